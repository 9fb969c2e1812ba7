"""What one solve hands over to be written."""

from dataclasses import dataclass
from functools import cached_property

from models.certificate import Certificate
from models.county import Person
from models.issue import DefaultUsed, Issue
from models.plan import Duty, RosterPlan
from models.roster import RosterCase
from models.rules.roster.ledger_rows import LedgerRow, ledger_rows
from models.rules.roster.rides import Rides
from models.rules.roster.roster import Roster
from models.rules.roster.want_rows import WantRow, want_rows
from models.rules.roster.weekly_rows import WeekRow, weekly_rows
from models.verdict import Verdict


@dataclass(frozen=True)
class Results:
    """A roster with everything that is said about it: its case, the checker's verdict, the certificate.

    ``defaults`` and ``issues`` are what reading the county filled in and remarked on. The checker's own counts are
    read from here, so that no sheet counts again.
    """

    case: RosterCase
    plan: RosterPlan
    verdict: Verdict
    certificate: Certificate
    defaults: tuple[DefaultUsed, ...] = ()
    issues: tuple[Issue, ...] = ()

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
