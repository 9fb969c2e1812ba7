"""What the solve of a roster hands over to be written."""

from dataclasses import dataclass
from functools import cached_property

from models.county import Person
from models.files.out.answered import Answered
from models.plan import Duty, RosterPlan
from models.roster import RosterCase
from models.rules.roster.ledger_rows import LedgerRow, ledger_rows
from models.rules.roster.rides import Rides
from models.rules.roster.roster import Roster
from models.rules.roster.want_rows import WantRow, want_rows
from models.rules.roster.weekly_rows import WeekRow, weekly_rows


@dataclass(frozen=True)
class Results(Answered[RosterCase, RosterPlan]):
    """A roster with everything that is said about it; the checker's own counts, so that no sheet counts again."""

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The plan's duties in reading order: date, part, facility, person."""
        return self.plan.sorted().duties

    @cached_property
    def roster(self) -> Roster:
        """The plan's duties matched with their people and places."""
        return Roster(self.case, self.plan)

    @cached_property
    def rides(self) -> Rides:
        """Who rides with whom, and what it costs, as the checker counts it."""
        return Rides(self.case, self.roster)

    @cached_property
    def staff(self) -> tuple[Person, ...]:
        """Everybody, hospital by hospital and department by department in the order of the sheets."""
        county = self.case.county
        hospitals = {f.id: n for n, f in enumerate(county.facilities)}
        wards = {d.id: n for n, d in enumerate(county.departments)}
        return tuple(sorted(county.staff, key=lambda p: (hospitals[p.employer], wards[p.dept])))

    @cached_property
    def weeks(self) -> list[WeekRow]:
        """The weekly share as the checker counts it."""
        return weekly_rows(self.case, self.roster)

    @cached_property
    def ledger(self) -> list[LedgerRow]:
        """Annual days as the checker counts them."""
        return ledger_rows(self.case, self.roster)

    @cached_property
    def wants(self) -> list[WantRow]:
        """Needs as the checker counts them."""
        return want_rows(self.case, self.roster)
