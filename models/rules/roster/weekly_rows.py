"""The weekly share, lead hospital by lead hospital and week by week (sheet 每周下沉比例)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from models.county.staff import Person
from models.county.words import Category, Word
from models.roster.case import RosterCase
from models.rules.roster.roster import Roster, days_of

RULE = "roster.weekly_share"


class WeekStatus(Word):
    """How a week stands (结论)."""

    MET = ("met", "达标", "met")
    MISSED = ("missed", "未达标", "missed")
    EXEMPT = ("exempt", "不考核", "exempt")
    PENDING = ("pending", "跨月待定", "settled next month")


@dataclass(frozen=True)
class Tally:
    """Heads of one group: on the roll, present some time in the week; of the denominator, serving and verified."""

    roll: int
    available: int
    planned: int
    verified: int


@dataclass(frozen=True)
class WeekRow:
    """A lead hospital in the week of Monday ``week``.

    ``everybody`` counts all titles asked and above, ``physicians`` the physicians among them. ``required`` follows the
    denominator in force; ``required_roll`` and ``required_available`` are both readings. ``people`` are the codes on
    the roll, ``serving`` those who serve by the plan and what is published or verified around it.
    """

    hospital: str
    week: date
    workdays: int
    everybody: Tally
    physicians: Tally
    base: int
    required: int
    required_roll: int
    required_available: int
    people: tuple[str, ...]
    serving: frozenset[str]
    status: WeekStatus

    @property
    def last(self) -> date:
        """The Sunday of the week."""
        return self.week + timedelta(days=6)

    @property
    def share(self) -> Fraction:
        """The share served of the denominator in force; 1 where nobody is asked."""
        return Fraction(self.everybody.planned, self.base) if self.base else Fraction(1)

    @property
    def short(self) -> int:
        """Persons missing: ``max(0, required - planned)``."""
        return max(0, self.required - self.everybody.planned)


def weekly_rows(case: RosterCase, roster: Roster) -> list[WeekRow]:
    """Return a row for each lead hospital and each week that the horizon settles, or leaves for the next month.

    A leading week whose last working day lies before the horizon was settled there and has no row.
    """
    weeks = [week for week in case.weeks if settled_on(case, week) >= case.first]
    return [_row(case, roster, h, week) for week in weeks for h in case.obligations.weekly_hospitals()]


def settled_on(case: RosterCase, week: date) -> date:
    """Return the last working day of a week, the day on which it is settled; its Sunday where there is none."""
    return max(case.workdays_of_week(week), default=week + timedelta(days=6))


def _row(case: RosterCase, roster: Roster, hospital: str, week: date) -> WeekRow:
    workdays = case.workdays_of_week(week)
    roll = case.obligations.weekly_roll(hospital, week)
    here = tuple(p for p in roll if not case.obligations.away_all_week(p, workdays))
    serving = frozenset(_serving(case, roster, roll, week))
    verified = frozenset(_verified(case, roll, week))
    share = case.policy.share(RULE, "share")
    by_roll, by_available = ceil(share * len(roll)), ceil(share * len(here))
    on_roll = case.policy.text_value(RULE, "denominator") == "roll"
    required = by_roll if on_roll else by_available
    base = roll if on_roll else here
    everybody = _tally((roll, here, base), serving, verified)
    return WeekRow(
        hospital=hospital,
        week=week,
        workdays=len(workdays),
        everybody=everybody,
        physicians=_tally(map(_physicians, (roll, here, base)), serving, verified),
        base=len(base),
        required=required,
        required_roll=by_roll,
        required_available=by_available,
        people=tuple(p.id for p in roll),
        serving=serving,
        status=_status(case, week, required, everybody.planned),
    )


def _tally(groups: Iterable[Sequence[Person]], serving: frozenset[str], verified: frozenset[str]) -> Tally:
    roll, here, base = groups
    return Tally(
        roll=len(roll),
        available=len(here),
        planned=sum(p.id in serving for p in base),
        verified=sum(p.id in verified for p in base),
    )


def _physicians(people: Sequence[Person]) -> list[Person]:
    return [p for p in people if p.category is Category.PHYSICIAN]


def _serving(case: RosterCase, roster: Roster, roll: tuple[Person, ...], week: date) -> Iterator[str]:
    """Yield who serves the days asked over the full week: the plan, and the weeks of the months around it."""
    asked = case.policy.days(RULE, "days")
    for person in roll:
        planned = days_of(roster.served(person.id, week, week + timedelta(days=6)))
        around = sum(c.days for c in case.history.week_credits(person.id, week))
        if planned + around >= asked:
            yield person.id


def _verified(case: RosterCase, roll: tuple[Person, ...], week: date) -> Iterator[str]:
    asked = case.policy.days(RULE, "days")
    for person in roll:
        attended = case.history.attended(person.id, week, week + timedelta(days=6))
        if attended and sum(c.days for c in attended) >= asked:
            yield person.id


def _status(case: RosterCase, week: date, required: int, served: int) -> WeekStatus:
    if settled_on(case, week) > case.last:
        return WeekStatus.PENDING
    if len(case.workdays_of_week(week)) < max(1, case.policy.number(RULE, "min_workdays") or 0):
        return WeekStatus.EXEMPT
    return WeekStatus.MET if served >= required else WeekStatus.MISSED
