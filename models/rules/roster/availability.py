"""roster.availability: nobody is planned while away or in a session of their own."""

from collections.abc import Iterator

from models.county.words import Status
from models.roster.case import RosterCase
from models.rules.phrases import place_name
from models.rules.roster.breach import barred
from models.rules.roster.phrases import when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, Service
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "roster.availability"

MESSAGE = text("{p} {w}不可派，却排到{f}。", "{p} cannot be sent on {w}, but is planned at {f}.")
DAY_OFF = text("当日不是工作日。", "The day is not a working day.")
NOT_SENT = text("人员表可派出为“否”。", "The staff sheet says that the person is not to be sent.")
NOT_ON_DUTY = text("在岗状态为“不在岗”。", "The person's state is away.")
NOT_YET = text("{d}才到岗。", "The person joins on {d}.")
NO_LONGER = text("{d}已离岗。", "The person left on {d}.")
ABSENT = text("{k}：{a}至{b}。", "Away ({k}) from {a} to {b}.")
IN_SESSION = text("每周固定门诊手术时间。", "A fixed weekly clinic or theater session.")
REPLACE = text(
    "派出科室换人或改期；在岗情况有误的，更正人员表或请假外出表。",
    "The department names somebody else or another day, or corrects the sheets of staff and absences.",
)


@rule(RULE)
def availability(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``x[p,f,s] <= free[p,s]``: one duty each that stands on a day off or while its person is not free (B18).

    Remote consultation takes a person's time as well.
    """
    for service in roster.services:
        reason = why_not_free(case, service)
        if reason is not None:
            where = Place(
                person=service.person.id, facility=service.facility.id, date=service.date, part=service.part.value
            )
            at = place_name(service.facility)
            message = MESSAGE.fill(p=service.person.id, w=when(service.date, service.part), f=at)
            yield barred(case, RULE, where, message, reason, REPLACE, pinned=service.pinned)


def why_not_free(case: RosterCase, service: Service) -> Text | None:
    """Return why the person cannot be sent at the time of ``service``, or ``None``."""
    person, day = service.person, service.date
    if not case.calendar.is_workday(day):
        return DAY_OFF
    if case.presence.free(person, day, service.part):
        return None
    if not person.dispatchable:
        return NOT_SENT
    if person.status is not Status.ON_DUTY:
        return NOT_ON_DUTY
    if person.start and day < person.start:
        return NOT_YET.fill(d=person.start)
    if person.end and day > person.end:
        return NO_LONGER.fill(d=person.end)
    halves = set(service.part.halves)
    for absence in case.presence.absences(person.id):
        if absence.first <= day <= absence.last and halves & set(absence.part.halves):
            return ABSENT.fill(k=absence.kind.text, a=absence.first, b=absence.last)
    return IN_SESSION
