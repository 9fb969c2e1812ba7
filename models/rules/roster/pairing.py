"""roster.pairing: a department serves the facilities that it is paired with."""

from collections.abc import Iterator

from models.county.facility import Facility
from models.roster.case import RosterCase
from models.roster.ties import outside_pairing
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.breach import BY_PINS, KEEP_OR_LIFT_PINS
from models.rules.roster.phrases import place_names, when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "roster.pairing"

MESSAGE = text(
    "{p} {d}派往{f}，不是本科室结对机构。", "{p} serves at {f} on {d}, with which the department is not paired."
)
REASON = text("{h}结对：{f}。", "{h} is paired with {f}.")
REMEDY = text(
    "派出科室改派到结对机构；结对机构不需要的，照此执行。",
    "The department sends the person to a paired facility, or keeps it where none of them wants the specialty.",
)


@rule(RULE)
def pairing(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum days[s] x[p,f,s]`` over ``f`` outside ``paired[dept[p]]``, each day apart (A13, E14)."""
    for visit in roster.visits:
        if not outside_pairing(case, visit.person, visit.facility):
            continue
        where = Place(person=visit.person.id, facility=visit.facility.id, date=visit.date, part=visit.part.value)
        message = MESSAGE.fill(p=visit.person.id, d=when(visit.date, visit.part), f=place_name(visit.facility))
        reason, remedy = _reason(case, visit.person.dept, visit.facility), REMEDY
        if visit.pinned:
            reason, remedy = BY_PINS, KEEP_OR_LIFT_PINS
        yield breach(case, RULE, where, 0, visit.part.days, message, reason, remedy, pinned=visit.pinned)


def _reason(case: RosterCase, dept: str, facility: Facility) -> Text:
    department = case.county.department_by_id[dept]
    return REASON.fill(h=department.name, f=place_names(case, department.paired))
