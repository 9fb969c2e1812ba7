"""roster.zone: each lead hospital serves its own zone."""

from collections.abc import Iterator

from models.county.facility import Facility
from models.roster.case import RosterCase
from models.roster.ties import outside_zone
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.breach import BY_PINS, KEEP_OR_LIFT_PINS
from models.rules.roster.phrases import when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "roster.zone"

MESSAGE = text("{p} {d}派往{f}，不在本院片区。", "{p} serves at {f} on {d}, outside the zone of the own hospital.")
REASON = text("{f}由{h}包干。", "{h} answers for {f}.")
REMEDY = text(
    "调度中心改由包干医院派人；该院无此专业的，照此执行。",
    "The dispatch center sends somebody of that hospital, or keeps it where that hospital has nobody of the specialty.",
)


@rule(RULE)
def zone(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum days[s] x[p,f,s]`` over ``lead[f] != lead[p]``, each day apart (A17, A21)."""
    for visit in roster.visits:
        if not outside_zone(case, visit.person, visit.facility):
            continue
        where = Place(person=visit.person.id, facility=visit.facility.id, date=visit.date, part=visit.part.value)
        message = MESSAGE.fill(p=visit.person.id, d=when(visit.date, visit.part), f=place_name(visit.facility))
        reason, remedy = _reason(case, visit.person.dept, visit.facility), REMEDY
        if visit.pinned:
            reason, remedy = BY_PINS, KEEP_OR_LIFT_PINS
        yield breach(case, RULE, where, 0, visit.part.days, message, reason, remedy, pinned=visit.pinned)


def _reason(case: RosterCase, dept: str, facility: Facility) -> Text:
    places = case.county.facility_by_id
    lead = facility.lead or places[facility.parent].lead
    return REASON.fill(f=place_name(facility), h=place_name(places[lead]))
