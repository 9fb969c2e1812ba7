"""Service beside the horizon that periods running into it are joined with."""

from collections.abc import Callable
from datetime import date

from models.county.words import Activity
from models.roster.case import RosterCase


def days_around(
    case: RosterCase, facility: str, first: date, last: date, matches: Callable[[str, Activity], bool]
) -> float:
    """Return the days at a facility from ``first`` to ``last`` outside the horizon whose specialty and activity match.

    Verified and published days count, those of the weeks and the month that run into the horizon.
    """
    people = case.county.person_by_id
    return sum(
        c.days
        for c in case.beside.get(facility, ())
        if first <= c.date <= last and matches(people[c.person].specialty, c.activity)
    )
