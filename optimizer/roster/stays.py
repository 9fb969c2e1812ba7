"""Stays at remote places: who may stay where in which week, and the days of it, date by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from models.roster.calendar import monday

if TYPE_CHECKING:
    from optimizer.roster.columns import Column
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel


class Stay(NamedTuple):
    """A person at a remote facility in the week of a Monday."""

    person: str
    facility: str
    week: date


def stay_of(column: Column) -> Stay:
    """Return the stay that a visit of the column belongs to where the place is remote."""
    return Stay(column.person.id, column.facility.id, column.period.week)


def stays_at(m: WeeksModel, column: Column) -> bool:
    """Return whether the column is of a remote place, so that its visits are stays."""
    return bool(m.stays) and stay_of(column) in m.stays


@dataclass
class WeekStay:
    """The columns of a person at a remote place in a week; ``pinned`` dates are there whatever is decided."""

    minutes: int
    period: int
    columns: list[int] = field(default_factory=list)
    pinned: set[date] = field(default_factory=set)


def week_stays(m: WeeksModel) -> dict[Stay, WeekStay]:
    """Return every stay that the columns or pins allow; none where the rule makes nobody stay."""
    found: dict[Stay, WeekStay] = {}
    if not m.case.stays.paid:
        return found
    first_period = {p.week: p.index for p in reversed(m.periods)}
    for n, column in enumerate(m.columns):
        stay = stay_of(column)
        minutes = m.case.stays.way(column.person.employer, stay.facility, stay.week)
        if minutes is not None:
            found.setdefault(stay, WeekStay(minutes, first_period[stay.week])).columns.append(n)
    for duty in m.pinned.duties:
        stay = Stay(duty.person.id, duty.facility.id, monday(duty.date))
        minutes = m.case.stays.way(duty.person.employer, duty.facility.id, stay.week)
        resident = (duty.person.id, duty.facility.id, duty.date) in m.case.resident_days
        if minutes is not None and not resident and stay.week in first_period:
            found.setdefault(stay, WeekStay(minutes, first_period[stay.week])).pinned.add(duty.date)
    return found


@dataclass
class DayStay:
    """Whether a person is at a remote place, day by day: a column, ``None`` where that is settled, absent where not.

    ``order`` are the days that may follow one another; ``ours`` those of the horizon.
    """

    order: list[date]
    served: dict[date, int | None]
    ours: set[date]


def day_stays(d: DayRows) -> Iterator[tuple[Stay, WeekStay, DayStay]]:
    """Yield the stays of a week that the slots or pins make possible; each adds columns, so ask once a week."""
    case = d.weeks.case
    by_date: dict[Stay, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (n, slot), x in d.taken.items():
        column = d.weeks.columns[n]
        by_date[stay_of(column)][case.slots[slot].date].append(x)
    for stay, known in d.weeks.stays.items():
        if stay.week != d.week or not (stay in by_date or known.pinned):
            continue
        served: dict[date, int | None] = {day: _exactly(d, columns) for day, columns in by_date[stay].items()}
        served |= dict.fromkeys(known.pinned)
        ours = set(served)
        credits = case.history.week_credits(stay.person, stay.week)
        served |= dict.fromkeys(c.date for c in credits if c.facility == stay.facility and c.days)
        order = sorted({*case.workdays_of_week(stay.week), *served})
        yield stay, known, DayStay(order, served, ours)


def _exactly(d: DayRows, columns: list[int]) -> int:
    """Return a column that is 1 where any of ``columns`` is, and only there."""
    served = d.any_of(("served",), columns)
    if len(columns) > 1:
        d.model.row(("served",), [*columns, served], [*[-1] * len(columns), 1], high=0)
    return served
