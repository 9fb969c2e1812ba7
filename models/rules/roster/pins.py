"""roster.pins: what was settled by hand stands."""

from collections.abc import Iterator, Sequence

from models.county.service import Pin
from models.county.words import Part, PinKind
from models.roster.case import RosterCase
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.phrases import when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, Service
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "roster.pins"

MISSING = text("指定班次未排：{p} {w} {f}。", "A pinned duty is not planned: {p} on {w} at {f}.")
FORBIDDEN = text("禁排的班次已排：{p} {w} {f}。", "A duty that must not be planned is planned: {p} on {w} at {f}.")
WHY = text("指定原因：{r}。", "The pin's reason: {r}.")
NO_REASON = text("指定班次表未写原因。", "The sheet of pins gives no reason.")
ADD = text("调度中心补排该班次，或撤销指定。", "The dispatch center plans the duty, or the pin is withdrawn.")
REMOVE = text("调度中心撤下该班次，或撤销禁排。", "The dispatch center removes the duty, or the pin is withdrawn.")
ANYWHERE = text("任一机构", "any facility")


@rule(RULE)
def pins(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``x[p,f,s] = 1`` for what must be planned, ``= 0`` for what must not: one duty each that is not so."""
    for pin in case.pins_of(PinKind.MUST):
        there = _at_pin(roster, pin)
        halves = {half for s in there for half in s.part.halves}
        if not set(pin.part.halves) <= halves:
            message = MISSING.fill(p=pin.person, w=when(pin.date, pin.part), f=_place(case, pin.facility))
            yield breach(case, RULE, _where(pin, pin.facility, pin.part), 1, 0, message, _why(pin), ADD)
    for pin in case.pins_of(PinKind.MUST_NOT):
        for service in _at_pin(roster, pin):
            at = place_name(service.facility)
            message = FORBIDDEN.fill(p=pin.person, w=when(pin.date, service.part), f=at)
            where = _where(pin, service.facility.id, service.part)
            yield breach(case, RULE, where, 0, 1, message, _why(pin), REMOVE)


def _at_pin(roster: Roster, pin: Pin) -> Sequence[Service]:
    """Return the duties that the pin speaks of: its person's, at its facility or any, in its part of the day."""
    return [
        s
        for s in roster.by_person_day.get((pin.person, pin.date), ())
        if pin.facility in ("", s.facility.id) and set(pin.part.halves) & set(s.part.halves)
    ]


def _where(pin: Pin, facility: str, part: Part) -> Place:
    return Place(person=pin.person, facility=facility, date=pin.date, part=part.value)


def _place(case: RosterCase, facility: str) -> Text:
    if not facility:
        return ANYWHERE
    return text("{f}", "{f}").fill(f=place_name(case.county.facility_by_id[facility]))


def _why(pin: Pin) -> Text:
    return WHY.fill(r=pin.reason) if pin.reason else NO_REASON
