"""roster.days_in_row: how many working days of a week a person is sent one after another."""

from collections.abc import Iterator
from datetime import date

from models.roster.calendar import monday
from models.roster.case import RosterCase
from models.roster.day_windows import day_windows
from models.rules.breach import breach
from models.rules.roster.breach import BY_PINS, KEEP_OR_LIFT_PINS
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.days_in_row"

MESSAGE = text(
    "{p} {w}一周连续下沉超过{k}个工作日，超出{n}天。",
    "{p} serves more than {k} working days in a row in the week of {w}, {n} too many.",
)
REASON = text("该周下沉日期：{d}。", "Days of service in that week: {d}.")
REMEDY = text(
    "调度中心在其间留出在院工作日，或换人。",
    "The dispatch center leaves a day at home between them, or sends somebody else.",
)


@rule(RULE)
def days_in_row(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_{d in window} served[p,d] <= max_days``: a day for each window of a week that is served whole.

    So a run of ``n`` days counts ``n - max_days``. What was published around the horizon counts; runs that are too
    long without this plan are not of its making.
    """
    for id, services in roster.by_person.items():
        served = {s.date for s in services if not s.remote}
        pinned = {s.date for s in services if not s.remote and s.pinned}
        for week in sorted({monday(d) for d in served}):
            yield from _of_week(case, id, week, served, pinned)


def _of_week(case: RosterCase, id: str, week: date, served: set[date], pinned: set[date]) -> Iterator[Finding]:
    before = {c.date for c in case.history.week_credits(id, week) if c.days}
    windows = [set(w) for w in day_windows(case, week)]
    given = sum(w <= before for w in windows)
    by_pins = sum(w <= before | pinned for w in windows)
    whole = sum(w <= before | served for w in windows)
    if whole <= given:
        return
    limit = case.policy.number(RULE, "max_days") or 0
    days = sorted(d for d in before | served if monday(d) == week)
    reason = REASON.fill(d=", ".join(f"{d:%m-%d}" for d in days))
    where = Place(person=id, week=week)
    if by_pins > given:
        over = by_pins - given
        message = MESSAGE.fill(p=id, w=week, k=limit, n=over)
        yield breach(case, RULE, where, limit, limit + over, message, BY_PINS, KEEP_OR_LIFT_PINS, pinned=True)
    if whole > by_pins:
        over = whole - by_pins
        message = MESSAGE.fill(p=id, w=week, k=limit, n=over)
        yield breach(case, RULE, where, limit, limit + over, message, reason, REMEDY)
