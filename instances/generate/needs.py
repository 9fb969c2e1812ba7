"""Generated needs: as many days as the tightness asks, by specialty and population."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil

from models.county import Facility, Need, Period, Person
from models.roster.calendar import WorkCalendar, month_ends
from models.roster.eligible import is_licensed

ROOM_USE = 0.75
"""Rooms are as many as make the days wanted fill this share of the opening days."""


def spread(
    staff: Iterable[Person], days: Mapping[str, float], centers: Iterable[Facility], tightness: float
) -> dict[tuple[str, str], float]:
    """Return days wanted by facility and specialty: ``tightness`` x the supply, by the square root of population."""
    supplied: dict[str, float] = defaultdict(float)
    for person in staff:
        supplied[person.specialty] += days[person.id]
    licensed = list(centers)
    wanted = {}
    for specialty, total in supplied.items():
        places = [c for c in licensed if is_licensed(c, specialty)]
        weight = sum(c.population**0.5 for c in places)
        for c in places:
            wanted[c.id, specialty] = tightness * total * c.population**0.5 / weight
    return wanted


def months_in(calendar: WorkCalendar, first: date, last: date) -> float:
    """Return how many months lie in the horizon, each by the share of its working days."""
    months, day = 0.0, first.replace(day=1)
    while day <= last:
        begin, end = month_ends(day.year, day.month)
        inside = calendar.workdays(max(begin, first), min(end, last)) if first <= end else []
        months += len(inside) / len(calendar.workdays(begin, end))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return months


def make_needs(
    wanted: Mapping[tuple[str, str], float], weeks: float, months: float, unit: float, source: str
) -> list[Need]:
    """Return needs in multiples of ``unit``: weekly where a week wants one or more, monthly otherwise.

    What rounding takes from one row is given to the next, so that the total stays.
    """
    needs, carried = [], 0.0
    for (facility, specialty), days in wanted.items():
        weekly = days / weeks >= unit
        periods = weeks if weekly else months
        target = max(0.0, round((days + carried) / periods / unit) * unit)
        carried += days - target * periods
        if target:
            period = Period.WEEK if weekly else Period.MONTH
            needs.append(Need(facility=facility, specialty=specialty, period=period, target=target, source=source))
    return needs


def fit_rooms(centers: Iterable[Facility], wanted: Mapping[tuple[str, str], float], workdays: int) -> list[Facility]:
    """Return the centers with rooms for what they want, at least two (three in a central one)."""
    fitted = []
    for c in centers:
        total = sum(days for (facility, _), days in wanted.items() if facility == c.id)
        open_days = workdays * len(c.open_weekdays) / 5
        least = 3 if c.kind.value.startswith("central") else 2
        fitted.append(c.model_copy(update={"rooms": max(least, ceil(total / open_days / ROOM_USE))}))
    return fitted
