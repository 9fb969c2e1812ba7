"""Repair: weeks decided anew slot by slot while the rest is held, at the same value, or at the least loss."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from models.county.words import Tier
from optimizer.clock import Clock
from optimizer.engines import Limits, Part, Status, free_part, solve_mip
from optimizer.engines.linear import Solution, objective_value
from optimizer.roster.days import DayRows
from optimizer.roster.tiers import Ranked, TierValue
from optimizer.roster.weeks import WeeksModel

NODES = 10
"""What a search among some weeks may branch: effort, not time, so that the same input gives the same plan."""

NEAR = 4
"""Weeks this far apart still share months and quotas; farther ones are not decided anew together."""


def join(weeks: WeeksModel, week: date) -> None:
    """Let the slots of a week join the weeks' model."""
    if week not in weeks.refined:
        weeks.refined[week] = DayRows(weeks, week, None)


def same_value(weeks: WeeksModel, ranked: Ranked, free: Sequence[date], limits: Limits, clock: Clock) -> Ranked | None:
    """Return a solution of the same value in every tier, with the visits of ``free`` weeks decided anew.

    Comfort that only the days can tell is left to them: it makes no week harder to settle.
    """
    if clock.over:
        return None
    part = _part(weeks, ranked, free)
    for tier in ranked.tiers:
        terms = weeks.objectives[tier.tier]
        hoped = {c: terms[c] for c in weeks.excess.values() if c in terms} if tier.tier is Tier.COMFORT else {}
        asked = {c: cost for c, cost in terms.items() if c not in hoped}
        inside = part.objective(asked)
        if inside:
            aside = part.held(asked) + objective_value(hoped.items(), part.values)
            high = tier.value - weeks.constants[tier.tier] - aside
            part.model.row(("tier", tier.tier), list(inside), list(inside.values()), high=high)
    found = solve_mip(part.model, {}, replace(limits, seconds=clock.left))
    return _revalued(weeks, ranked, part.whole(found.values)) if found.found else None


def _revalued(weeks: WeeksModel, ranked: Ranked, values: tuple[int, ...]) -> Ranked:
    """Return the solution with other values, which cost the same in every tier but comfort."""
    terms, constant = weeks.objectives[Tier.COMFORT], weeks.constants[Tier.COMFORT]
    comfort = replace(ranked.tiers[-1], value=constant + objective_value(terms.items(), values))
    return replace(ranked, values=values, tiers=(*ranked.tiers[:-1], comfort))


def least_loss(weeks: WeeksModel, ranked: Ranked, free: Sequence[date], limits: Limits, clock: Clock) -> Ranked | None:
    """Return the best solution found with the visits of ``free`` weeks decided anew, be it worse than ``ranked``."""
    return _Search(weeks, ranked, _part(weeks, ranked, free), limits, clock).best(None)


def better(weeks: WeeksModel, ranked: Ranked, free: Sequence[date], limits: Limits, clock: Clock) -> Ranked | None:
    """Return a solution, ``free`` weeks decided anew, that is better in the first tier that changes, or ``None``."""
    part = _part(weeks, ranked, free)
    return _Search(weeks, ranked, part, limits, clock).best([part.values[c] for c in part.columns])


def groups_of(weeks: Iterable[date]) -> Iterator[tuple[date, ...]]:
    """Yield the groups of one, two and three weeks that lie near one another."""
    every = sorted(weeks)
    for size in (1, 2, 3):
        for group in combinations(every, size):
            if (group[-1] - group[0]).days < 7 * NEAR:
                yield group


def _part(weeks: WeeksModel, ranked: Ranked, free: Sequence[date]) -> Part:
    visits = [n for n, column in enumerate(weeks.columns) if column.period.week in free]
    kept = [column for of_series in weeks.kept.values() for column in of_series.values()]
    return free_part(weeks.model, ranked.values, len(weeks.columns), visits, kept)


@dataclass(frozen=True)
class _Search:
    """A search for the best values of a part, tier by tier; a tier that meets its bound is not searched further."""

    weeks: WeeksModel
    ranked: Ranked
    part: Part
    limits: Limits
    clock: Clock

    def best(self, known: Sequence[int] | None) -> Ranked | None:
        """Return the best solution, ``None`` where there is none or none better than the ``known`` values."""
        changed = known is None
        tiers: list[TierValue] = []
        for tier in self.ranked.tiers:
            terms = self.part.objective(self.weeks.objectives[tier.tier])
            rest = self.weeks.constants[tier.tier] + self.part.held(self.weeks.objectives[tier.tier])
            if terms:
                low = None if tier.bound is None else tier.bound - rest
                found = self._next(terms, known, low, last=tier.tier is Tier.COMFORT and not changed)
                if found is None and known is None:
                    return None
                if found is not None:
                    known, changed = found.values, True
            value = rest if known is None else rest + objective_value(terms.items(), known)
            tiers.append(TierValue(tier.tier, value, tier.bound))
            self.part.model.row(("tier", tier.tier), list(terms), list(terms.values()), high=value - rest)
        if not changed or known is None:
            return None
        status = Status.OPTIMAL if all(t.proven for t in tiers) else Status.FEASIBLE
        return Ranked(status, self.part.whole(known), tuple(tiers))

    def _next(
        self, terms: dict[int, int], known: Sequence[int] | None, low: int | None, *, last: bool
    ) -> Solution | None:
        """Return the best values of one tier where they beat the ``known`` ones; nothing beats ``low``."""
        model = self.part.model
        if known is not None:
            value = objective_value(terms.items(), known)
            if last or (low is not None and value <= low):
                return None
            model = model.copy()
            model.row(("better",), list(terms), list(terms.values()), high=value - 1)
        if self.clock.over:
            return None
        found = solve_mip(model, terms, replace(self.limits, seconds=self.clock.left, nodes=NODES))
        return found if found.found else None
