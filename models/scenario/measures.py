"""The indicators of a result, as numbers: what a table of variants and a comparison show of each decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from models.certificate import Certificate
from models.decision import Case, Plan
from models.files.out.headcount.results import HeadcountResults
from models.files.out.roster.indicators import NAMES, Figure, figures_of
from models.files.out.roster.results import Results
from models.files.out.siting.results import SitingResults
from models.headcount import HeadcountCase, HeadcountPlan
from models.plan import RosterPlan
from models.roster import RosterCase
from models.rules.headcount.post_rows import sums
from models.rules.roster.travel import RULE as TRAVEL
from models.scenario.supply import supply_figures
from models.siting import SitingCase, SitingPlan
from models.text import Text, text
from models.verdict import Verdict

Amounts = dict[str, float | None]
Parts = dict[str, tuple[float, float]]
"""Numerator and denominator, by indicator."""
SHARES = frozenset(
    {"taking_part", "on_pace", "complete", "weeks", "weekly", "places", "need", "tcm", "tcm_places", "posts_met"}
)
"""The indicators that are parts of a whole."""
Together = Literal["sum", "ratio", "most", ""]
"""What an indicator is of many counties: their sum, the ratio of sums, the greatest, or nothing."""
_RECORDS = ("verified", "volume", "defaults")
"""Figures of a roster that say nothing of the plan."""


@dataclass(frozen=True)
class Measure:
    """An indicator: what it is called and what it means; ``wanted`` says whether more or less of it is better."""

    title: Text
    definition: Text
    wanted: int = 0
    together: Together = "sum"


class Measured(NamedTuple):
    """The indicators of a plan, and the two parts of those that are ratios."""

    amounts: Amounts
    parts: Parts


_RATIOS = ("taking_part", "on_pace", "complete", "per_person", "weeks", "places", "need")
_WANTED = {"taking_part": 1, "on_pace": 1, "complete": 1, "weeks": 1, "places": 1, "need": 1}
MEASURES: dict[str, Measure] = {
    **{
        key: Measure(*said, _WANTED.get(key, 0), "ratio" if key in _RATIOS else "sum")
        for key, said in NAMES.items()
        if key not in _RECORDS
    },
    "weekly": Measure(
        text("每周下沉比例", "weekly share"),
        text(
            "各应考核周达到规定天数的副高及以上人次 ÷ 应计人次，逐牵头医院、逐周相加",
            "people of senior title with the days asked, of all who count, summed over lead hospitals and weeks due",
        ),
        1,
        "ratio",
    ),
    "tcm": Measure(
        text("中医药天数占比", "TCM days"),
        text(
            "中医、民族医执业人员的下沉天数 ÷ 本期下沉天数",
            "days of staff licensed for Chinese or the peoples' medicine, of all days planned",
        ),
        1,
        "ratio",
    ),
    "tcm_places": Measure(
        text("中医药到场覆盖率", "places with TCM"),
        text(
            "本期有中医、民族医执业人员到场的接收单位 ÷ 全部接收单位",
            "receiving units that staff licensed for Chinese or the peoples' medicine visit, of all that receive",
        ),
        1,
        "ratio",
    ),
    "unmet": Measure(
        text("需求缺口天数", "unmet need"),
        text("目标天数中未排的天数", "days of the targets that are not planned"),
        -1,
    ),
    "road": Measure(
        text("在途分钟", "minutes on the road"), text("往返路程之和，人分钟", "round trips, in person-minutes"), -1
    ),
    "centers": Measure(text("中心数", "centers"), text("末期开放的中心数", "centers that are open in the last phase")),
    "longest": Measure(
        text("最长分钟", "longest minutes"), text("成员单位到中心的最长时间", "of any member to its center"), -1, "most"
    ),
    "minutes": Measure(
        text("加权分钟", "weighted minutes"), text("按业务量加权的时间", "minutes, weighted by volume"), -1, ""
    ),
    "uncovered": Measure(
        text("时限外人口", "people beyond reach"), text("时限外人口", "people beyond the minutes of the policy"), -1
    ),
    "cost": Measure(text("费用", "cost"), text("各期费用之和，元", "of all phases, in yuan"), -1),
    "posts_met": Measure(
        text("编制满足率", "need met"),
        text("末年末不缺的编制 ÷ 需求", "need less posts missing at the end, of the need"),
        1,
        "ratio",
    ),
    "missing": Measure(text("缺编", "posts missing"), text("末年末缺编之和", "posts missing at the end"), -1),
    "transferred": Measure(
        text("调剂编制数", "posts transferred"), text("各年调剂编制之和", "posts moved in all years")
    ),
    "granted": Measure(
        text("新增下达数", "posts granted"), text("各年新增下达之和", "posts given out anew in all years")
    ),
    "borrowed": Measure(
        text("新借用编数", "posts borrowed"), text("各年新借周转池编制之和", "new loans of the pool in all years")
    ),
    "recruits": Measure(text("招聘人数", "recruits"), text("各年招聘之和", "recruits of all years")),
    "center_posts": Measure(
        text("中心提出编制", "posts asked by centers"),
        text("三段联算：中心所需岗位中没有的", "in a chain: posts that centers need and that are not there"),
    ),
    "center_unfilled": Measure(
        text("中心缺员", "unfilled, of centers"),
        text(
            "三段联算：排班所在年度末无人的中心编制",
            "in a chain: of these, without staff at the end of the roster's year",
        ),
        -1,
    ),
    "unfilled": Measure(
        text("缺员编制", "posts unfilled"),
        text("三段联算：需求减实有在编，含中心", "in a chain: need less staff in post, of centers and facilities"),
        -1,
    ),
    "visits_wanted": Measure(
        text("缺员转需求天数", "visits wanted"),
        text("三段联算：缺员编制要求的到访天数", "in a chain: visiting days that unfilled posts ask for"),
    ),
    "visits_planned": Measure(
        text("缺员到访已排天数", "visits planned"), text("三段联算：其中已排的", "in a chain: of these, planned"), 1
    ),
    "visits_unmet": Measure(
        text("缺员到访未排天数", "visits unmet"), text("三段联算：其中未排的", "in a chain: of these, not planned"), -1
    ),
}
"""Every indicator, in the order of the table; a decision has its own."""


def measured(case: Case, plan: Plan, verdict: Verdict, certificate: Certificate) -> Measured:
    """Return the indicators of a plan as the checker counts them; ``None`` for one that nothing can be divided for."""
    if isinstance(case, RosterCase) and isinstance(plan, RosterPlan):
        return _roster(Results(case, plan, verdict, certificate))
    if isinstance(case, SitingCase) and isinstance(plan, SitingPlan):
        return Measured(_siting(SitingResults(case, plan, verdict, certificate)), {})
    assert isinstance(case, HeadcountCase) and isinstance(plan, HeadcountPlan)
    return _headcount(HeadcountResults(case, plan, verdict, certificate))


def _roster(results: Results) -> Measured:
    figures = [f for f in (*figures_of(results), *supply_figures(results)) if f.key in MEASURES]
    found: Amounts = {f.key: f.amount for f in figures}
    found["unmet"] = float(sum(want.short for want in results.wants))
    if results.case.policy.measured(TRAVEL):
        found["road"] = results.verdict.score(TRAVEL).value
    return Measured(found, _parts(figures))


def _parts(figures: Iterable[Figure]) -> Parts:
    return {f.key: (float(f.top), float(f.bottom)) for f in figures if f.bottom is not None}


def _siting(results: SitingResults) -> Amounts:
    last = len(results.case.phases) - 1
    found: Amounts = {"centers": float(sum(row.phase == last for row in results.centers))}
    return found | {goal.value: value for goal, value in results.values.items() if goal.value in MEASURES}


def _headcount(results: HeadcountResults) -> Measured:
    whole = sums(results.last)
    met = Figure("posts_met", whole.need - whole.gap, whole.need)
    amounts: Amounts = {
        met.key: met.amount,
        "missing": float(whole.gap),
        "transferred": float(sum(t.posts for t in results.plan.transfers)),
        "granted": float(sum(g.posts for g in results.headcount.granted)),
        "borrowed": float(sum(b.posts for b in results.headcount.borrowed)),
        "recruits": float(sum(row.recruits for row in results.rows)),
    }
    return Measured(amounts, _parts([met]))
