"""siting.time_limit: nobody is further from the center than the kind allows."""

from collections.abc import Iterator

from models.rules.breach import breach
from models.rules.siting.assignment_rows import AssignmentRow
from models.rules.siting.nearest import nearest
from models.rules.siting.phrases import MEND_ROADS, center_name, facility_name, head
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.siting.reach import CutOff
from models.text import Text, text
from models.verdict import Finding, Note, Place

RULE = "siting.time_limit"

FAR = text("{h}：{m}到{s} {n} 分钟，时限 {k} 分钟。", "{h}: {m} is {n} minutes from {s}, the limit is {k}.")
NO_ROAD = text("{h}：{m}到{s}没有道路可达。", "{h}: no road leads from {m} to {s}.")
OPEN_NEAR = text("开放的中心里{s}在时限内（{n}分钟）。", "Of the open centers {s} is within the limit ({n} minutes).")
CHOOSE_IT = text("改由{s}承接。", "Let {s} serve it.")
CANDIDATE_NEAR = text(
    "开放的中心都不在时限内；候选点{s}在时限内（{n}分钟），该期没有开放。",
    "No open center is within the limit; the candidate {s} is ({n} minutes), and is not open.",
)
OPEN_IT = text("开设{s}，或由医共体管委会放宽时限。", "Open {s}, or let the committee set a wider limit.")
ALL_FAR = text(
    "没有候选点在时限内，最近的是{s}（{n}分钟）。", "No candidate is within the limit; {s} is nearest ({n} minutes)."
)
ADD_ONE = text(
    "在近处增设候选点，或由医共体管委会放宽时限。", "Add a candidate nearby, or let the committee set a wider limit."
)
CUT = text(
    "全年有{n}天（{a}至{b}）没有道路通到任何候选点。",
    "On {n} days of the year ({a} to {b}) no road leads to any candidate.",
)
NOWHERE = text("没有道路通到任何候选点。", "No road leads to any candidate.")
CUT_OFF = text(
    "{m}全年有{n}天（{a}至{b}）没有道路通到{c}的任何候选点。",
    "On {n} days of the year ({a} to {b}) no road leads from {m} to any candidate for the {c}.",
)


@rule(RULE)
def time_limit(case: SitingCase, siting: Siting) -> Iterator[Finding | Note]:
    """``minutes[k,j,i] x[k,j,i,t] <= limit[k]``, exactly at the limit is allowed (D01).

    For each member of a kind and phase the minutes beyond the limit of the furthest center that serves it; where no
    road leads there 10,000, also for a kind without a limit. Who is cut off on some days of the year is a note.
    """
    for kind, phase in siting.due():
        limit, served = case.centers[kind].time_limit, siting.served(kind, phase)
        for member in case.volumes[kind]:
            if member not in served:
                continue
            worst = max(served[member], key=lambda row: row.counted)
            if worst.minutes is None:
                yield _finding(case, siting, worst, 0, worst.counted, NO_ROAD)
            elif limit is not None and worst.minutes > limit:
                yield _finding(case, siting, worst, limit, worst.minutes, FAR)
    for kind, cuts in case.cut_off.items():
        for cut in cuts:
            where = Place(center=kind, facility=cut.member)
            message = CUT_OFF.fill(c=center_name(kind), m=facility_name(case, cut.member), **_days(cut))
            yield Note(rule=RULE, kind="cut_off", where=where, amount=cut.days, message=message)


def _finding(
    case: SitingCase, siting: Siting, row: AssignmentRow, required: int, actual: int, message: Text
) -> Finding:
    said = message.fill(
        h=head(case, row.kind, row.phase),
        m=facility_name(case, row.member),
        s=facility_name(case, row.site),
        n=actual,
        k=required,
    )
    where = Place(center=row.kind, phase=case.phases[row.phase].phase, facility=row.member)
    return breach(case, RULE, where, required, actual, said, *_why(case, siting, row))


def _why(case: SitingCase, siting: Siting, row: AssignmentRow) -> tuple[Text, Text]:
    """Return who is within the limit instead, and what mends it."""
    kind, member, limit = row.kind, row.member, case.centers[row.kind].time_limit
    best = nearest(case, kind, member, case.sites[kind])
    if best is None:
        cut = next((c for c in case.cut_off.get(kind, ()) if c.member == member), None)
        return (CUT.fill(**_days(cut)) if cut else NOWHERE), MEND_ROADS
    there = nearest(case, kind, member, siting.open_at(kind, row.phase))
    if there is not None and (limit is None or there.minutes <= limit):
        name = facility_name(case, there.site)
        return OPEN_NEAR.fill(s=name, n=there.minutes), CHOOSE_IT.fill(s=name)
    name = facility_name(case, best.site)
    if limit is None or best.minutes <= limit:
        return CANDIDATE_NEAR.fill(s=name, n=best.minutes), OPEN_IT.fill(s=name)
    return ALL_FAR.fill(s=name, n=best.minutes), ADD_ONE


def _days(cut: CutOff) -> dict[str, object]:
    return {"n": cut.days, "a": cut.first, "b": cut.last}
