"""A small headcount with everything in it that an output shows: three years, two levels, loans, grants, hostile names.

In 2026 T1 gives 2 physicians' posts to T2 and 1 to T3, H1 gives a nurse's post to H2, and T2 borrows a post; in 2027
the total of the townships grows by 2, which T4 and T5 get. T6 has no coordinates, T5 a hostile name.
"""

from collections import Counter
from fractions import Fraction

from models.certificate import TierResult
from models.county import Category, County, CountyInfo, Level, Mode, PolicySetting
from models.files.out import HeadcountResults
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan, Ladder, OneMore, Rung, Switched
from models.issue import DefaultUsed, Issue
from models.rules import audit
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.post_rows import post_rows
from models.text import text
from tests.builders import hospital, road
from tests.files.out.certificates import certificate_of
from tests.headcount_builders import (
    HOSPITAL_TYPE,
    TOWN_TYPE,
    borrowed,
    granted,
    headcount_case,
    headcount_county,
    headcount_plan,
    loan,
    moved,
    movement,
    posts,
    posts_of,
    total,
)
from tests.siting_builders import town

HOSTILE = "<script>alert(1)</script>"
"""A name of a facility as an attacker would choose it."""
FORMULA = '=HYPERLINK("http://x","y")'
"""A short name that a spreadsheet would run."""
SIGNATORY = "吴签发"
BASIS = "乌中编办发〔2026〕3号"
"""The local document of the county's own reading."""
YEARS = (2026, 2027, 2028)

_TOWNS = (
    ("T1", "乌加河镇卫生院", "乌加河", 12_000, 108.10, 41.30),
    ("T2", "石哈河镇卫生院", "石哈河", 8_000, 108.95, 41.62),
    ("T3", "海流图中心卫生院", "海流图", 15_000, 108.62, 41.85),
    ("T4", "巴音苏木卫生院", "巴音", 3_000, 108.30, 42.05),
    ("T5", HOSTILE, FORMULA, 9_000, 108.20, 41.60),
)


def make_results(defaults: int = 1, analysis: bool = True) -> HeadcountResults:
    """Return the solved headcount, shortfalls included."""
    case = make_headcount_case()
    plan = make_headcount_plan(case)
    verdict = audit(case, plan)
    tiers = (TierResult(tier=s, value=v, bound=v, gap=0.0) for s, v in verdict.tiers.items())
    certificate = certificate_of(case, plan, verdict, tiers, defaults)
    found = make_analysis(case, plan) if analysis else None
    return HeadcountResults(case, plan, verdict, certificate, (_default(),) * defaults, (_issue(),), found)


def make_headcount_case() -> HeadcountCase:
    """Return the county under the profile of Urad, its transfers resting on a local document."""
    nurse = Category.NURSE
    rows = [
        posts("H1", approved=60, filled=52, required=66),
        posts("H1", nurse, approved=80, filled=70, required=78),
        posts("H2", approved=30, filled=30, required=36),
        posts("H2", nurse, approved=20, filled=20, required=26),
        posts("T1", approved=10, filled=6, required=7, off_filled=2, off_control=3),
        posts("T1", nurse, approved=6, filled=6, required=8),
        posts("T2", approved=4, filled=4, required=8),
        posts("T3", approved=9, filled=8, required=12),
        posts("T4", approved=3, filled=3, required=5),
        posts("T5", approved=5, filled=4, required=6),
        posts("T6", approved=2, filled=2, required=2),
    ]
    town_total = total(41, pool=2, new_posts=2, reapproval_year=2027, max_control=60)
    county = headcount_county(
        rows,
        [total(190, Level.HOSPITAL), town_total],
        facilities=[
            hospital("H1", name="旗人民医院", short_name="旗医院", population=40_000, lon=108.52, lat=41.58),
            hospital("H2", name="旗蒙医医院", short_name="蒙医院", population=20_000, lon=108.49, lat=41.55),
            *(town(id, people, name=name, short_name=short, lon=lon, lat=lat, contact="钱联系", phone="13900001111")
              for id, name, short, people, lon, lat in _TOWNS),
            town("T6", 700, name="无路卫生院", short_name="无路"),
        ],
        roads=[road("H1", "T5", 25), road("T5", "T1", 20), road("H1", "T2", 31), road("H1", "T3", 35)],
        movements=[
            movement("T1", 2026, retiring=1, recruits_max=0),
            movement("T2", 2026, recruits_max=2),
            movement("T3", 2028, retiring=1, recruits_max=3),
        ],
        loans=[loan("T3", due="2027-06-30", id="L1", **{"from": "2025-01-01"})],
        policy=[PolicySetting(rule="headcount.same_class", mode=Mode.HARD, basis=BASIS)],
    )  # fmt: skip
    info = CountyInfo(
        name="乌拉特中旗", year=2026, month=3, profile="urad", office="医共体办公室", approved_by=SIGNATORY
    )
    records = {name: getattr(county, name) for name in County.model_fields} | {"county": info}
    return headcount_case(County(**records))


