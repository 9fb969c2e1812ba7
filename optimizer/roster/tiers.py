"""Lexicographic solving: policy outweighs need, need outweighs travel, travel outweighs comfort."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from models.county.words import Tier
from optimizer.engines import Limits, LinearModel, Solution, Status, solve_mip
from optimizer.engines.linear import objective_value
from optimizer.roster.turns import Choices, by_turns
from optimizer.roster.weeks import Terms


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


COMFORT_SECONDS = 20.0
"""What comfort may take at most: proving it can last for hours, and nobody waits for that."""

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


def solve_tiers(
    model: LinearModel,
    objectives: dict[Tier, Terms],
    constants: dict[Tier, int],
    limits: Limits,
    deadline: float | None,
    on_tier: OnTier | None = None,
    choices: Choices | None = None,
) -> Ranked:
    """Minimize each tier in turn, holding the ones above at their values.

    Past the deadline the remaining tiers keep the values of the last solution, without a bound. Comfort with
    ``choices`` is solved by turns.
    """
    held = model.copy()
    last: Solution | None = None
    tiers: list[TierValue] = []
    cut = False
    for tier in Tier:
        terms = objectives[tier]
        if not terms:
            tiers.append(TierValue(tier, constants[tier], constants[tier]))
            continue
        last = _next(held, terms, last, limits, _until(tier, deadline), choices if tier is Tier.COMFORT else None)
        if last.objective is None:
            return Ranked(last.status)
        bound = None if last.bound is None else last.bound + constants[tier]
        tiers.append(TierValue(tier, last.objective + constants[tier], bound))
        turned = choices is not None and tier is Tier.COMFORT and last.status is Status.FEASIBLE
        cut = cut or not (turned or tiers[-1].within(limits.gap))
        held.row(("tier", tier), list(terms), list(terms.values()), high=last.objective)
        if on_tier:
            on_tier(tiers[-1])
    if last is None:
        last = solve_mip(held, {}, _left(limits, deadline))
        if not last.found:
            return Ranked(last.status)
    proven = all(t.proven for t in tiers)
    return Ranked(Status.OPTIMAL if proven else Status.FEASIBLE, last.values, tuple(tiers), cut)


def _next(
    held: LinearModel,
    terms: Terms,
    last: Solution | None,
    limits: Limits,
    deadline: float | None,
    choices: Choices | None,
) -> Solution:
    """Return the best solution for one more tier; the last one again where it cannot or need not be improved."""
    if last is not None:
        value = objective_value(terms.items(), last.values)
        kept = Solution(Status.UNKNOWN, last.values, value, None)
        least = sum(min(cost * held.lows[c], cost * held.highs[c]) for c, cost in terms.items())
        if value == least:
            return replace(kept, status=Status.OPTIMAL, bound=value)
        if deadline is not None and monotonic() >= deadline:
            return kept
        if choices is not None and deadline is not None:
            return by_turns(held, terms, kept, choices, limits, deadline)
    found = solve_mip(held, terms, _left(limits, deadline))
    return found if found.found or last is None else kept


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
