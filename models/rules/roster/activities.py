"""roster.activities: what is done on a duty, and where it can be done."""

from collections.abc import Iterator

from models.roster.activities import can_host, hosting_kinds
from models.roster.case import RosterCase
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.phrases import when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "roster.activities"

MESSAGE = text("{p} {w}在{f}安排{v}，该机构不开展此项。", "{p} is to give a {v} at {f} on {w}, which does not host it.")
REASON = text("{f}为{k}，可开展{v}的为{a}。", "{f} is a {k}; a {v} is hosted by: {a}.")
REMEDY = text(
    "调度中心改为坐诊或改派可开展的机构；有条件开展的，由县里更正规则口径。",
    "The dispatch center plans a clinic session or another facility; where it can be hosted, the county's policy "
    "sheet is corrected.",
)


@rule(RULE)
def activities(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``x[p,f,s,a] <= host[f,a]``: one duty each at a facility that cannot host its activity (A06).

    A pin settles who is where, not what is done: the activity of a pinned duty is the plan's own.
    """
    for service in roster.services:
        activity, facility = service.duty.activity, service.facility
        if can_host(case.policy, facility, activity):
            continue
        at, kinds = place_name(facility), [kind.text for kind in hosting_kinds(case.policy, activity)]
        message = MESSAGE.fill(p=service.person.id, w=when(service.date, service.part), f=at, v=activity.text)
        able = Text(zh="、".join(k.zh for k in kinds), en=", ".join(k.en for k in kinds))
        reason = REASON.fill(f=at, k=facility.kind.text, v=activity.text, a=able)
        where = Place(person=service.person.id, facility=facility.id, date=service.date, part=service.part.value)
        yield breach(case, RULE, where, 0, 1, message, reason, REMEDY)
