"""Workload and marks of a year's service, as both ledgers count them: what receiving units verified, and no more."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from models.county.service import Attendance
from models.county.words import Activity


class Work(NamedTuple):
    """Verified service of a person: ``None`` where nobody stated any.

    ``volume`` is the workload on site, ``score`` the mean mark of receiving units and ``home_score`` that of the
    employer. ``remote`` counts remote consultations, whose volume is in no sum.
    """

    volume: float | None
    score: float | None
    home_score: float | None
    remote: int


def by_person(attendance: Iterable[Attendance]) -> defaultdict[str, list[Attendance]]:
    """Return the records of each person; of one without any, none."""
    found = defaultdict[str, list[Attendance]](list)
    for record in attendance:
        found[record.person].append(record)
    return found


def work_of(attendance: Iterable[Attendance], first: date, last: date) -> Work:
    """Return the verified work of one person's ``attendance`` from ``first`` to ``last``."""
    rows = [a for a in attendance if a.verified_by and first <= a.date <= last]
    volumes = [a.volume for a in rows if a.volume is not None and a.activity is not Activity.REMOTE]
    return Work(
        volume=sum(volumes) if volumes else None,
        score=_mean(a.score for a in rows),
        home_score=_mean(a.home_score for a in rows),
        remote=sum(a.activity is Activity.REMOTE for a in rows),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    given = [v for v in values if v is not None]
    return sum(given) / len(given) if given else None
