"""roster.need: the receiving units get the days that they want."""

from collections.abc import Iterator
from datetime import date

from models.county.words import Mode, Period
from models.roster.case import RosterCase
from models.roster.eligible import bar
from models.roster.wants import Want
from models.rules.registry import rule
from models.rules.roster.breach import breach
from models.rules.roster.phrases import number, place_name
from models.rules.roster.roster import Roster
from models.rules.roster.want_rows import WantRow, want_rows
from models.text import Text, text
from models.verdict import Finding, Note, Place

RULE = "roster.need"

TARGET = text(
    "{f} {a}至{b} {s}{v}：目标{r}天，已排{n}天，缺{k}天。",
    "{f}, {a} to {b}, {s}{v}: of the days wanted ({r}), {n} planned, {k} short.",
)
MINIMUM = text(
    "{f} {a}至{b} {s}{v}：最低{r}天，已排{n}天，缺{k}天。",
    "{f}, {a} to {b}, {s}{v}: of the fewest days needed ({r}), {n} planned, {k} short.",
)
PENDING = text(
    "{n}个每周需求在{a}至{b}一周跨月待定，在下一时段结算。",
    "{n} weekly needs of {a} to {b} are settled with the days that follow.",
)
ANY = text("各专业", "any specialty")
NOBODY = text("派出单位没有适格的{s}人员。", "The sending hospitals have nobody eligible of {s}.")
FIND_SOMEBODY = text(
    "医共体调配或外聘该专业人员，或由接收单位调整需求。",
    "The consortium finds somebody of the specialty, or the receiving unit changes what it wants.",
)
FEW = text(
    "适格的{s}人员{c}人，本期共可派{d}天，多处需求共用。",
    "{c} people of {s} are eligible, free on {d} days altogether, which several places share.",
)
SHARE_OUT = text(
    "调度中心加排；人手不足时由各派出科室增派，或与接收单位商定目标天数。",
    "The dispatch center plans more; short of people, the departments free more, or the target is settled anew.",
)
CLOSED = text("该时段没有开诊日。", "It has no opening day in that time.")
OPEN_MORE = text("接收单位安排开诊日，或调整需求。", "The receiving unit opens, or changes what it wants.")


@rule(RULE)
def need(case: RosterCase, roster: Roster) -> Iterator[Finding | Note]:
    """``sum days[s] x[p,f,s] + short >= target``; ``sum days[s] x[p,f,s] >= minimum`` (A07, A10, A19, B05).

    For each need and settled period the days missing. More than the target earns nothing. A minimum binds as
    ``minimum_mode`` says; where that is how the target binds as well, the target says it all.
    """
    minimum_mode = Mode(case.policy.text_value(RULE, "minimum_mode"))
    apart = minimum_mode not in (Mode.OFF, case.policy.mode(RULE))
    pending: dict[date, int] = {}
    for row in want_rows(case, roster):
        if not row.want.settled:
            pending[row.want.first] = pending.get(row.want.first, 0) + 1
        if row.below > 0 and apart:
            yield _finding(case, row, MINIMUM, row.want.minimum, minimum_mode)
        if row.short > 0:
            yield _finding(case, row, TARGET, row.want.target, case.policy.mode(RULE))
    for week, count in pending.items():
        message = PENDING.fill(n=count, a=week, b=date.fromordinal(week.toordinal() + 6))
        yield Note(rule=RULE, kind="pending_week", where=Place(week=week), amount=count, message=message)


def _finding(case: RosterCase, row: WantRow, template: Text, required: float, mode: Mode) -> Finding:
    want = row.want
    where = Place(
        facility=want.facility,
        specialty=want.specialty,
        week=want.first if want.period is Period.WEEK else None,
        month=f"{want.first:%Y-%m}" if want.period is Period.MONTH else "",
        year=want.first.year if want.period is Period.YEAR else None,
    )
    activity = text("（{v}）", " ({v})").fill(v=want.activity.text) if want.activity else text("", "")
    message = template.fill(
        f=place_name(case.county.facility_by_id[want.facility]),
        a=want.first,
        b=want.last,
        s=_specialty(want),
        v=activity,
        r=number(required),
        n=number(row.served),
        k=number(required - row.served),
    )
    reason, remedy = _explain(case, want)
    return breach(case, RULE, where, required, row.served, message, reason, remedy, mode=mode)


def _explain(case: RosterCase, want: Want) -> tuple[Text, Text]:
    """Return why days are missing: the place is closed, nobody may go, or those who may are too few."""
    facility = case.county.facility_by_id[want.facility]
    slots = [s for s in case.slots if want.first <= s.date <= want.last]
    slots = [s for s in slots if case.is_open(facility, s.date)]
    if not slots:
        return CLOSED, OPEN_MORE
    able = [p for p in case.senders if p.dispatchable and want.specialty in ("", p.specialty)]
    states = {case.road_state(s.date) for s in slots}
    able = [p for p in able if any(bar(case, p, facility, state) is None for state in states)]
    if not able:
        return NOBODY.fill(s=_specialty(want)), FIND_SOMEBODY
    free = sum(s.days for p in able for s in slots if case.presence.free(p, s.date, s.part))
    return FEW.fill(s=_specialty(want), c=len(able), d=number(free)), SHARE_OUT


def _specialty(want: Want) -> Text:
    return text("{s}", "{s}").fill(s=want.specialty) if want.specialty else ANY
