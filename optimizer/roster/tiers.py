"""Lexicographic solving: policy outweighs need, need outweighs travel, travel outweighs comfort."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from models.county.words import Tier
from optimizer.engines import Limits, LinearModel, Solution, Status, solve_mip
from optimizer.engines.linear import objective_value
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
        return self.bound is not None and self.bound >= self.value


COMFORT_SECONDS = 20.0
"""What comfort may take at most: proving it can last for hours, and nobody waits for that."""

OnTier = Callable[[TierValue], None]


@dataclass(frozen=True)
class Ranked:
    """A lexicographic solution: its status, the column values, and the tiers in falling order."""

    status: Status
    values: tuple[int, ...] = ()
    tiers: tuple[TierValue, ...] = ()

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
    known: Ranked | None = None,
) -> Ranked:
    """Minimize each tier in turn, holding the ones above at their values.

    A ``known`` solution, whose bounds hold where the tiers above meet theirs, is where each tier begins.

    Past the deadline the remaining tiers keep the values of the last solution, without a bound.
    """
    held = model.copy()
    last = Solution(Status.FEASIBLE, known.values) if known else None
    tiers: list[TierValue] = []
    for tier in Tier:
        terms = objectives[tier]
        if not terms:
            tiers.append(TierValue(tier, constants[tier], constants[tier]))
            continue
        low = _known_bound(known, tiers, constants)
        last = _next(held, terms, last, limits, _until(tier, deadline), low)
        if last.objective is None:
            return Ranked(last.status)
        bound = None if last.bound is None else last.bound + constants[tier]
        tiers.append(TierValue(tier, last.objective + constants[tier], bound))
        held.row(("tier", tier), list(terms), list(terms.values()), high=last.objective)
        if on_tier:
            on_tier(tiers[-1])
    if last is None:
        last = solve_mip(held, {}, _left(limits, deadline))
        if not last.found:
            return Ranked(last.status)
    proven = all(t.proven for t in tiers)
    return Ranked(Status.OPTIMAL if proven else Status.FEASIBLE, last.values, tuple(tiers))


def _known_bound(known: Ranked | None, above: list[TierValue], constants: dict[Tier, int]) -> int | None:
    """Return the bound that is known of the next tier, as long as the tiers ``above`` meet theirs."""
    if known is None or not all(t.proven and t.value == k.bound for t, k in zip(above, known.tiers, strict=False)):
        return None
    tier = known.tiers[len(above)]
    return None if tier.bound is None else tier.bound - constants[tier.tier]


def _next(
    held: LinearModel, terms: Terms, last: Solution | None, limits: Limits, deadline: float | None, low: int | None
) -> Solution:
    """Return the best solution for one more tier; the last one again where it cannot or need not be improved."""
    if last is not None:
        value = objective_value(terms.items(), last.values)
        kept = Solution(Status.FEASIBLE, last.values, value, None)
        least = sum(min(cost * held.lows[c], cost * held.highs[c]) for c, cost in terms.items())
        if value == least or (low is not None and value <= low):
            return replace(kept, status=Status.OPTIMAL, bound=value)
        if deadline is not None and monotonic() >= deadline:
            return kept
    found = solve_mip(held, terms, _left(limits, deadline))
    if last is None or (found.objective is not None and found.objective <= value):
        return found
    return replace(kept, bound=found.bound)


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
