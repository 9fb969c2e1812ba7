"""Slots: the units of duty of a horizon."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from models.county.words import Part
from models.roster.calendar import WorkCalendar, monday, month_key


@dataclass(frozen=True)
class Slot:
    """A unit of duty: a date and a part of it; ``index`` counts the slots of the horizon from 0."""

    index: int
    date: dt.date
    part: Part

    @property
    def days(self) -> float:
        """Day value: 1 for a whole day, 0.5 for a half."""
        return self.part.days

    @cached_property
    def week(self) -> dt.date:
        """The Monday of the slot's week."""
        return monday(self.date)

    @cached_property
    def month(self) -> str:
        """The slot's month, such as ``2026-03``."""
        return month_key(self.date)


def make_slots(calendar: WorkCalendar, first: dt.date, last: dt.date, halves: bool) -> tuple[Slot, ...]:
    """Return the slots of all working days from ``first`` to ``last``; two a day where ``halves``."""
    parts = (Part.AM, Part.PM) if halves else (Part.DAY,)
    dated = [(d, part) for d in calendar.workdays(first, last) for part in parts]
    return tuple(Slot(n, d, part) for n, (d, part) in enumerate(dated))
