"""The ledger at the end of a month (履职台账): what is owed, verified and pending, and what the next month asks.

Verified attendance and published days that nobody has verified yet stand apart and are never added twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from models.county import Attendance, County
from models.county.staff import Person
from models.month.month import Month
from models.policy import Policy
from models.roster import RosterCase
from models.roster.history import Credit, History
from models.roster.obligation import AnnualDue
from models.roster.promotion import promotion_days
from models.roster.work import by_person, work_of
from models.roster.year_balance import YearBalance
from models.text import Text

EVER = date(2100, 12, 31)
"""A horizon beyond every date: no service is left out of the history for lying in it."""


@dataclass(frozen=True)
class LedgerLine(YearBalance):
    """A person at the end of ``month``, counted over its calendar year; all amounts in days.

    ``full`` is owed before and ``due`` after reduction, for the reasons in ``basis``, each with its document.
    ``opening`` is the balance that was brought in, ``verified`` what receiving units verified since, ``pending`` what
    is published up to the end of the month and neither verified nor missed; ``month_verified`` and ``month_pending``
    are those of the month. ``ahead`` is published for later months of the year. ``due_by_now`` and ``due_next`` are due
    by the end of this month and of the next one of the year; ``possible`` is how many days can still come after the
    month. ``promotion`` are the days at township health centers in 24 months (B08, B09), for reference only; ``None``
    without a balance. ``remote`` counts verified remote consultations, which are no days. ``volume`` is the workload of
    verified service on site, ``score`` the mean mark of receiving units and ``home_score`` the employer's (B06).
    """

    person: str
    month: Month
    full: float
    due: float
    basis: tuple[Text, ...]
    excluded: Text | None
    undecided: Text | None
    opening: float
    verified: float
    pending: float
    month_verified: float
    month_pending: float
    ahead: float
    due_by_now: float
    due_next: float
    possible: float
    promotion: float | None
    remote: int
    hosts: tuple[str, ...]
    volume: float | None
    score: float | None
    home_score: float | None

    @property
    def confirmed(self) -> float:
        """Days that the yearly report counts: the balance brought in, and what was verified since."""
        return self.opening + self.verified

    @property
    def total(self) -> float:
        """Days served or published up to the end of the month."""
        return self.confirmed + self.pending

    @property
    def asked_next(self) -> float:
        """Days to serve in the next month to be on pace at its end: ``max(0, due_next - total)``."""
        return max(0.0, self.due_next - self.total)


def ledger_lines(county: County, policy: Policy, month: Month) -> list[LedgerLine]:
    """Return a line for everybody who owes days in the year, is not included, or has served."""
    case = RosterCase(county, policy, month.first, month.last)
    history = History(county, policy, EVER, EVER)
    attended = by_person(county.attendance)
    lines = (_line(case, history, person, attended[person.id], month) for person in case.senders)
    return [line for line in lines if line.obliged or line.excluded or line.total or line.ahead or line.remote]


def _line(case: RosterCase, history: History, person: Person, attended: list[Attendance], month: Month) -> LedgerLine:
    year, after, end = month.year, month.last + timedelta(days=1), date(month.year, 12, 31)
    obligations = case.obligations
    due = obligations.annual(person, year)
    confirmed, pending = history.brought(person.id, year, after)
    opening = _opening(history, person.id, year, month.last)
    of_month = [c for c in history.credits(person.id, month.first, month.last) if c.date > opening.as_of]
    ahead = _days(history.credits(person.id, after, end))
    work = work_of(attended, date(year, 1, 1), month.last)
    return LedgerLine(
        person=person.id,
        month=month,
        full=due.full if due else 0.0,
        due=due.due if due else 0.0,
        basis=due.basis if due else (),
        excluded=obligations.not_included(person, year),
        undecided=obligations.undecided(person),
        opening=opening.days,
        verified=confirmed - opening.days,
        pending=pending,
        month_verified=_days(c for c in of_month if c.verified),
        month_pending=_days(c for c in of_month if not c.verified),
        ahead=ahead,
        due_by_now=due.by(month.month) if due else 0.0,
        due_next=_due_next(due, month),
        possible=max(case.days_still_free(person, year, month.last), ahead),
        promotion=promotion_days(case, history, person.id, month.last, verified=True),
        remote=work.remote,
        hosts=tuple(sorted(history.hosts(person.id, year, month.last))),
        volume=work.volume,
        score=work.score,
        home_score=work.home_score,
    )


@dataclass(frozen=True)
class _Brought:
    """A balance of this year: its days, and up to which date it holds them."""

    days: float
    as_of: date


def _opening(history: History, person: str, year: int, last: date) -> _Brought:
    """Return the balance of the year, where there is one that is not later than the month."""
    found = history.opening.get(person)
    if found is None or not date(year, 1, 1) <= found.as_of <= last:
        return _Brought(0.0, date(year, 1, 1) - timedelta(days=1))
    return _Brought(found.days_year, found.as_of)


def _due_next(due: AnnualDue | None, month: Month) -> float:
    """Return what is due by the end of the next month of the year; all that is due where the year ends."""
    return due.by(min(12, month.month + 1)) if due else 0.0


def _days(credits: Iterable[Credit]) -> float:
    return sum(c.days for c in credits)
