"""A county in a period under one policy: the case, the published roster, and service to the end of the period."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from models.county import County, Published
from models.county.staff import Person
from models.month.month import Month, month_of
from models.plan import Duty, RosterPlan
from models.policy import Policy
from models.report.period import ReportPeriod
from models.roster import RosterCase
from models.roster.history import Credit, History, latest_versions
from models.roster.obligation import ANNUAL, AnnualDue
from models.rules.roster.roster import Roster
from models.rules.roster.weekly_rows import RULE as WEEKLY


@dataclass(frozen=True)
class Standing:
    """Somebody who owes days by the end of the period, with the days of the year that are verified by then."""

    due: AnnualDue
    verified: float


@dataclass(frozen=True)
class Scope:
    """What one policy makes of a county's period; ``months`` are those of it that have a published version."""

    county: County
    policy: Policy
    period: ReportPeriod
    months: frozenset[Month]

    @cached_property
    def case(self) -> RosterCase:
        """The period as the checker sees it."""
        return RosterCase(self.county, self.policy, self.period.first, self.period.last)

    @cached_property
    def listed(self) -> tuple[Published, ...]:
        """The published duties of the period, those that only the sheet 已发布排班 has included."""
        first, last = self.period.first, self.period.last
        return tuple(d for d in latest_versions(self.county.published) if first <= d.date <= last)

    @cached_property
    def published(self) -> tuple[Published, ...]:
        """The duties of the versions that hold, of the months reported."""
        return tuple(d for d in self.listed if month_of(d.date) in self.months)

    @cached_property
    def weekly_roster(self) -> Roster:
        """All that is listed as the checker reads it: a week may have begun in a month that is not reported."""
        return self._roster(self.listed)

    @cached_property
    def roster(self) -> Roster:
        """The duties of the months reported as the checker reads them."""
        return self._roster(self.published)

    def _roster(self, rows: tuple[Published, ...]) -> Roster:
        specialty = {p.id: p.specialty for p in self.county.staff}
        plan = RosterPlan(
            county_hash="",
            profile=self.policy.profile,
            first=self.period.first,
            last=self.period.last,
            duties=tuple(
                Duty(person=d.person, facility=d.facility, date=d.date, part=d.part, activity=d.activity,
                     specialty=specialty.get(d.person, "")) for d in rows
            ),
        )  # fmt: skip
        return Roster(self.case, plan)

    @cached_property
    def history(self) -> History:
        """All service up to the end of the period: verified, or published and pending."""
        after = self.period.last + timedelta(days=1)
        return History(self.county, self.policy, after, after)

    @cached_property
    def senders(self) -> tuple[Person, ...]:
        """The staff of the sending facilities."""
        return self.case.senders

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """The service of the sending facilities' staff in the period, verified and pending.

        As in the ledger, what lies up to the date of somebody's opening balance is in the balance and not counted anew.
        """
        span = self.period.first, self.period.last
        found = (c for p in self.senders for c in self.history.credits(p.id, *span) if c.days)
        return tuple(c for c in found if not self._in_balance(c))

    def _in_balance(self, credit: Credit) -> bool:
        opening = self.history.opening.get(credit.person)
        return opening is not None and credit.date <= opening.as_of <= self.period.last

    @cached_property
    def obliged(self) -> tuple[Standing, ...]:
        """Everybody who owes days of the year in any month up to the end of the period."""
        year, after = self.period.year, self.period.last + timedelta(days=1)
        found = []
        for person in self.senders:
            due = self.case.obligations.annual(person, year)
            if due is not None and due.due > 0 and min(due.months) <= self.period.end.month:
                found.append(Standing(due, self.history.brought(person.id, year, after)[0]))
        return tuple(found)

    def is_published(self, month: Month) -> bool:
        """Return whether a month is one of the period that has a version."""
        return month in self.months

    @property
    def annual_days(self) -> float:
        """The days that a year asks in full."""
        return self.policy.days(ANNUAL, "days")


__all__ = ["ANNUAL", "WEEKLY", "Scope", "Standing"]
