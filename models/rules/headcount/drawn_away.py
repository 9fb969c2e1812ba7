"""Grassroots staff who are drawn away for training, further study or secondment, without consent."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.county.staff import Absence, Person
from models.county.words import AbsenceKind, Category, Level
from models.headcount.case import HeadcountCase
from models.headcount.cell import PROFESSIONAL

KINDS = frozenset({AbsenceKind.TRAINING, AbsenceKind.FURTHER_STUDY, AbsenceKind.SECONDMENT})
YEAR = 12
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """``person`` of a grassroots ``facility`` is away ``days`` days of the 12 months that begin with ``window``.

    ``months`` are these days in months, rounded up to a tenth; ``allowed`` months are the most without consent.
    """

    person: str
    facility: str
    category: Category
    window: date
    days: int
    months: float
    allowed: int


def drawn_away(case: HeadcountCase, allowed: int | None) -> Iterator[Drawn]:
    """Yield the professional staff of grassroots facilities with posts who are away too long in any 12 months (C17).

    Too long is more days than the first ``allowed`` months of those 12 have: six months from 10 January end on 9 July.
    Absences with a document number have consent. ``None`` is no limit.
    """
    if allowed is None:
        return
    away: dict[str, list[Absence]] = {}
    for absence in case.county.absences:
        if absence.kind in KINDS and not absence.basis.strip():
            away.setdefault(absence.person, []).append(absence)
    for person in case.county.staff:
        if person.id not in away or person.category not in PROFESSIONAL:
            continue
        post_class = case.class_of.get(person.employer)
        if post_class is not None and post_class.level is Level.GRASSROOTS:
            worst = _worst(person, away[person.id], allowed)
            if worst is not None:
                yield worst


def _worst(person: Person, absences: Sequence[Absence], allowed: int) -> Drawn | None:
    """Return the 12 months with the most days too many, of those that begin with an absence; ``None`` for none."""
    worst, excess = None, 0
    for start in sorted({absence.first for absence in absences}):
        days = len(_days(absences, start, _later(start, YEAR)))
        limit = (_later(start, allowed) - start).days
        if days - limit > excess:
            months = allowed + -(-10 * (days - limit) // 30) / 10
            worst = Drawn(person.id, person.employer, person.category, start, days, months, allowed)
            excess = days - limit
    return worst


def _days(absences: Iterable[Absence], start: date, end: date) -> set[date]:
    """Return the days of ``absences`` from ``start`` to the day before ``end``, each once."""
    found: set[date] = set()
    for absence in absences:
        day, last = max(absence.first, start), min(absence.last, end - DAY)
        found.update(day + n * DAY for n in range((last - day).days + 1))
    return found


def _later(day: date, months: int) -> date:
    """Return the day ``months`` later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
