"""What each need wanted and got, period by period."""

from dataclasses import dataclass

from models.roster.case import RosterCase
from models.roster.wants import Want
from models.rules.roster.around import days_around
from models.rules.roster.roster import Roster, days_of, within


@dataclass(frozen=True)
class WantRow:
    """A want and the days that serve it; ``planned`` in the plan, ``around`` published or verified beside it."""

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
    """Return a row for each want of the case; weeks and months join what is known of their other days."""
    return [
        WantRow(want, _planned(roster, want), days_around(case, want.facility, want.first, want.last, want.matches))
        for want in case.wants
    ]


def _planned(roster: Roster, want: Want) -> float:
    return days_of(
        v
        for v in within(roster.visits_to.get(want.facility, ()), want.first, want.last)
        if want.matches(v.person.specialty, v.duty.activity)
    )
