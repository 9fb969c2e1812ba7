"""roster.one_place: nobody is in two places at once."""

from collections.abc import Iterator, Sequence

from models.county.words import Part
from models.roster.case import RosterCase
from models.rules.roster.breach import over
from models.rules.roster.phrases import place_names, when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, Service, in_half
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.one_place"

MESSAGE = text("{p} {w}同一时段排了{n}个班次。", "{p} has {n} duties at the same time on {w}.")
REASON = text("所排机构：{f}。", "Planned at {f}.")
REMEDY = text("调度中心只保留其中一个班次。", "The dispatch center keeps one of the duties.")


@rule(RULE)
def one_place(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_f x[p,f,s] <= 1``: the duties of a person beyond one in a slot, in its fuller half."""
    parts = Part.DAY.halves if case.halves else (Part.DAY,)
    for (person, day), services in roster.by_person_day.items():
        for part in parts if len(services) > 1 else ():
            most = _at_once(services, part)
            if most > 1:
                pinned = _at_once([s for s in services if s.pinned], part)
                message = MESSAGE.fill(p=person, w=when(day, part), n=most)
                there = {s.facility.id for s in services if set(s.part.halves) & set(part.halves)}
                reason = REASON.fill(f=place_names(case, there))
                where = Place(person=person, date=day, part=part.value)
                yield from over(case, RULE, where, 1, most, pinned, message, reason, REMEDY)


def _at_once(services: Sequence[Service], part: Part) -> int:
    return max(len(in_half(services, half)) for half in part.halves)
