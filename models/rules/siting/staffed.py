"""siting.staffed: a center's posts exist where it stands."""

from collections import defaultdict
from collections.abc import Iterator

from models.rules.breach import breach
from models.rules.phrases import listed
from models.rules.siting.center_rows import CenterRow, center_rows
from models.rules.siting.phrases import facility_name, phase_name
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import text
from models.verdict import Finding, Note, Place

RULE = "siting.staffed"

MESSAGE = text(
    "{t}{s}：中心岗位需{n}个，可用{k}个，缺{d}个。", "{s} in {t}: its centers need {n} posts, {k} are there, {d} short."
)
REASON = text("每类中心的模块数×每模块岗位：{p}。", "Modules of each kind by posts of a module: {p}.")
REMEDY = text(
    "机构编制部门增加岗位，或由医共体管委会把中心改设别处、减少模块。",
    "The headcount office adds posts, or the committee moves the center or plans fewer modules.",
)
UNSTATED = text(
    "{s}未填可用岗位，其中心的岗位没有核对。", "{s} does not state its posts; those of its centers are not judged."
)


@rule(RULE)
def staffed(case: SitingCase, siting: Siting) -> Iterator[Finding | Note]:
    """``sum_k posts[k] z[k,i,t] <= available[i]``: the posts missing at a site in a phase (D01, C27).

    Sites that do not state their posts are not judged; each is a note.
    """
    there: dict[tuple[int, str], list[CenterRow]] = defaultdict(list)
    for row in center_rows(case, siting):
        if case.centers[row.kind].posts:
            there[row.phase, row.site].append(row)
    for (phase, site), rows in there.items():
        needed = sum(case.centers[row.kind].posts * row.modules for row in rows)
        available = case.posts.get(site)
        if available is not None and needed > available:
            posts = [f"{row.kind}{row.modules}×{case.centers[row.kind].posts}" for row in rows]
            message = MESSAGE.fill(
                t=phase_name(case, phase), s=facility_name(case, site), n=needed, k=available, d=needed - available
            )
            where = Place(phase=case.phases[phase].phase, facility=site)
            yield breach(case, RULE, where, available, needed, message, REASON.fill(p=listed(posts)), REMEDY)
    for site in dict.fromkeys(site for _, site in there if site not in case.posts):
        message = UNSTATED.fill(s=facility_name(case, site))
        yield Note(rule=RULE, kind="other", where=Place(facility=site), message=message)
