"""What the specialty minimum asks of a horizon: facility by facility, specialty by specialty, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from models.county.words import FacilityKind
from models.roster.calendar import month_ends
from models.roster.case import RosterCase

RULE = "roster.specialty_minimum"


@dataclass(frozen=True)
class SpecialtyFloor:
    """The fewest days of a specialty at a facility from ``first`` to ``last``, a month or its part in the horizon.

    ``spellings`` are the ways in which the staff sheet may write the specialty, the usual one first.
    """

    facility: str
    spellings: tuple[str, ...]
    first: date
    last: date
    days: float


def specialty_floors(case: RosterCase) -> Iterator[SpecialtyFloor]:
    """Yield what the rule asks; a part of a month in proportion to its working days, half up to a slot (A19)."""
    kinds = {FacilityKind(word) for word in case.policy.words(RULE, "kinds")}
    asked = case.policy.days(RULE, "days")
    specialties = [tuple(word.split("/")) for word in case.policy.words(RULE, "specialties")]
    places = [f.id for f in case.county.facilities if f.receives and f.kind in kinds]
    for first, last, part in months_in(case):
        days = asked if part == 1 else _half_up(Fraction(asked) * part, case.slot_days)
        if days:
            yield from (SpecialtyFloor(f, spellings, first, last, days) for f in places for spellings in specialties)


def _half_up(days: Fraction, unit: float) -> float:
    """Return ``days`` rounded half up to a multiple of ``unit``."""
    return float(floor(days / Fraction(unit) + Fraction(1, 2)) * unit)


def months_in(case: RosterCase) -> Iterator[tuple[date, date, Fraction]]:
    """Yield each month inside the horizon, from and to when, and which part of its working days lies there.

    A month that began before it is joined with those of its days that are known (``case.joined_from``).
    """
    day = case.joined_from
    while day <= case.last:
        begin, end = month_ends(day.year, day.month)
        last = min(end, case.last)
        inside, total = len(case.calendar.workdays(day, last)), len(case.calendar.workdays(begin, end))
        if inside:
            yield day, last, Fraction(inside, total)
        day = end + timedelta(days=1)
