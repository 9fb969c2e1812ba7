"""roster.annual_days: each obliged person serves the days of the year, at the year's pace."""

from collections.abc import Iterator

from models.county.staff import Person
from models.roster.case import RosterCase
from models.roster.eligible import bar, receiving
from models.rules.breach import breach
from models.rules.phrases import number
from models.rules.roster.ledger_rows import LedgerRow, ledger_rows
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import Text, text
from models.verdict import Finding, Note, Place

RULE = "roster.annual_days"

MESSAGE = text(
    "{p} {y}年截至{m}月应完成{r}天，累计{n}天，尚欠{k}天。",
    "{p} owes {r} days of {y} by the end of month {m} and has {n}: {k} days short.",
)
NOT_SENT = text("人员表可派出为“否”。", "The staff sheet says that the person is not to be sent.")
DECIDE = text(
    "派出科室核实可派出；确不能下沉的，按程序登记不纳入人员。",
    "The department checks whether the person can be sent, or has the person listed as not included.",
)
NOWHERE = text("没有适格机构可去（类别、科目、道路或路程）。", "No place is eligible (kind, license, roads).")
OPEN_A_PLACE = text(
    "调度中心核对机构、诊疗科目和道路，或与派出科室商定可去的接收单位。",
    "The dispatch center checks facilities, licensed subjects and roads, or settles a place with the department.",
)
BUSY = text(
    "此前累计{b}天，本期最多可派{f}天（请假、固定门诊手术、月上限），已排{n}天。",
    "{b} days before; at most {f} days free in this horizon (leave, sessions, monthly limit), {n} planned.",
)
MOVE_SESSIONS = text(
    "派出科室调整停诊或请假，其余天数在以后月份补足。",
    "The department moves sessions or leave, and the rest is made up in later months.",
)
SPARE = text(
    "此前累计{b}天，本期可派{f}天，已排{n}天。", "{b} days before; {f} days free in this horizon, {n} planned."
)
PLAN_MORE = text(
    "调度中心加排；受科室最低在岗或诊室所限的，与科室、接收单位协商。",
    "The dispatch center plans more; where home floors or rooms stand in the way, it settles them with department and "
    "receiving unit.",
)
LOST = text(
    "{p} {y}年尚欠{o}天，此后至多还可派{f}天，自{d}之后有{k}天已不可能完成。",
    "{p} still owes {o} days of {y} and can serve {f} more at most: after {d}, {k} days can no longer be met.",
)


@rule(RULE)
def annual_days(case: RosterCase, roster: Roster) -> Iterator[Finding | Note]:
    """``served[p,y] >= due[p,y](m)`` for each obliged person and year touched by the horizon (B01 to B04).

    ``served`` is what was verified, or published, before the horizon, and what the plan adds; ``m`` is the last month
    of that year in the horizon. What can no longer be met at all is a note.
    """
    for row in ledger_rows(case, roster):
        where = Place(person=row.person, year=row.year)
        if row.short > 0:
            month = 12 if row.year < case.last.year else case.last.month
            message = MESSAGE.fill(
                p=row.person, y=row.year, m=month, r=number(row.due_by_now), n=number(row.total), k=number(row.short)
            )
            reason, remedy = _explain(case, row)
            yield breach(case, RULE, where, row.due_by_now, row.total, message, reason, remedy)
        if not row.reachable:
            words = {"o": number(row.owed), "f": number(row.possible), "k": number(row.lost), "d": row.lost_from}
            message = LOST.fill(p=row.person, y=row.year, **words)
            yield Note(rule=RULE, kind="unreachable", where=where, amount=row.lost, message=message)


def _explain(case: RosterCase, row: LedgerRow) -> tuple[Text, Text]:
    person = case.county.person_by_id[row.person]
    if not person.dispatchable:
        return NOT_SENT, DECIDE
    if not _has_place(case, person):
        return NOWHERE, OPEN_A_PLACE
    free = _free_days(case, person, row.year)
    words = {"b": number(row.brought), "f": number(free), "n": number(row.planned)}
    if free < row.due_by_now - row.brought:
        return BUSY.fill(**words), MOVE_SESSIONS
    return SPARE.fill(**words), PLAN_MORE


def _has_place(case: RosterCase, person: Person) -> bool:
    return any(bar(case, person, f, state) is None for f in receiving(case) for state in case.slot_states)


def _free_days(case: RosterCase, person: Person, year: int) -> float:
    """Return the days of the horizon on which the person is free, month by month no more than the personal limit."""
    by_month: dict[str, float] = {}
    for slot in case.slots:
        if slot.date.year == year and case.presence.free(person, slot.date, slot.part):
            by_month[slot.month] = by_month.get(slot.month, 0.0) + slot.days
    limit = person.max_month
    return sum(days if limit is None else min(limit, days) for days in by_month.values())
