"""Lexicographic solving: policy outweighs need, need outweighs travel, travel outweighs comfort."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

from models.county.words import Tier
from optimizer.engines import Limits, LinearModel, Solution, Status, solve_mip
from optimizer.engines.linear import objective_value
from optimizer.roster.comfort import Comfort, lower
from optimizer.roster.relaxed import Aim, aim_at, reach
from optimizer.roster.weeks import Terms, WeeksModel


@dataclass(frozen=True)
class Problem:
    """A model with an objective and a constant for each tier; ``comfort`` tells how the last one is lowered."""

    model: LinearModel
    objectives: dict[Tier, Terms]
    constants: dict[Tier, int]
    comfort: Comfort = field(default_factory=Comfort)


def problem_of(weeks: WeeksModel) -> Problem:
    """Return the weeks as a problem."""
    return Problem(weeks.model, weeks.objectives, weeks.constants, weeks.comfort)


@dataclass(frozen=True)
class TierValue:
    """One tier of a solution in half-units: its value and the bound proved, given the tiers above."""

    tier: Tier
    value: int
    bound: int | None

    @property
    def proven(self) -> bool:
        """Whether value and bound meet."""
        return self.within(0)

    def within(self, gap: float) -> bool:
        """Whether value and bound lie no further apart than the relative ``gap``."""
        return self.bound is not None and self.value - self.bound <= gap * max(2, abs(self.value))


OnTier = Callable[[TierValue], None]


@dataclass(frozen=True)
class Ranked:
    """A lexicographic solution: its status, the column values, and the tiers in falling order.

    ``cut`` says that time ran out before some tier was solved to the gap asked for.
    """

    status: Status
    values: tuple[int, ...] = ()
    tiers: tuple[TierValue, ...] = ()
    cut: bool = False

    @property
    def found(self) -> bool:
        """Whether there is a solution."""
        return bool(self.tiers)

    @property
    def settled(self) -> bool:
        """Whether all is proven above comfort."""
        return self.found and all(tier.proven for tier in self.tiers if tier.tier is not Tier.COMFORT)


def solve_tiers(
    problem: Problem,
    limits: Limits,
    deadline: float | None,
    on_tier: OnTier | None = None,
    known: Ranked | None = None,
    *,
    linear: bool = True,
) -> Ranked:
    """Minimize each tier in turn, holding the ones above at their values.

    The ``linear`` optimum comes first; where whole values meet it, the tiers above comfort are done. A ``known``
    solution, whose bounds hold where the tiers above meet theirs, is where each tier begins otherwise. Past the
    deadline the remaining tiers keep the values of the last solution, without a bound.
    """
    held = problem.model.copy()
    aim, last = _by_relaxation(problem, limits, deadline) if linear else (None, None)
    if last is None and known is not None:
        last = Solution(Status.FEASIBLE, known.values)
    tiers: list[TierValue] = []
    cut = False
    for tier in Tier:
        terms, constant = problem.objectives[tier], problem.constants[tier]
        if not terms:
            tiers.append(TierValue(tier, constant, constant))
            continue
        lows = [b - constant for b in _known_bounds(aim, known, tiers, problem.constants) if b is not None]
        comfort = problem.comfort if tier is Tier.COMFORT else None
        last = _next(held, terms, last, limits, _until(tier, deadline), max(lows, default=None), comfort)
        if last.objective is None:
            return Ranked(last.status)
        lows += [] if last.bound is None else [last.bound]
        tiers.append(TierValue(tier, last.objective + constant, max(lows) + constant if lows else None))
        ended = comfort is not None and comfort.turns is not None and last.status is Status.FEASIBLE
        cut = cut or not (ended or tiers[-1].within(limits.gap))
        held.row(("tier", tier), list(terms), list(terms.values()), high=last.objective)
        if on_tier:
            on_tier(tiers[-1])
    if last is None:
        last = solve_mip(held, {}, _left(limits, deadline))
        if not last.found:
            return Ranked(last.status)
    proven = all(t.proven for t in tiers)
    return Ranked(Status.OPTIMAL if proven else Status.FEASIBLE, last.values, tuple(tiers), cut)


def _by_relaxation(problem: Problem, limits: Limits, deadline: float | None) -> tuple[Aim | None, Solution | None]:
    """Return the linear optimum of the tiers above comfort, and a solution that meets it where one was found."""
    above = [tier for tier in Tier if tier is not Tier.COMFORT and problem.objectives[tier]]
    aim = aim_at(problem.model, problem.objectives, above, limits, deadline)
    values = reach(problem.model, problem.objectives, aim, limits, deadline) if aim else None
    return aim, None if values is None else Solution(Status.OPTIMAL, values)


def _known_bounds(
    aim: Aim | None, known: Ranked | None, above: Sequence[TierValue], constants: dict[Tier, int]
) -> tuple[int | None, int | None]:
    """Return the next tier's bound at the linear optimum and of a known solution, where the tiers ``above`` allow."""
    tier = list(Tier)[len(above)]
    linear = None
    if aim and tier in aim.bounds and all(_at(t, aim, constants) for t in above):
        linear = aim.bounds[tier] + constants[tier]
    if known is None or not all(t.proven and t.value == k.bound for t, k in zip(above, known.tiers, strict=False)):
        return linear, None
    return linear, known.tiers[len(above)].bound


def _at(tier: TierValue, aim: Aim, constants: dict[Tier, int]) -> bool:
    """Return whether a tier is at the value that the linear optimum of the tiers below it holds it at."""
    return tier.tier not in aim.bounds or tier.value == aim.bounds[tier.tier] + constants[tier.tier]


def _next(
    held: LinearModel,
    terms: Terms,
    last: Solution | None,
    limits: Limits,
    until: float | None,
    low: int | None,
    comfort: Comfort | None,
) -> Solution:
    """Return the best solution for one more tier; the last one again where it cannot or need not be improved."""
    if last is None:
        return solve_mip(held, terms, _left(limits, until))
    value = objective_value(terms.items(), last.values)
    kept = Solution(Status.UNKNOWN, last.values, value, None)
    least = sum(min(cost * held.lows[c], cost * held.highs[c]) for c, cost in terms.items())
    if value <= max(least, least if low is None else low):
        return replace(kept, status=Status.OPTIMAL, bound=value)
    if until is not None and monotonic() >= until:
        return kept
    if comfort is not None and until is not None:
        return lower(held, terms, kept, comfort, limits, until)
    found = solve_mip(held, terms, _left(limits, until))
    return found if found.objective is not None and found.objective <= value else replace(kept, bound=found.bound)


COMFORT_SECONDS = 20.0
"""What comfort may take at most: proving it can last for hours, and nobody waits for that."""


def _until(tier: Tier, deadline: float | None) -> float | None:
    """Return when a tier must be done: with half of what is left, so that something is left for the days.

    The first tier may take it all, since without it there is nothing; comfort takes no more than its seconds.
    """
    now = monotonic()
    half = None if deadline is None else now + max(0.0, deadline - now) / 2
    if tier is Tier.COMFORT:
        return now + COMFORT_SECONDS if half is None else min(now + COMFORT_SECONDS, half)
    return deadline if tier is Tier.POLICY else half


def _left(limits: Limits, deadline: float | None) -> Limits:
    """Return the limits with the seconds left until the deadline."""
    return limits if deadline is None else replace(limits, seconds=max(0.01, deadline - monotonic()))
