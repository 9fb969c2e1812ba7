"""Fitting: whether the visits that the weeks give find their days."""

from dataclasses import dataclass
from datetime import date

from models.county.words import Tier
from optimizer.engines import Limits, Status, solve_mip, solve_sat
from optimizer.engines.linear import objective_value
from optimizer.roster.days import DayRows
from optimizer.roster.outings import Counts
from optimizer.roster.weeks import Terms, WeeksModel

Taken = frozenset[tuple[int, int]]
"""Slots taken: (column of the weeks, index of the slot)."""


@dataclass(frozen=True)
class WeekFit:
    """The days of one week.

    ``cost`` is what the slots of the week charge beside the weeks' own rows (excess and round trips), ``charged`` what
    the weeks had reckoned for that. The week fits where it costs no more.
    """

    taken: Taken
    outings: Counts
    cost: dict[Tier, int]
    charged: dict[Tier, int]
    found: bool = True

    @property
    def fits(self) -> bool:
        """Whether the week has its days at no more than the weeks reckoned."""
        return self.found and all(self.cost[t] <= self.charged[t] for t in Tier)


def fit_week(weeks: WeeksModel, values: tuple[int, ...], week: date, limits: Limits) -> WeekFit:
    """Give each visit of a week its day, at the least excess and then the fewest trips.

    Days that only have to fit are CP-SAT's; where they cost something, HiGHS proves the least far sooner.
    """
    charged = charged_in(weeks, values, week)
    if week in weeks.refined:
        return WeekFit(*_joined(weeks, week, values, limits), charged, charged)
    rows = DayRows(weeks, week, values)
    solved = _solved(rows, limits)
    if solved is None:
        return WeekFit(frozenset(), (), dict.fromkeys(Tier, 0), charged, found=False)
    taken, outings, cost = solved
    return WeekFit(taken, outings, cost, charged)


def _solved(rows: DayRows, limits: Limits) -> tuple[Taken, Counts, dict[Tier, int]] | None:
    """Return the slots and vehicles of least cost, the tidiest of these, and their cost; ``None`` where none fit."""
    merged = _merged(rows)
    found = solve_mip(rows.model, merged, limits) if merged else solve_sat(rows.model, {}, limits)
    if found.status is Status.UNKNOWN or not found.found:
        return None
    cost = {t: objective_value(rows.objectives[t].items(), found.values) for t in Tier}
    return *_read(rows, _tidied(rows, cost, limits) or found.values), cost


def _merged(rows: DayRows) -> Terms:
    """Return one objective in which excess outweighs trips."""
    heavy = 1 + sum(cost * rows.model.highs[x] for x, cost in rows.objectives[Tier.TRAVEL].items())
    merged = {x: cost * heavy for x, cost in rows.objectives[Tier.POLICY].items()}
    return merged | rows.objectives[Tier.TRAVEL]


def _tidied(rows: DayRows, cost: dict[Tier, int], limits: Limits) -> tuple[int, ...]:
    """Return the tidiest values among those that cost no more; none where nothing is to be tidied."""
    if not rows.tidy:
        return ()
    for tier, terms in rows.objectives.items():
        if terms:
            rows.model.row(("tier", tier), list(terms), list(terms.values()), high=cost[tier])
    return solve_mip(rows.model, rows.tidy, limits).values


def _joined(weeks: WeeksModel, week: date, values: tuple[int, ...], limits: Limits) -> tuple[Taken, Counts]:
    """Return the slots taken in a week joined slot by slot, with vehicles given out anew where that is tidier."""
    taken, outings = _read(weeks.refined[week], values)
    if not weeks.refined[week].tidy:
        return taken, outings
    rows = DayRows(weeks, week, values)
    for key, x in rows.taken.items():
        rows.model.lows[x] = rows.model.highs[x] = int(key in taken)
    solved = _solved(rows, limits)
    return solved[:2] if solved else (taken, outings)


def _read(rows: DayRows, values: tuple[int, ...]) -> tuple[Taken, Counts]:
    """Return the slots taken, and which vehicles go where."""
    cars = rows.rides.cars.items() if rows.rides else ()
    taken = frozenset(key for key, x in rows.taken.items() if values[x])
    return taken, tuple((key, values[x]) for key, x in cars if values[x])


def charged_in(weeks: WeeksModel, values: tuple[int, ...], week: date) -> dict[Tier, int]:
    """Return what the weeks' solution charges for excess and trips in one week, by tier."""
    inside = {p.index for p in weeks.periods if p.week == week}
    columns = [c for (_, period), c in weeks.excess.items() if period in inside]
    columns += [c for (_, _, period), c in weeks.trips.items() if period in inside]
    return {t: sum(weeks.objectives[t].get(c, 0) * values[c] for c in columns if c < len(values)) for t in Tier}
