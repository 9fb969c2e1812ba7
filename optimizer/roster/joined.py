"""Half-days beside the horizon that a row of the formulation need not ask for any more."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from models.county.words import Activity
from models.roster.case import RosterCase

Key = tuple[str, date, str, Activity]


class Joined:
    """What is verified or published outside the horizon, by facility, date, specialty and activity, in half-days."""

    def __init__(self, case: RosterCase) -> None:
        first, last = min(case.weeks[0], case.joined_from), case.weeks[-1] + timedelta(days=6)
        self._units: dict[str, Counter[Key]] = {}
        for person in case.county.staff:
            for c in case.history.credits(person.id, first, last):
                there = self._units.setdefault(c.facility, Counter())
                there[c.facility, c.date, person.specialty, c.activity] += round(2 * c.days)

    def units(self, facility: str, first: date, last: date, serves: Callable[[str, Activity], bool]) -> int:
        """Return the half-days at a facility from ``first`` to ``last`` that ``serves`` a specialty and activity."""
        there = self._units.get(facility, Counter())
        return sum(
            units
            for (_, day, specialty, activity), units in there.items()
            if first <= day <= last and serves(specialty, activity)
        )
