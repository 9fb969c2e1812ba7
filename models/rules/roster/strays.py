"""Duties that name nobody, nowhere or no time of the case; they are hard findings under every policy."""

from collections.abc import Iterator

from models.county.words import Mode
from models.plan import Duty
from models.roster.case import RosterCase
from models.rules.breach import breach
from models.rules.roster.phrases import when
from models.rules.roster.roster import Roster
from models.text import Text, text
from models.verdict import Finding, Place

NOBODY = text("班次 {w} 的工号{p}不在人员表中。", "The duty on {w} names {p}, who is not on the staff sheet.")
NOWHERE = text(
    "班次 {w} 的接收单位{f}不在机构表中。", "The duty on {w} names {f}, which is not on the sheet of facilities."
)
NEVER = text("{p}的班次 {w} 不在{a}至{b}之内。", "The duty of {p} on {w} is not between {a} and {b}.")
REASON = text("核查时该班次不计入任何规则。", "The duty counts for no rule.")
REMEDY = text(
    "更正班次的工号、接收单位或日期，或删除该班次。", "Correct the duty's person, facility or date, or remove it."
)


def strays(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """Yield a finding for each duty that the case cannot place."""
    for duty in roster.strays:
        rule, message = _fault(case, duty)
        where = Place(person=duty.person, facility=duty.facility, date=duty.date, part=duty.part.value)
        yield breach(case, rule, where, 0, 1, message, REASON, REMEDY, mode=Mode.HARD)


def _fault(case: RosterCase, duty: Duty) -> tuple[str, Text]:
    words = {"p": duty.person, "f": duty.facility, "w": when(duty.date, duty.part), "a": case.first, "b": case.last}
    if duty.person not in case.county.person_by_id:
        return "roster.eligible", NOBODY.fill(**words)
    if duty.facility not in case.county.facility_by_id:
        return "roster.eligible", NOWHERE.fill(**words)
    return "roster.availability", NEVER.fill(**words)
