"""roster.resident: a resident posting is kept, and not broken up by rotation."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from models.county.service import Resident
from models.county.words import Part
from models.roster.case import RosterCase
from models.roster.postings import Posting
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.phrases import when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, within
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "roster.resident"

MISSING = text("常驻{f}的{p} {w}未排在{f}。", "{p}, posted to {f}, is not planned there on {w}.")
FREE = text("常驻期{a}至{b}，当日本人可派、{f}开诊。", "The posting runs from {a} to {b}; {p} is free and {f} open.")
BY_PIN = text("指定班次优先于常驻安排。", "A pin of that day wins over the posting.")
ELSEWHERE = text("常驻{f}的{p} {w}被派往{g}。", "{p}, posted to {f}, is sent to {g} on {w}.")
RANGE = text("常驻期{a}至{b}，不参加轮转。", "The posting runs from {a} to {b}; it is not broken up by rotation.")
REMEDY = text(
    "调度中心补排常驻班次、撤下他处班次；常驻起止有误的，更正常驻人员表。",
    "The dispatch center plans the posting and nothing else, or the dates on the sheet of residents are corrected.",
)
KEEP_OR_LIFT = text("确认该指定班次是否保留。", "Confirm the pin, or remove it.")

Kept = Mapping[tuple[str, date], set[Part]]
"""The half-days that a posting keeps, by person and date; those that a pin overrules left out."""


@rule(RULE)
def resident(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``x[p,f,s] = 1`` on the days of a posting: each that is not planned, and each day elsewhere in its time (A05).

    A day counts once: who is elsewhere on a day of the posting misses that day.
    """
    kept: dict[tuple[str, date], set[Part]] = defaultdict(set)
    for posting in case.postings:
        if not posting.overruled:
            kept[posting.person, posting.date].update(posting.part.halves)
        yield from _missing(case, roster, posting)
    for row in case.county.residents:
        yield from _elsewhere(case, roster, row, kept)


def _missing(case: RosterCase, roster: Roster, posting: Posting) -> Iterator[Finding]:
    there = {
        half
        for s in roster.by_person_day.get((posting.person, posting.date), ())
        if s.facility.id == posting.facility and not s.remote
        for half in s.part.halves
    }
    actual = 0.5 * len(there & set(posting.part.halves))
    if actual >= posting.part.days:
        return
    at = place_name(case.county.facility_by_id[posting.facility])
    message = MISSING.fill(p=posting.person, f=at, w=when(posting.date, posting.part))
    why = BY_PIN if posting.overruled else FREE.fill(a=posting.row.first, b=posting.row.last, f=at, p=posting.person)
    remedy = KEEP_OR_LIFT if posting.overruled else REMEDY
    where = _where(posting.person, posting.facility, posting.date, posting.part)
    yield breach(case, RULE, where, posting.part.days, actual, message, why, remedy, pinned=posting.overruled)


def _elsewhere(case: RosterCase, roster: Roster, row: Resident, kept: Kept) -> Iterator[Finding]:
    home = place_name(case.county.facility_by_id[row.facility])
    for s in within(roster.of(row.person), row.first, row.last):
        extra = set(s.part.halves) - kept.get((row.person, s.date), set())
        if s.facility.id == row.facility or s.remote or s.pinned or not extra:
            continue
        message = ELSEWHERE.fill(p=row.person, f=home, g=place_name(s.facility), w=when(s.date, s.part))
        why: Text = RANGE.fill(a=row.first, b=row.last)
        where = _where(row.person, s.facility.id, s.date, s.part)
        yield breach(case, RULE, where, 0, 0.5 * len(extra), message, why, REMEDY)


def _where(person: str, facility: str, day: date, part: Part) -> Place:
    return Place(person=person, facility=facility, date=day, part=part.value)
