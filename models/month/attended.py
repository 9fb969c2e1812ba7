"""Attendance joined: what comes in beside what is there; a later record of the same service takes its place."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from models.county import Activity, Attendance


class Came(NamedTuple):
    """A record of service, and the file, sheet and cell that state it; no file where it is on record already."""

    record: Attendance
    source: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Return ``卫生院.xlsx：实际出勤!A5``."""
        return f"{self.source}：{self.sheet}!{self.cell}" if self.cell else self.source


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


def in_two_places(joined: Joined, came: Sequence[Came], unit_of: Callable[[str], str]) -> list[Conflict]:
    """Return what came that has somebody at two units in the same half-day, each with the other record.

    A verified absence (0 days) is at no unit, a line that says nothing claims none, remote consultation is done from
    anywhere, and hours that do not overlap part two visits. ``unit_of`` is the unit that a facility belongs to.
    """
    sources = {_order(its.record): its for its in came}
    days: dict[tuple[str, date], list[Attendance]] = defaultdict(list)
    for record in joined.records:
        if _is_there(record):
            days[record.person, record.date].append(record)
    touched = {(its.record.person, its.record.date) for its in came}
    found = []
    for key in sorted(touched & days.keys()):
        for one, other in combinations(days[key], 2):
            first, second = (sources.get(_order(r)) for r in (one, other))
            fresh = [its for its in (first, second) if its is not None and its.record in (one, other)]
            if not fresh or unit_of(one.facility) == unit_of(other.facility) or _apart(one, other):
                continue
            if second is None or second.record != other:
                one, other, first, second = other, one, second, first
            found.append(Conflict(first or Came(one, ""), second or Came(other, "")))
    return found


def _is_there(record: Attendance) -> bool:
    absent = record.days == 0 and bool(record.verified_by)
    return not absent and record.activity is not Activity.REMOTE and not says_nothing(record)


def _apart(one: Attendance, other: Attendance) -> bool:
    """Return whether two records share no half-day, or hours that do not overlap."""
    if not set(one.part.halves) & set(other.part.halves):
        return True
    if one.arrived is None or one.left is None or other.arrived is None or other.left is None:
        return False
    return one.left <= other.arrived or other.left <= one.arrived


def _by_key(records: Iterable[Attendance]) -> dict[tuple[object, ...], list[Attendance]]:
    found: dict[tuple[object, ...], list[Attendance]] = defaultdict(list)
    for record in records:
        found[_key(record)].append(record)
    return found


def _key(record: Attendance) -> tuple[object, ...]:
    return record.person, record.date, record.facility


def _order(record: Attendance) -> tuple[str, ...]:
    return record.date.isoformat(), record.person, record.part.value, record.facility
