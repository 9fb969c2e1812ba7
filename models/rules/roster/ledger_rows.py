"""The ledger: what everybody owes and has served in a year (sheet 履职台账)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.county.service import Attendance
from models.county.staff import Person
from models.roster.calendar import month_ends
from models.roster.case import RosterCase
from models.roster.work import by_person, work_of
from models.roster.year_balance import YearBalance
from models.rules.roster.roster import Roster, Service, days_of
from models.text import Text


@dataclass(frozen=True)
class LedgerRow(YearBalance):
    """A person in a calendar year; all amounts in days.

    ``full`` is owed before and ``due`` after reduction, for the reasons in ``basis``; ``due_by_now`` is what is due
    by the end of the horizon's last month in the year. ``brought_verified`` and ``brought_pending`` were served, or
    are published, before the horizon; ``planned`` and ``verified`` lie in it, the latter being attendance, never added
    to the former. ``possible`` is how many days can still come after the horizon, and ``lost_from`` the end of the
    month of this plan after which the year could no longer be completed, or the day before the plan where it could not
    even then; ``None`` where it can. Whoever owes nothing has ``full == due == 0`` and, where post or department is the
    reason, ``excluded``. ``volume`` is the verified workload on site of the year up to the horizon's end, ``score`` and
    ``home_score`` are the mean marks of receiving units and employer.
    """

    person: str
    year: int
    full: float
    due: float
    due_by_now: float
    basis: tuple[Text, ...]
    excluded: Text | None
    undecided: Text | None
    brought_verified: float
    brought_pending: float
    planned: float
    verified: float
    possible: float
    lost_from: date | None
    hosts: tuple[str, ...]
    volume: float | None
    score: float | None
    home_score: float | None

    @property
    def brought(self) -> float:
        """Days brought into the horizon, verified and pending."""
        return self.brought_verified + self.brought_pending

    @property
    def total(self) -> float:
        """Days to the horizon's end: brought and planned."""
        return self.brought + self.planned


def ledger_rows(case: RosterCase, roster: Roster) -> list[LedgerRow]:
    """Return a row for each year of the horizon and each person who owes days, or serves without owing any."""
    attendance = by_person(case.county.attendance)
    rows = (
        _row(case, roster, person, year, attendance[person.id])
        for year in range(case.first.year, case.last.year + 1)
        for person in case.senders
    )
    return [row for row in rows if row.obliged or row.excluded or row.total or row.verified]


def _row(case: RosterCase, roster: Roster, person: Person, year: int, attendance: Iterable[Attendance]) -> LedgerRow:
    first, last = max(case.first, date(year, 1, 1)), min(case.last, date(year, 12, 31))
    obligations = case.obligations
    due = obligations.annual(person, year)
    served = roster.served(person.id, first, last)
    verified, pending = case.history.brought(person.id, year, first)
    planned = days_of(served)
    owed = due.due - verified - pending - planned if due else 0.0
    possible = _possible(case, person, year) if owed > 0 else 0.0
    work = work_of(attendance, date(year, 1, 1), last)
    hosts = case.history.hosts(person.id, year) | {s.facility.id for s in served}
    return LedgerRow(
        person=person.id,
        year=year,
        full=due.full if due else 0.0,
        due=due.due if due else 0.0,
        due_by_now=due.by(last.month) if due else 0.0,
        basis=due.basis if due else (),
        excluded=obligations.not_included(person, year),
        undecided=obligations.undecided(person),
        brought_verified=verified,
        brought_pending=pending,
        planned=planned,
        verified=sum(c.days for c in case.history.attended(person.id, first, last)),
        possible=possible,
        lost_from=_lost_from(case, person, owed + planned, served, (first, last)) if owed > possible else None,
        hosts=tuple(sorted(hosts)),
        volume=work.volume,
        score=work.score,
        home_score=work.home_score,
    )


def _possible(case: RosterCase, person: Person, year: int) -> float:
    """Return the days that can still come after the horizon: those free, or those promised where these are more."""
    after = case.history.credits(person.id, max(case.last, date(year, 1, 1)), date(year, 12, 31))
    return max(case.days_still_free(person, year), sum(c.days for c in after))


def _lost_from(
    case: RosterCase, person: Person, owed: float, served: Sequence[Service], span: tuple[date, date]
) -> date:
    """Return the first end of a month by which what is ``owed`` at the plan's start had gone out of reach."""
    first, last = span
    before = first - timedelta(days=1)
    ends = [month_ends(last.year, month)[1] for month in range(first.month, last.month + 1)]
    for end in (before, *ends):
        done = days_of(s for s in served if s.date <= end)
        if owed - done > case.days_still_free(person, last.year, end):
            return end
    return last
