"""roster.least_change: planning again moves as few duties as possible."""

from collections.abc import Iterator

from models.county.words import Part
from models.roster.calendar import month_key
from models.roster.case import RosterCase
from models.roster.published import Stand, published_months, standing
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.breach import BY_PINS, KEEP_OR_LIFT_PINS
from models.rules.roster.phrases import when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "roster.least_change"

DROPPED = text("{p} {d}{f}的班次取消。", "the duty of {p} at {f} on {d} is dropped.")
ADDED = text("{p} {d}新增{f}的班次。", "a duty of {p} at {f} on {d} is new.")
AWAY = text("本人该时段已不可派。", "The person is no longer free then.")
CLOSED = text("接收单位该日不开诊。", "The receiving unit is closed that day.")
MOVED = text("为守住其他规则或路程而调整。", "Moved for the sake of other rules or of travel.")
TELL = text("调度中心通知本人、科室和接收单位。", "The dispatch center tells the person, the department and the unit.")


@rule(RULE)
def least_change(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """Keep ``|published - planned| + |planned - published| = 0`` in the published months of the horizon, in duties."""
    months = published_months(case)
    before = standing(case)
    planned = {(v.person.id, v.facility.id, v.date, v.part): v.pinned for v in roster.visits}
    for stand in sorted(before - planned.keys()):
        yield _finding(case, stand, DROPPED, _why(case, stand))
    for stand in sorted(planned.keys() - before):
        if month_key(stand[2]) in months:
            yield _finding(case, stand, ADDED, MOVED, pinned=planned[stand])


def _finding(case: RosterCase, stand: Stand, message: Text, reason: Text, *, pinned: bool = False) -> Finding:
    person, facility, day, part = stand
    where = Place(person=person, facility=facility, date=day, part=part.value)
    said = message.fill(p=person, d=when(day, part), f=place_name(case.county.facility_by_id[facility]))
    why, remedy = (BY_PINS, KEEP_OR_LIFT_PINS) if pinned else (reason, TELL)
    return breach(case, RULE, where, 0, 1, said, why, remedy, pinned=pinned)


def _why(case: RosterCase, stand: Stand) -> Text:
    person, facility, day, part = stand
    if not case.presence.free(case.county.person_by_id[person], day, Part(part)):
        return AWAY
    return MOVED if case.is_open(case.county.facility_by_id[facility], day) else CLOSED
