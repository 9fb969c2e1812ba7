"""What each need wanted and got, period by period."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from models.county.words import Period
from models.roster.case import RosterCase
from models.roster.history import Credit
from models.roster.wants import Want
from models.rules.roster.roster import Roster, days_of, within


@dataclass(frozen=True)
class WantRow:
    """A want and the days that serve it; ``planned`` in the plan, ``around`` in the published weeks beside it."""

    want: Want
    planned: float
    around: float

    @property
    def served(self) -> float:
        """Days that serve the want."""
        return self.planned + self.around

    @property
    def short(self) -> float:
        """Days missing of the target: ``max(0, target - served)``."""
        return max(0.0, self.want.target - self.served)

    @property
    def below(self) -> float:
        """Days missing of the minimum: ``max(0, minimum - served)``."""
        return max(0.0, self.want.minimum - self.served)


def want_rows(case: RosterCase, roster: Roster) -> list[WantRow]:
    """Return a row for each want of the case; weeks join the days that are verified or published around the horizon."""
    around = _credits_around(case)
    return [WantRow(want, _planned(roster, want), _around(case, around[want.facility], want)) for want in case.wants]


def _planned(roster: Roster, want: Want) -> float:
    return days_of(
        v
        for v in within(roster.visits_to.get(want.facility, ()), want.first, want.last)
        if want.matches(v.person.specialty, v.duty.activity)
    )


def _around(case: RosterCase, credits: list[Credit], want: Want) -> float:
    if want.period is not Period.WEEK:
        return 0.0
    people = case.county.person_by_id
    return sum(
        c.days
        for c in credits
        if want.first <= c.date <= want.last and want.matches(people[c.person].specialty, c.activity)
    )


def _credits_around(case: RosterCase) -> dict[str, list[Credit]]:
    """Return, by facility, the credits of the first and the last week that lie outside the horizon."""
    edges: set[date] = {case.weeks[0], case.weeks[-1]}
    found: dict[str, list[Credit]] = defaultdict(list)
    for person in case.county.staff:
        for week in edges:
            for credit in case.history.week_credits(person.id, week):
                found[credit.facility].append(credit)
    return found
