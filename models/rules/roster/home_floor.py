"""roster.home_floor: a department keeps its people of a floor at home."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.county.department import Department
from models.county.words import Part, Title
from models.roster.case import RosterCase
from models.roster.slots import Slot
from models.rules.roster.breach import over
from models.rules.roster.phrases import codes, when_slot
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, Service, in_half
from models.text import Text, text
from models.verdict import Finding, Note, Place

RULE = "roster.home_floor"

EVERYBODY = text("人员", "people")
SENIORS = text("副高以上", "of deputy senior title and above")
MESSAGE = text("{d} {w}派出{g}{n}人，最多可派{k}人。", "{d} sends {n} {g} on {w}, and can spare {k}.")
REASON = text("在岗{a}人，最低在岗{f}人；派出的是{p}。", "{a} are present, {f} must stay; sent are {p}.")
REMEDY = text(
    "派出科室留人、换人或改期；最低在岗人数有误的，更正科室表。",
    "The department keeps people, names others or another day, or corrects its floor.",
)
BELOW = text(
    "{d} {w}{g}在岗{a}人，已低于最低在岗{f}人，不派人。",
    "{d} has {a} {g} present on {w}, below its floor of {f}, and sends nobody.",
)


@dataclass(frozen=True)
class Head:
    """One group of a department in a half-day: how many are present, must stay, are sent, and sent by pins."""

    present: int
    floor: int
    sent: int
    pinned: int

    @property
    def may_go(self) -> int:
        """How many can be spared: ``max(0, present - floor)``."""
        return max(0, self.present - self.floor)


@rule(RULE)
def home_floor(case: RosterCase, roster: Roster) -> Iterator[Finding | Note]:
    """``sum_{p in d, f} x[p,f,s] <= max(0, present[d,s] - floor[d])``, everybody and seniors apart (A13, H13).

    In each slot the persons sent beyond what the department can spare, in the fuller half of the slot. A department
    below its floor is a note.
    """
    for dept in case.county.departments:
        members = {p.id for p in case.presence.members.get(dept.id, ())}
        for slot in case.slots if members else ():
            sent = [v for v in roster.visits_from.get((dept.id, slot.date), ()) if v.person.id in members]
            for seniors in (False, True):
                yield from _group(case, dept, slot, sent, seniors=seniors)


def _group(
    case: RosterCase, dept: Department, slot: Slot, sent: Sequence[Service], *, seniors: bool
) -> Iterator[Finding | Note]:
    gone = [v for v in sent if not seniors or v.person.title.at_least(Title.DEPUTY_SENIOR)]
    heads = [_head(case, dept, slot.date, half, gone, seniors=seniors) for half in slot.part.halves]
    lowest = min(heads, key=lambda h: h.present - h.floor)
    worst = max(heads, key=lambda h: h.sent - h.may_go)
    if lowest.present >= lowest.floor and worst.sent <= worst.may_go:
        return
    words = {"d": dept.name, "w": when_slot(slot), "g": SENIORS if seniors else EVERYBODY}
    where = Place(department=dept.id, hospital=dept.employer, date=slot.date, part=slot.part.value)
    if lowest.present < lowest.floor:
        message = BELOW.fill(**words, a=lowest.present, f=lowest.floor)
        yield Note(rule=RULE, kind="below_floor", where=where, amount=lowest.floor - lowest.present, message=message)
    if worst.sent > worst.may_go:
        pinned = worst.may_go + max(h.pinned - h.may_go for h in heads)
        message = MESSAGE.fill(**words, n=worst.sent, k=worst.may_go)
        reason = _reason(worst, gone)
        yield from over(case, RULE, where, worst.may_go, worst.sent, pinned, message, reason, REMEDY)


def _head(case: RosterCase, dept: Department, day: date, half: Part, gone: Sequence[Service], *, seniors: bool) -> Head:
    away = in_half(gone, half)
    return Head(
        present=case.presence.at_home(dept, day, half)[seniors],
        floor=dept.floor_senior if seniors else dept.floor,
        sent=len({v.person.id for v in away}),
        pinned=len({v.person.id for v in away if v.pinned}),
    )


def _reason(head: Head, gone: Sequence[Service]) -> Text:
    people = list(dict.fromkeys(v.person.id for v in gone))
    return REASON.fill(a=head.present, f=head.floor, p=codes(people))
