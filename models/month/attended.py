"""Attendance joined: what comes in beside what is there; a later record of the same service takes its place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.county import Attendance


class Came(NamedTuple):
    """A record of service, and the file that states it."""

    record: Attendance
    source: str


class Conflict(NamedTuple):
    """Two records of the same service that differ."""

    first: Came
    other: Came


@dataclass(frozen=True)
class Joined:
    """All ``records`` by date, and what became of those that came.

    ``replaced`` pairs what was there with what takes its place. ``contradictions`` are records of one call that differ,
    and ``unverified`` those that would take back what a receiving unit has verified: nothing is to be kept with either.
    """

    records: tuple[Attendance, ...]
    added: tuple[Attendance, ...]
    replaced: tuple[tuple[Attendance, Attendance], ...]
    unchanged: int
    contradictions: tuple[Conflict, ...]
    unverified: tuple[Conflict, ...]


def same_service(one: Attendance, other: Attendance) -> bool:
    """Return whether two records speak of the same service: person, date and place, in a common half of the day."""
    halves = set(one.part.halves) & set(other.part.halves)
    return bool(halves) and (one.person, one.date, one.facility) == (other.person, other.date, other.facility)


def says_nothing(record: Attendance) -> bool:
    """Return whether a line of a form is as it was handed out: no hours, days, work, mark, note, or verifier."""
    told = (record.arrived, record.left, record.days, record.volume, record.score, record.home_score)
    return all(value is None for value in told) and not (record.stop or record.note or record.verified_by)


def join(before: Iterable[Attendance], came: Sequence[Came]) -> Joined:
    """Return what is on record once everything that came is; the order of files does not matter.

    A line that says nothing gives way to whatever is known of the same service.
    """
    there = _by_key(before)
    fresh: dict[tuple[object, ...], list[Came]] = defaultdict(list)
    contradictions, unverified = [], []
    added, replaced, unchanged = [], [], 0
    for its in sorted(came, key=lambda c: says_nothing(c.record)):
        known = [k for k in fresh[_key(its.record)] if same_service(k.record, its.record)]
        if known and says_nothing(its.record):
            continue
        if known:
            contradictions += [Conflict(k, its) for k in known if k.record != its.record]
            continue
        fresh[_key(its.record)].append(its)
        old = [r for r in there[_key(its.record)] if same_service(r, its.record)]
        if its.record in old or (old and says_nothing(its.record)):
            unchanged += 1
            continue
        unverified += [Conflict(Came(r, ""), its) for r in old if r.verified_by and not its.record.verified_by]
        for record in old:
            there[_key(record)].remove(record)
            replaced.append((record, its.record))
        if not old:
            added.append(its.record)
        there[_key(its.record)].append(its.record)
    records = sorted((r for rows in there.values() for r in rows), key=_order)
    return Joined(
        tuple(records), tuple(added), tuple(replaced), unchanged, tuple(contradictions), tuple(unverified)
    )  # fmt: skip


def superseded(before: Iterable[Attendance], later: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """Return all records, those of ``later`` in place of what they speak of as well."""
    return join(before, [Came(record, "") for record in later]).records


def _by_key(records: Iterable[Attendance]) -> dict[tuple[object, ...], list[Attendance]]:
    found: dict[tuple[object, ...], list[Attendance]] = defaultdict(list)
    for record in records:
        found[_key(record)].append(record)
    return found


def _key(record: Attendance) -> tuple[object, ...]:
    return record.person, record.date, record.facility


def _order(record: Attendance) -> tuple[str, ...]:
    return record.date.isoformat(), record.person, record.part.value, record.facility
