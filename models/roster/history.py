"""Service outside the horizon: verified, or published and still pending. Each day of service counts once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.county.county import County
from models.county.service import Attendance, Published
from models.county.words import Activity
from models.policy.policy import Policy
from models.roster.calendar import month_key
from models.roster.destinations import destination_kinds
from models.roster.verified import unverified


@dataclass(frozen=True)
class Credit:
    """Days that a person served, or is published to serve, at a destination on a date."""

    person: str
    facility: str
    date: date
    days: float
    verified: bool
    activity: Activity = Activity.CLINIC


class History:
    """The credits of everybody outside ``first..last``, and the opening balances.

    Published duties of the horizon itself are not history: the new plan supersedes them. A published duty is pending
    until attendance at its time is verified; after that only the attendance counts. Two places on a day are one day;
    remote consultation, service at no kind of destination, and a verified absence (0 days) are none, and make no host.
    """

    def __init__(self, county: County, policy: Policy, first: date, last: date) -> None:
        self._first, self._last = first, last
        kinds = destination_kinds(policy)
        self._places = frozenset(f.id for f in county.facilities if f.kind in kinds)
        self.opening = {o.person: o for o in county.opening}
        self._credits: dict[str, list[Credit]] = defaultdict(list)
        self._attended: dict[str, list[Credit]] = defaultdict(list)
        self._counted: dict[tuple[str, date], float] = defaultdict(float)
        for service in county.attendance:
            if service.verified_by:
                self._count(service, recognized_days(service, policy), verified=True)
        for duty in unverified(latest_versions(county.published), county.attendance):
            if not first <= duty.date <= last:
                self._count(duty, duty.part.days, verified=False)

    def _count(self, service: Attendance | Published, days: float, *, verified: bool) -> None:
        if days <= 0 or service.activity is Activity.REMOTE or service.facility not in self._places:
            return
        key = service.person, service.date
        counted = min(days, 1.0 - self._counted[key])
        self._counted[key] += counted
        credit = Credit(service.person, service.facility, service.date, counted, verified, service.activity)
        if verified:
            self._attended[service.person].append(credit)
        if not self._first <= service.date <= self._last:
            self._credits[service.person].append(credit)

    def credits(self, person: str, first: date, last: date) -> list[Credit]:
        """Return the person's credits from ``first`` to ``last``, whatever the opening balance holds."""
        return [c for c in self._credits.get(person, ()) if first <= c.date <= last]

    def week_credits(self, person: str, week: date) -> list[Credit]:
        """Return the person's credits in the week of Monday ``week``, whatever the opening balance holds."""
        return self.credits(person, week, week + timedelta(days=6))

    def attended(self, person: str, first: date, last: date) -> list[Credit]:
        """Return the person's verified service from ``first`` to ``last``, in the horizon or outside."""
        return [c for c in self._attended.get(person, ()) if first <= c.date <= last]

    def brought(self, person: str, year: int, before: date) -> tuple[float, float]:
        """Return verified and pending days of ``year`` before a date: opening balance, then credits after it.

        A balance as of that date or later would hold days of the horizon itself and is left aside.
        """
        opening = self.opening.get(person)
        begin, balance = date(year, 1, 1), 0.0
        if opening and begin <= opening.as_of < before:
            begin, balance = opening.as_of + timedelta(days=1), opening.days_year
        of_year = self.credits(person, begin, before - timedelta(days=1))
        verified = balance + sum(c.days for c in of_year if c.verified)
        return verified, sum(c.days for c in of_year if not c.verified)

    def hosts(self, person: str, year: int, last: date | None = None) -> frozenset[str]:
        """Return the facilities that the person served, or is published to serve, in ``year``, or up to ``last``."""
        opening = self.opening.get(person)
        listed = set(opening.hosts_year) if opening and opening.as_of.year == year else set()
        of_year = self.credits(person, date(year, 1, 1), last or date(year, 12, 31))
        return frozenset(listed | {c.facility for c in of_year})


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
