"""siting.distance: waste centers keep away from where people live."""

from collections.abc import Iterator

from models.rules.breach import breach
from models.rules.phrases import number
from models.rules.siting.center_rows import center_rows
from models.rules.siting.phrases import facility_name, head
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import text
from models.verdict import Finding, Place

RULE = "siting.distance"

MESSAGE = text("{h}：{s}距{p} {n} 公里，应不小于 {k} 公里。", "{h}: {s} is {n} km from {p}, fewer than {k}.")
REASON = text("{p}有服务人口{n}人。", "{n} people live at {p}.")
REMEDY = text(
    "改设在更远的候选点；避让距离有误的，由卫生健康行政部门更正。",
    "Choose a site further away, or let the health commission correct the distance.",
)


@rule(RULE)
def distance(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``km[i, people] >= least[k] where y[k,i,t] = 1``: one for each phase and center that is too near (D33)."""
    for row in center_rows(case, siting):
        found = case.too_near(row.kind, row.site)
        if found is None:
            continue
        place, km = found
        name, least = facility_name(case, place), case.centers[row.kind].min_distance
        site = facility_name(case, row.site)
        message = MESSAGE.fill(h=head(case, row.kind, row.phase), s=site, p=name, n=number(km), k=number(least))
        where = Place(center=row.kind, phase=case.phases[row.phase].phase, facility=row.site)
        yield breach(case, RULE, where, 0, 1, message, REASON.fill(p=name, n=case.people[place]), REMEDY)
