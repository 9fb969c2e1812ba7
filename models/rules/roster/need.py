"""roster.need: the receiving units get the days that they want."""

from collections.abc import Iterator
from datetime import date

from models.county.words import Mode, Period
from models.roster.case import RosterCase
from models.rules.breach import breach
from models.rules.phrases import number, place_name
from models.rules.roster.need_reasons import explain, specialty_of
from models.rules.roster.registry import rule
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
    "{n}个每周需求在{a}至{b}一周跨月待定：本期按工作日折算，全周在下一时段结算。",
    "{n} weekly needs of {a} to {b} count here for part of the week and in full with the days that follow.",
)


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
            yield _finding(case, roster, row, MINIMUM, row.want.minimum, minimum_mode)
        if row.short > 0:
            yield _finding(case, roster, row, TARGET, row.want.target, case.policy.mode(RULE))
    for week, count in pending.items():
        message = PENDING.fill(n=count, a=week, b=date.fromordinal(week.toordinal() + 6))
        yield Note(rule=RULE, kind="pending_week", where=Place(week=week), amount=count, message=message)


def _finding(case: RosterCase, roster: Roster, row: WantRow, template: Text, required: float, mode: Mode) -> Finding:
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
        s=specialty_of(want),
        v=activity,
        r=number(required),
        n=number(row.served),
        k=number(required - row.served),
    )
    why = explain(case, roster, want)
    return breach(case, RULE, where, required, row.served, message, why.reason, why.remedy, mode=mode, owner=why.owner)
