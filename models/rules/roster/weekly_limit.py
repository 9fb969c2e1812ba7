"""roster.weekly_limit: how many days of a week a person is sent."""

from collections.abc import Iterator
from itertools import groupby

from models.roster.calendar import monday
from models.roster.case import RosterCase
from models.rules.phrases import number
from models.rules.roster.breach import over
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, days_of
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.weekly_limit"

MESSAGE = text(
    "{p} {w}一周下沉{n}天，超过每周最多{k}天。", "{p} serves {n} days in the week of {w}, more than the {k} allowed."
)
REASON = text(
    "该周本期所排{a}天，本期以外已核验、已发布{c}天。",
    "This plan has {a} days in that week; {c} more are verified or published outside the horizon.",
)
REMEDY = text(
    "调度中心把超出的天数移到其他周，或换人。",
    "The dispatch center moves what is too much to another week, or sends somebody else.",
)


@rule(RULE)
def weekly_limit(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_{f, s in w} days[s] x[p,f,s] <= max_days``: for each person and week the days beyond the limit.

    Days of the week outside the horizon count; those over the limit already are not of this plan's making.
    """
    limit = case.policy.number(RULE, "max_days")
    if limit is None:
        return
    for id, services in roster.by_person.items():
        visits = [s for s in services if not s.remote]
        for week, group in groupby(visits, key=lambda v: monday(v.date)):
            of_week = list(group)
            before = sum(c.days for c in case.history.week_credits(id, week))
            least, planned = max(limit, before), days_of(of_week)
            if before + planned <= least:
                continue
            pinned = before + days_of(v for v in of_week if v.pinned)
            message = MESSAGE.fill(p=id, w=week, n=number(before + planned), k=limit)
            reason = REASON.fill(a=number(planned), c=number(before))
            where = Place(person=id, week=week)
            yield from over(case, RULE, where, least, before + planned, pinned, message, reason, REMEDY)
