"""Fitting: whether the visits that the weeks give find their days."""

from dataclasses import dataclass
from datetime import date

from models.county.words import Tier
from optimizer.engines import Limits, Status, solve_mip, solve_sat
from optimizer.engines.linear import objective_value
from optimizer.roster.days import DayRows
from optimizer.roster.outings import Counts
from optimizer.roster.weeks import Terms, WeeksModel

HEADLINE = tuple(t for t in Tier if t is not Tier.COMFORT)

Taken = frozenset[tuple[int, int]]
"""Slots taken: (column of the weeks, index of the slot)."""


@dataclass(frozen=True)
class WeekFit:
    """The days of one week.

    ``cost`` is what the slots of the week charge beside the weeks' own rows (excess and round trips), ``charged`` what
    the weeks had reckoned for that. The week fits where it costs no more, comfort apart: what the days miss of it is
    counted, and nothing else is changed for it.
    """

    taken: Taken
    outings: Counts
    cost: dict[Tier, int]
    charged: dict[Tier, int]
    found: bool = True

    @property
    def fits(self) -> bool:
        """Whether the week has its days at no more than the weeks reckoned."""
        return self.found and all(self.cost[t] <= self.charged[t] for t in HEADLINE)


def fit_week(weeks: WeeksModel, values: tuple[int, ...], week: date, limits: Limits) -> WeekFit:
    """Give each visit of a week its day, at the least excess, then the fewest trips, then the most comfort.

    Days that only have to fit are CP-SAT's; where they cost something, HiGHS proves the least far sooner.
    """
    charged = charged_in(weeks, values, week)
    if week in weeks.refined:
        return _joined(weeks, week, values, charged, limits)
    rows = DayRows(weeks, week, values)
    solved = _solved(rows, limits)
    if solved is None:
        return WeekFit(frozenset(), (), dict.fromkeys(Tier, 0), charged, found=False)
    taken, outings, cost = solved
    return WeekFit(taken, outings, cost, charged)


def _solved(rows: DayRows, limits: Limits) -> tuple[Taken, Counts, dict[Tier, int]] | None:
    """Return the slots and vehicles of least cost, the tidiest of these, and their cost; ``None`` where none fit.

    What is missed of comfort, and then what is tidy, matter only among days that cost the same in what goes before.
    """
    merged = _merged(rows)
    found = solve_mip(rows.model, merged, limits) if merged else solve_sat(rows.model, {}, limits)
    if found.status is Status.UNKNOWN or not found.found:
        return None
    values = found.values
    held = [rows.objectives[t] for t in HEADLINE]
    for wish in (rows.objectives[Tier.COMFORT], rows.tidy):
        values = _among_equals(rows, values, held, wish, limits)
        held.append(wish)
    cost = {t: objective_value(rows.objectives[t].items(), values) for t in Tier}
    return *_read(rows, values), cost


def _merged(rows: DayRows) -> Terms:
    """Return one objective in which each tier outweighs the ones below; comfort is left out."""
    merged: Terms = {}
    heavy = 1
    for tier in reversed(HEADLINE):
        terms = rows.objectives[tier]
        merged |= {x: cost * heavy for x, cost in terms.items()}
        heavy *= 1 + sum(cost * rows.model.highs[x] for x, cost in terms.items())
    return merged


def _among_equals(
    rows: DayRows, values: tuple[int, ...], held: list[Terms], wish: Terms, limits: Limits
) -> tuple[int, ...]:
    """Return the values of least ``wish`` among those that cost no more than ``values`` in what is held."""
    if not objective_value(wish.items(), values):
        return values
    model = rows.model.copy()
    for terms in held:
        if terms:
            high = objective_value(terms.items(), values)
            model.row(("held",), list(terms), list(terms.values()), high=high)
    return solve_mip(model, wish, limits).values or values


def _joined(
    weeks: WeeksModel, week: date, values: tuple[int, ...], charged: dict[Tier, int], limits: Limits
) -> WeekFit:
    """Return the slots taken in a week joined slot by slot, or others of like cost where comfort depends on them.

    Vehicles are given out anew where that is tidier.
    """
    taken, outings = _read(weeks.refined[week], values)
    rows = DayRows(weeks, week, values)
    if rows.objectives[Tier.COMFORT]:
        solved = _solved(rows, limits)
        if solved and (fit := WeekFit(*solved, charged)).fits:
            return fit
    elif not rows.tidy:
        return WeekFit(taken, outings, charged, charged)
    rows = DayRows(weeks, week, values)
    for key, x in rows.taken.items():
        rows.model.lows[x] = rows.model.highs[x] = int(key in taken)
    solved = _solved(rows, limits)
    if solved is None:
        return WeekFit(taken, outings, charged, charged)
    comfort = {Tier.COMFORT: solved[2][Tier.COMFORT]}
    return WeekFit(*solved[:2], charged | comfort, charged)


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
