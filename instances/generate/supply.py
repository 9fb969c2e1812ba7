"""How many days people can serve in a horizon."""

from collections import defaultdict
from datetime import date

from models.county import County, Part, Person
from models.roster.calendar import WorkCalendar
from models.roster.presence import Presence


def supply(county: County, first: date, last: date, *, halves: bool) -> dict[str, float]:
    """Return the most days that each person may serve: free working days, no more in a month than ``max_month``."""
    presence = Presence(county)
    days = WorkCalendar(county.calendar).workdays(first, last)
    return {p.id: _days_of(p, presence, days, halves=halves) for p in county.staff}


def _days_of(person: Person, presence: Presence, days: list[date], *, halves: bool) -> float:
    by_month: dict[tuple[int, int], float] = defaultdict(float)
    parts = Part.DAY.halves if halves else (Part.DAY,)
    for day in days:
        by_month[day.year, day.month] += sum(part.days for part in parts if presence.free(person, day, part))
    limit = person.max_month if person.max_month is not None else 31.0
    return sum(min(limit, free) for free in by_month.values())
