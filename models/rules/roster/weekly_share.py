"""roster.weekly_share: each week a share of the senior staff serves at grassroots."""

from collections.abc import Iterator

from models.county.staff import Person
from models.roster.case import RosterCase
from models.roster.eligible import bar, receiving
from models.roster.slots import Slot
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.phrases import codes
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.rules.roster.weekly_rows import RULE, WeekRow, WeekStatus, weekly_rows
from models.text import Text, text
from models.verdict import Finding, Note, Place

MESSAGE = text(
    "{h} {a}至{b}：应派{r}人，已排{n}人，缺额{k}人。",
    "{h}, {a} to {b}: required {r} (persons), serving {n}, short {k}.",
)
EXEMPT = text("{h} {a}至{b}只有{n}个工作日，不考核。", "{h}, {a} to {b}: exempt, with working days numbering only {n}.")
PENDING = text("{h} {a}至{b}跨月待定，在下一时段结算。", "{h}, {a} to {b}: settled with the days that follow.")

INTRO = text("在册{n}人，未服务的{m}人中：", "On the roll {n}; of the {m} who do not serve, ")
GROUPS = {
    "not_sent": text("不可派出{n}人", "not to be sent: {n}"),
    "away": text("整周不在岗{n}人", "away all week: {n}"),
    "busy": text("请假或固定门诊手术而无空{n}人", "never free (leave, fixed sessions): {n}"),
    "nowhere": text(
        "无适格机构可去{n}人（类别、科目、道路或路程）", "without an eligible place (kind, license, roads): {n}"
    ),
    "spare": text("有空未排{n}人（{p}）", "free and not planned: {n} ({p})"),
}
PLAN_MORE = text(
    "调度中心从有空未排的人员中补排；受科室最低在岗或诊室所限的，与科室、接收单位协商。",
    "The dispatch center plans those who are free; where home floors or rooms stand in the way, it settles them with "
    "departments and receiving units.",
)
FREE_MORE = text(
    "仅靠排班最多再补{n}人；其余由牵头医院医务科调整停诊、请假或明确可派人员。",
    "Planning alone can add {n} at most; for the rest the medical office moves sessions and leave, or says who more "
    "may be sent.",
)


@rule(RULE)
def weekly_share(case: RosterCase, roster: Roster) -> Iterator[Finding | Note]:
    """``sum_p served[p,w] >= ceil(share * |S_w|)`` for each lead hospital and settled week (A01, A02).

    ``served[p,w]`` is 1 where the days of p at grassroots over the full Monday-Sunday week reach the days asked. The
    shortfall is in persons; exempt and pending weeks are notes.
    """
    for row in weekly_rows(case, roster):
        name = place_name(case.county.facility_by_id[row.hospital])
        words = {"h": name, "a": row.week, "b": row.last}
        where = Place(hospital=row.hospital, week=row.week)
        if row.status is WeekStatus.EXEMPT:
            yield Note(rule=RULE, kind="exempt_week", where=where, message=EXEMPT.fill(**words, n=row.workdays))
        elif row.status is WeekStatus.PENDING:
            yield Note(rule=RULE, kind="pending_week", where=where, message=PENDING.fill(**words))
        elif row.status is WeekStatus.MISSED:
            served = row.everybody.planned
            message = MESSAGE.fill(**words, r=row.required, n=served, k=row.short)
            reason, remedy = _explain(case, row)
            yield breach(case, RULE, where, row.required, served, message, reason, remedy)


def _explain(case: RosterCase, row: WeekRow) -> tuple[Text, Text]:
    """Return why so few serve in the week, group by group, and what must be done."""
    idle: dict[str, list[str]] = {group: [] for group in GROUPS}
    for id in row.people:
        if id not in row.serving:
            idle[_group(case, case.county.person_by_id[id], row)].append(id)
    said = [GROUPS[g].fill(n=len(p), p=codes(p)) for g, p in idle.items() if p]
    intro = INTRO.fill(n=len(row.people), m=sum(map(len, idle.values())))
    reason = text(
        intro.zh + "，".join(t.zh for t in said) + "。",
        intro.en + ", ".join(t.en for t in said) + ".",
    )
    spare = len(idle["spare"])
    return reason, PLAN_MORE if spare >= row.short else FREE_MORE.fill(n=spare)


def _group(case: RosterCase, person: Person, row: WeekRow) -> str:
    if not person.dispatchable:
        return "not_sent"
    if case.obligations.away_all_week(person, case.workdays_of_week(row.week)):
        return "away"
    slots = [s for s in case.slots_by_week.get(row.week, ()) if case.presence.free(person, s.date, s.part)]
    if not slots:
        return "busy"
    return "spare" if any(_may_go_somewhere(case, person, slot) for slot in slots) else "nowhere"


def _may_go_somewhere(case: RosterCase, person: Person, slot: Slot) -> bool:
    state = case.road_state(slot.date)
    return any(
        case.is_open(facility, slot.date) and bar(case, person, facility, state) is None for facility in receiving(case)
    )
