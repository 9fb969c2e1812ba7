"""Service beside the horizon that periods running into it are joined with."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from models.county.words import Activity
from models.roster.case import RosterCase
from models.roster.history import Credit

Matches = Callable[[str, Activity], bool]
"""Whether a specialty and an activity are meant."""


class Around:
    """The days that are verified or published outside the horizon, in the weeks and the month that run into it."""

    def __init__(self, case: RosterCase) -> None:
        self._case = case
        first, last = min(case.weeks[0], case.joined_from), case.weeks[-1] + timedelta(days=6)
        self._at: dict[str, list[Credit]] = defaultdict(list)
        for person in case.county.staff:
            for credit in case.history.credits(person.id, first, last):
                self._at[credit.facility].append(credit)

    def days(self, facility: str, first: date, last: date, matches: Matches) -> float:
        """Return the days at a facility from ``first`` to ``last`` that lie outside the horizon."""
        people = self._case.county.person_by_id
        return sum(
            c.days
            for c in self._at[facility]
            if first <= c.date <= last and matches(people[c.person].specialty, c.activity)
        )