def make_headcount_plan(case: HeadcountCase) -> HeadcountPlan:
    """Return a plan whose books balance."""
    nurse = Category.NURSE
    after = {("T1", 2026): 7, ("T2", 2026): 6, ("T3", 2026): 10, ("T4", 2027): 4, ("T5", 2027): 6}
    rows = []
    for facility, first in dict.fromkeys(after):
        count = after[facility, first]
        recruits = {("T2", 2026): 2, ("T3", 2028): 1}
        rows += [
            posts_of(
                facility,
                count if year >= first else case.posts[next(c for c in case.cells_of[facility])].approved,
                year,
                recruits=recruits.get((facility, year), 0),
                contracted=2 if facility == "T1" else 0,
            )
            for year in YEARS
        ]
    rows += [posts_of("H1", 76, year, nurse) for year in YEARS] + [posts_of("H2", 24, year, nurse) for year in YEARS]
    plan = headcount_plan(
        case,
        *rows,
        moved("T1", "T2", 2),
        moved("T1", "T3", 1),
        moved("H1", "H2", 4, category=nurse),
        granted("T4", 1, 2027),
        granted("T5", 1, 2027),
        borrowed("T2", 1, 2026, 2029),
        profile="urad",
    )
    return plan.sorted()


def make_analysis(case: HeadcountCase, plan: HeadcountPlan) -> HeadcountAnalysis:
    """Return the ladders of the plan, two classes with one post more, and three clauses, one without an answer."""
    return HeadcountAnalysis(
        ladders=tuple(_ladder(case, plan, level, n) for level in Level for n in range(len(YEARS))),
        one_more=(
            OneMore(level=Level.GRASSROOTS, class_type=TOWN_TYPE, funding="full", missing=21, then=18),
            OneMore(level=Level.HOSPITAL, class_type=HOSPITAL_TYPE, funding="partial", missing=48, then=45),
        ),
        switched=(
            Switched(rule="", mode=Mode.HARD, title=text("现行政策", "as it is"), missing=69, grassroots=21,
                     hospitals=48, worst_grassroots=0.25, worst_hospitals=1 / 6),
            Switched(rule="headcount.two_levels", mode=Mode.HARD, title=text("两级分开", "two levels apart"),
                     missing=57, grassroots=6, hospitals=51, worst_grassroots=0.125, worst_hospitals=0.2),
            Switched(rule="headcount.no_siphon", mode=Mode.HARD, title=text("严禁虹吸", "no siphoning"),
                     missing=None, grassroots=None, hospitals=None),
        ),
    )  # fmt: skip


def _ladder(case: HeadcountCase, plan: HeadcountPlan, level: Level, year: int) -> Ladder:
    rows = [r for r in post_rows(case, Headcount(case, plan)) if r.year == year and case.level(r.cell) is level]
    counts = Counter(Fraction(r.gap, r.need) for r in rows if r.gap)
    rungs = tuple(
        Rung(gap=ratio.numerator, need=ratio.denominator, cells=counts[ratio]) for ratio in sorted(counts, reverse=True)
    )
    return Ladder(level=level, year=YEARS[year], rungs=rungs, proven=year < 2)


def _default() -> DefaultUsed:
    return DefaultUsed(
        sheet="核定总量",
        cell="E3",
        pointer="/totals/0/approved",
        field=text("核定总数", "approved total"),
        value="41",
        source=text("各机构之和", "the sum of the facilities"),
        effect=text("没有未下达的编制", "nothing is left to give out"),
    )


def _issue() -> Issue:
    return Issue(
        code="x",
        severity="warning",
        sheet="人员",
        cell="B3",
        pointer="",
        message=text("张三的职称未填", "no title of 张三"),
        remedy=text("请补填", "fill it in"),
    )
