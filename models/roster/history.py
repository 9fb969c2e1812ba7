"""Service outside the horizon: verified, or published and still pending. Each day of service counts once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.county.county import County
from models.county.service import Attendance, Published
from models.county.words import Activity
from models.policy.policy import Policy
from models.roster.calendar import month_key


@dataclass(frozen=True)
class Credit:
    """Days that a person served, or is published to serve, at a facility on a date outside the horizon."""

    person: str
    facility: str
    date: date
    days: float
    verified: bool


class History:
    """The credits of everybody outside ``first..last``, and the opening balances.

    Published duties of the horizon itself are not history: the new plan supersedes them. A published duty is pending
    until attendance at its date is verified; after that only the attendance counts.
    """

    def __init__(self, county: County, policy: Policy, first: date, last: date) -> None:
        self._first, self._last = first, last
        self.opening = {o.person: o for o in county.opening}
        self._credits: dict[str, list[Credit]] = defaultdict(list)
        seen: set[tuple[str, date]] = set()
        for service in county.attendance:
            if service.verified_by and not first <= service.date <= last:
                days = recognized_days(service, policy)
                self._add(Credit(service.person, service.facility, service.date, days, verified=True))
                seen.add((service.person, service.date))
        for duty in latest_versions(county.published):
            counts = duty.activity is not Activity.REMOTE and not first <= duty.date <= last
            if counts and (duty.person, duty.date) not in seen:
                self._add(Credit(duty.person, duty.facility, duty.date, duty.part.days, verified=False))

    def _add(self, credit: Credit) -> None:
        self._credits[credit.person].append(credit)

    def credits(self, person: str, first: date, last: date) -> list[Credit]:
        """Return the person's credits from ``first`` to ``last`` that the opening balance does not hold yet."""
        opening = self.opening.get(person)
        after = opening.as_of + timedelta(days=1) if opening else first
        return [c for c in self._credits[person] if max(first, after) <= c.date <= last]

    def week_credits(self, person: str, week: date) -> list[Credit]:
        """Return the person's credits in the week of Monday ``week``, whatever the opening balance holds."""
        return [c for c in self._credits[person] if week <= c.date < week + timedelta(days=7)]

    def brought(self, person: str, year: int, before: date) -> tuple[float, float]:
        """Return verified and pending days of ``year`` before a date: opening balance, then credits after it."""
        opening = self.opening.get(person)
        of_year = self.credits(person, date(year, 1, 1), before - timedelta(days=1))
        balance = opening.days_year if opening and opening.as_of.year == year and opening.as_of < before else 0.0
        verified = balance + sum(c.days for c in of_year if c.verified)
        return verified, sum(c.days for c in of_year if not c.verified)

    def hosts(self, person: str, year: int) -> frozenset[str]:
        """Return the facilities that the person already served, or is published to serve, in ``year``."""
        opening = self.opening.get(person)
        listed = set(opening.hosts_year) if opening and opening.as_of.year == year else set()
        return frozenset(listed | {c.facility for c in self._credits[person] if c.date.year == year})


def latest_versions(published: tuple[Published, ...]) -> list[Published]:
    """Return the duties of the highest version of each month."""
    newest: dict[str, int] = defaultdict(int)
    for duty in published:
        newest[month_key(duty.date)] = max(newest[month_key(duty.date)], duty.version)
    return [d for d in published if d.version == newest[month_key(d.date)]]


def recognized_days(service: Attendance, policy: Policy) -> float:
    """Return the days that attendance counts for: as recognized, else by hours on site, else as planned.

    Six hours are a day and three are half a day (parameters of roster.annual_days); remote consultation counts 0.
    """
    if service.activity is Activity.REMOTE:
        return 0.0
    if service.days is not None:
        return service.days
    if service.arrived is None or service.left is None:
        return service.part.days
    spell = datetime.combine(service.date, service.left) - datetime.combine(service.date, service.arrived)
    hours = spell.total_seconds() / 3600
    if hours >= (policy.number("roster.annual_days", "hours_day") or 0):
        return 1.0
    return 0.5 if hours >= (policy.number("roster.annual_days", "hours_half") or 0) else 0.0
