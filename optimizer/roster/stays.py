"""Stays at remote places: who may stay where in which week, and on which days, over the week and date by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from models.roster.calendar import monday
from optimizer.roster.patterns import Days, PatternColumns, pattern

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
    """What a person may stay at a remote place in a week: its days in ``order``, and the columns of the weeks.

    ``free`` are the days that visits may take, ``pinned`` those there whatever is decided, ``before`` those known
    outside the horizon. ``choices`` are the columns of the patterns; at most one of them is 1.
    """

    minutes: int
    period: int
    columns: list[int]
    order: list[date]
    free: Days
    pinned: Days
    before: Days
    choices: PatternColumns = field(default_factory=dict)

    @property
    def least_trips(self) -> int:
        """The round trips of the pinned days alone."""
        return pattern(0, self.pinned, self.before, 1).trips

    def on(self, day: date, choices: PatternColumns) -> list[int]:
        """Return those of ``choices`` whose patterns serve a day."""
        bit = self.bits([day])
        return [choice for choice, p in choices.items() if p.days & bit]

    def bits(self, dates: Iterable[date]) -> Days:
        """Return dates of the week as bits."""
        return _bits(self.order, dates)


def week_stays(m: WeeksModel) -> dict[Stay, WeekStay]:
    """Return every stay that the columns or pins allow; none where the rule makes nobody stay."""
    if not m.case.stays.paid:
        return {}
    first_period = {p.week: p.index for p in reversed(m.periods)}
    columns: dict[Stay, list[int]] = defaultdict(list)
    for n, column in enumerate(m.columns):
        columns[stay_of(column)].append(n)
    pinned: dict[Stay, set[date]] = defaultdict(set)
    for duty in m.pinned.duties:
        stay = Stay(duty.person.id, duty.facility.id, monday(duty.date))
        resident = (duty.person.id, duty.facility.id, duty.date) in m.case.resident_days
        if not resident and stay.week in first_period:
            pinned[stay].add(duty.date)
    people, found = m.case.county.person_by_id, dict[Stay, WeekStay]()
    for stay in dict.fromkeys([*columns, *pinned]):
        minutes = m.case.stays.way(people[stay.person].employer, stay.facility, stay.week)
        if minutes is not None:
            days = _days(m, stay, columns[stay], pinned[stay])
            found[stay] = WeekStay(minutes, first_period[stay.week], columns[stay], *days)
    return found


def _days(m: WeeksModel, stay: Stay, columns: list[int], pinned: set[date]) -> tuple[list[date], Days, Days, Days]:
    """Return the days of a week that may follow one another: free ones, pinned ones, and those known before."""
    credits = m.case.history.week_credits(stay.person, stay.week)
    before = {c.date for c in credits if c.facility == stay.facility and c.days}
    free = {slot.date for n in columns for slot in m.columns[n].slots}
    order = sorted({*m.case.workdays_of_week(stay.week), *free, *pinned, *before})
    return order, _bits(order, free), _bits(order, pinned), _bits(order, before)


def _bits(order: list[date], dates: Iterable[date]) -> Days:
    return sum(1 << order.index(day) for day in set(dates))


def day_stays(d: DayRows) -> Iterator[tuple[Stay, WeekStay, dict[date, int]]]:
    """Yield the stays of a week with a column a date that says whether the person is there; ask once a week."""
    by_date: dict[Stay, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (n, slot), x in d.taken.items():
        by_date[stay_of(d.weeks.columns[n])][d.weeks.case.slots[slot].date].append(x)
    for stay, known in d.weeks.stays.items():
        if stay.week == d.week and (stay in by_date or known.pinned):
            yield stay, known, {day: _exactly(d, columns) for day, columns in by_date[stay].items()}


def _exactly(d: DayRows, columns: list[int]) -> int:
    """Return a column that is 1 where any of ``columns`` is, and only there."""
    served = d.any_of(("served",), columns)
    if len(columns) > 1:
        d.model.row(("served",), [*columns, served], [*[-1] * len(columns), 1], high=0)
    return served
