"""siting.covered: every member is served."""

from collections.abc import Iterator

from models.county.words import Sourcing
from models.rules.breach import breach
from models.rules.siting.assignment_rows import AssignmentRow
from models.rules.siting.nearest import nearest
from models.rules.siting.phrases import ADD_CANDIDATE, MEND_ROADS, center_name, facility_name, facility_names, head
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "siting.covered"

NOBODY = text("{h}：{m}没有中心承接，年业务量{v}。", "{h}: no center serves {m}, whose volume is {v} a year.")
NO_CANDIDATE = text("候选点表没有{c}的候选点。", "The sheet of sites has no candidate for the {c}.")
NO_ROAD = text("没有道路通到任何候选点。", "No road leads to any candidate.")
NONE_OPEN = text("该期没有开放的{c}，候选点有：{s}。", "No {c} is open in that phase; candidates are {s}.")
LEFT_OUT = text("该期开放的有：{s}，方案没有安排该成员单位。", "Open are {s}; the plan leaves the member out.")
OPEN_ONE = text("在候选点中开设一处，最近的是{s}。", "Open one of the candidates; {s} is nearest.")
GIVE_TO = text("由{s}承接（{n}分钟），或另开设一处。", "Let {s} serve it ({n} minutes), or open another.")

CLOSED = text("{h}：{m}由{s}承接，该处没有开放的中心。", "{h}: {m} is given to {s}, where no center is open.")
OPEN_ARE = text("该期开放的有：{s}。", "Open in that phase are {s}.")
MOVE_OR_OPEN = text("改由开放的中心承接，或在该处开设。", "Let an open center serve it, or open one there.")

SEVERAL = text(
    "{h}：{m}由{n}处中心承接（{s}），服务方式为单一。", "{h}: {n} centers serve {m} ({s}), though one is to."
)
SINGLE = text("中心表中该类的服务方式为单一。", "By the sheet of centers a member of the kind has one center.")
KEEP_ONE = text("只留一处，或把服务方式改为可分。", "Keep one, or let the kind be split.")

AMOUNT = text("{h}：{m}年业务量{v}，方案安排{n}。", "{h}: the volume of {m} is {v} a year, the plan gives {n}.")
GIVEN = text("由{s}承接。", "It is given to {s}.")
GIVE_ALL = text("按业务量表更正承接的业务量。", "Correct the volumes after the sheet of volumes.")


@rule(RULE)
def covered(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``sum_i x[k,j,i,t] = 1; x[k,j,i,t] <= y[k,i,t] for t >= due[k]`` (D02, D15, D01).

    One for each member of a kind that in a phase has no center, one that is not open, several though one is to, or
    not exactly its volume; the first of these faults is told.
    """
    for kind, phase in siting.due():
        served = siting.served(kind, phase)
        for member in case.volumes[kind]:
            told = _fault(case, siting, kind, phase, member, served.get(member, []))
            if told is not None:
                where = Place(center=kind, phase=case.phases[phase].phase, facility=member)
                yield breach(case, RULE, where, 1, 0, *told)


def _fault(
    case: SitingCase, siting: Siting, kind: str, phase: int, member: str, rows: list[AssignmentRow]
) -> tuple[Text, Text, Text] | None:
    """Return message, reason and remedy of the first fault, or ``None`` where the member is served in full."""
    opened, volume = siting.open_at(kind, phase), case.volumes[kind][member]
    closed = [row.site for row in rows if row.site not in opened]
    several = len(rows) > 1 and case.centers[kind].sourcing is Sourcing.SINGLE
    given = sum(row.volume for row in rows)
    if rows and not closed and not several and given == volume:
        return None
    words = {"h": head(case, kind, phase), "m": facility_name(case, member), "v": volume}
    if not rows:
        return NOBODY.fill(**words), *_why_nobody(case, kind, member, opened)
    if closed:
        message = CLOSED.fill(s=facility_names(case, closed), **words)
        return message, OPEN_ARE.fill(s=facility_names(case, opened)), MOVE_OR_OPEN
    sites = facility_names(case, [row.site for row in rows])
    if several:
        return SEVERAL.fill(n=len(rows), s=sites, **words), SINGLE, KEEP_ONE
    return AMOUNT.fill(n=given, **words), GIVEN.fill(s=sites), GIVE_ALL


def _why_nobody(case: SitingCase, kind: str, member: str, opened: dict[str, int]) -> tuple[Text, Text]:
    """Return why nobody serves the member, and what mends it."""
    candidates, name = case.sites[kind], center_name(kind)
    if not candidates:
        return NO_CANDIDATE.fill(c=name), ADD_CANDIDATE
    near = nearest(case, kind, member, candidates)
    if near is None:
        return NO_ROAD, MEND_ROADS
    if not opened:
        reason = NONE_OPEN.fill(c=name, s=facility_names(case, candidates))
        return reason, OPEN_ONE.fill(s=facility_name(case, near.site))
    there = nearest(case, kind, member, opened) or near
    remedy = GIVE_TO.fill(s=facility_name(case, there.site), n=there.minutes)
    return LEFT_OUT.fill(s=facility_names(case, opened)), remedy
