"""Half-days beside the horizon that a row of the formulation need not ask for any more."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from models.county.words import Activity
from models.roster.case import RosterCase

Key = tuple[date, str, Activity]


class Joined:
    """What is verified or published outside the horizon, by facility, date, specialty and activity, in half-days."""

    def __init__(self, case: RosterCase) -> None:
        people = case.county.person_by_id
        self._units = {facility: Counter[Key]() for facility in case.beside}
        for facility, credits in case.beside.items():
            for c in credits:
                self._units[facility][c.date, people[c.person].specialty, c.activity] += round(2 * c.days)

    def units(self, facility: str, first: date, last: date, serves: Callable[[str, Activity], bool]) -> int:
        """Return the half-days at a facility from ``first`` to ``last`` that ``serves`` a specialty and activity."""
        there = self._units.get(facility, Counter())
        return sum(
            units
            for (day, specialty, activity), units in there.items()
            if first <= day <= last and serves(specialty, activity)
        )
