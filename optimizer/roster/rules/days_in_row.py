"""roster.days_in_row in the formulation: windows of working days inside a week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from models.county.words import Mode
from models.roster.day_windows import day_windows
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from optimizer.roster.days import DayRows
    from optimizer.roster.weeks import WeeksModel

Window = tuple[date, ...]


class DaysInRow(RosterRule):
    """``sum_{d in window} served[p,d] <= max_days``: of the days that nothing settles yet, one stays free.

    Over a week, windows that share no day each leave the slots of one day empty. Windows never leave their week, so
    each week finds its days alone.
    """

    id = "roster.days_in_row"

    def weeks(self, m: WeeksModel) -> None:
        """Limit the slots of each person and week; when soft, one slot a window, since its breach costs one day."""
        if not self.pushes or self.case.policy.number(self.id, "max_days") is None:
            return
        settled = self._settled(m)
        groups: dict[tuple[str, date], list[int]] = defaultdict(list)
        for n, column in enumerate(m.columns):
            if not column.second:
                groups[column.person.id, column.period.week].append(n)
        for (person, week), columns in groups.items():
            slots = 0
            for n in columns:
                slots |= m.columns[n].mask
            lost = 0
            for window in _apart(day_windows(self.case, week)):
                free = [day for day in window if (person, day) not in settled]
                fewest = min(((slots & self._mask[day]).bit_count() for day in free), default=0)
                lost += fewest if self.mode is Mode.HARD else min(1, fewest)
            if lost:
                m.at_most(self, (person,), columns, slots.bit_count() - lost, period=_first_period(m, week))

    def days(self, d: DayRows) -> None:
        """Leave a day of each window free."""
        if not self.pushes or self.case.policy.number(self.id, "max_days") is None:
            return
        settled = self._settled(d.weeks)
        by_date: dict[tuple[str, date], dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
        for (n, slot), x in d.taken.items():
            column = d.weeks.columns[n]
            if not column.second:
                by_date[column.person.id, column.period.week][self.case.slots[slot].date].append(x)
        for (person, week), of_day in by_date.items():
            served = {day: self._served(d, person, day, columns) for day, columns in of_day.items()}
            for window in day_windows(self.case, week):
                free = [day for day in window if (person, day) not in settled]
                if free and all(day in served for day in free):
                    columns = [x for day in free for x in served[day]]
                    start = window[0].toordinal()
                    d.at_most(self, (person,), _first_period(d.weeks, week), start, columns, len(free) - 1)

    def _served(self, d: DayRows, person: str, day: date, columns: list[int]) -> list[int]:
        """Return columns of which at most one is 1, and one is where the person serves on ``day``."""
        return columns if d.weeks.unit == 2 else [d.any_of((self.id, person, day, "served"), columns)]

    def _settled(self, m: WeeksModel) -> set[tuple[str, date]]:
        """Return who serves when whatever is decided: pinned duties, and the days of the weeks around the horizon."""
        settled = {(duty.person.id, duty.date) for duty in m.pinned.duties}
        for person in self.case.senders:
            for week in {self.case.weeks[0], self.case.weeks[-1]}:
                credits = self.case.history.week_credits(person.id, week)
                settled.update((person.id, c.date) for c in credits if c.days)
        return settled

    @cached_property
    def _mask(self) -> dict[date, int]:
        """The slots of each date, as bits; none outside the horizon."""
        masks: dict[date, int] = defaultdict(int)
        for slot in self.case.slots:
            masks[slot.date] |= 1 << slot.index
        return masks


def _apart(windows: Iterator[Window]) -> Iterator[Window]:
    """Yield windows that share no day."""
    last = date.min
    for window in windows:
        if window[0] > last:
            last = window[-1]
            yield window


def _first_period(m: WeeksModel, week: date) -> int:
    return next(p.index for p in m.periods if p.week == week)
