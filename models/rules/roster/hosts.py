"""roster.hosts: the receiving units of the dual identity."""

from collections.abc import Iterator

from models.roster.case import RosterCase
from models.rules.phrases import place_name
from models.rules.roster.breach import over
from models.rules.roster.phrases import place_names
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.hosts"

MANY = text("{p} {y}年接收单位共{n}个，超过{k}个。", "{p} has {n} receiving units in {y}, more than {k}.")
MANY_WHY = text("此前已有：{a}；本期所排：{b}。", "Before this plan: {a}; in this plan: {b}.")
MANY_REMEDY = text(
    "调度中心把该人员集中到已有的接收单位。",
    "The dispatch center keeps the person to the receiving units there are.",
)
OTHER = text("{p}被派往{f}，不是其接收单位。", "{p} is sent to {f}, which is none of the person's receiving units.")
OTHER_WHY = text("人员表指定的接收单位：{n}。", "The staff sheet names {n}.")
OTHER_REMEDY = text(
    "调度中心改派到指定的接收单位；需变更的，由派出科室更正人员表。",
    "The dispatch center sends the person to a named unit, or the department changes the names on the staff sheet.",
)


@rule(RULE)
def hosts(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_f host[p,f] <= max_hosts``; ``x[p,f,s] <= host[p,f]`` where the sheet names hosts (B06).

    In each calendar year the facilities beyond the limit, those served before included; what was over the limit
    before this plan is not of its making. Apart from that, each facility that is neither named nor served before.
    """
    for id in roster.by_person:
        for year in range(case.first.year, case.last.year + 1):
            yield from _of_year(case, roster, id, year)


def _of_year(case: RosterCase, roster: Roster, id: str, year: int) -> Iterator[Finding]:
    visits = [s for s in roster.of(id) if not s.remote and s.date.year == year]
    if not visits:
        return
    before = case.history.hosts(id, year)
    planned = {v.facility.id for v in visits}
    pinned = {v.facility.id for v in visits if v.pinned}
    where = Place(person=id, year=year)
    limit = case.policy.number(RULE, "max_hosts")
    total = len(before | planned)
    if limit is not None and total > max(limit, len(before)):
        message = MANY.fill(p=id, y=year, n=total, k=limit)
        reason = MANY_WHY.fill(a=place_names(case, before), b=place_names(case, planned))
        least = max(limit, len(before))
        yield from over(case, RULE, where, least, total, len(before | pinned), message, reason, MANY_REMEDY)
    named = {visits[0].person.host1, visits[0].person.host2} - {""}
    for place in sorted(planned - named - before) if named else ():
        facility = case.county.facility_by_id[place]
        message = OTHER.fill(p=id, f=place_name(facility))
        reason = OTHER_WHY.fill(n=place_names(case, named))
        there = where.model_copy(update={"facility": place})
        yield from over(case, RULE, there, 0, 1, int(place in pinned), message, reason, OTHER_REMEDY)
