"""A small siting with everything in it that an output shows: two phases, three kinds, a winter, hostile names.

Laboratory (检验) opens at the hospital in phase 1, at T3 in phase 2 and grows; ECG (心电) goes by wire; waste (医废) is
fetched and moves from T1, where it stands today, to T5. T4 is cut off in winter, T6 always, and has no coordinates.
"""

from models.certificate import TierResult
from models.county import CenterMode, County, CountyInfo, SiteStatus
from models.county.road import Junction
from models.county.words import Goal
from models.files.out import SitingResults
from models.issue import DefaultUsed, Issue
from models.rules import audit
from models.siting import Analysis, Choice, GoalValue, Price, Service, SitingCase, SitingPlan, Standing
from models.text import text
from tests.builders import hospital, road, settings
from tests.files.out.certificates import certificate_of
from tests.siting_builders import (
    center,
    phase,
    served,
    site,
    siting_case,
    siting_county,
    siting_plan,
    standing,
    town,
    volume,
)

HOSTILE = "<script>alert(1)</script>"
"""A name of a facility as an attacker would choose it."""
FORMULA = '=HYPERLINK("http://x","y")'
"""A short name that a spreadsheet would run."""
SIGNATORY = "吴签发"
WITHIN = {"siting.reach.within": "45"}

_TOWNS = (
    ("T1", "乌加河镇卫生院", "乌加河", 12_000, 108.10, 41.30),
    ("T2", "石哈河镇卫生院", "石哈河", 8_000, 108.95, 41.62),
    ("T3", "海流图中心卫生院", "海流图", 15_000, 108.62, 41.85),
    ("T4", "巴音苏木卫生院", "巴音", 3_000, 108.30, 42.05),
    ("T5", HOSTILE, FORMULA, 9_000, 108.20, 41.60),
)
_MEMBERS = ("H1", "T1", "T2", "T3", "T4", "T5")


def make_results(defaults: int = 1, analysis: bool = True) -> SitingResults:
    """Return the solved siting, shortfalls included."""
    case = make_siting_case()
    plan = make_siting_plan(case)
    verdict = audit(case, plan)
    tiers = (TierResult(tier=g, value=v, bound=v, gap=0.0) for g, v in verdict.tiers.items())
    certificate = certificate_of(case, plan, verdict, tiers, defaults)
    found = make_analysis(plan) if analysis else None
    return SitingResults(case, plan, verdict, certificate, (_default(),) * defaults, (_issue(),), found)


def make_siting_case() -> SitingCase:
    """Return the county under the profile of Urad, with minutes within 45 told beside 30, 60 and 90."""
    county = siting_county(
        centers=[
            center("检验", time_limit=90, backup_limit=200, max_sites=2, courier_cost=2.5, trips=100, posts=2),
            center("心电", mode=CenterMode.DIGITAL, phase="2"),
            center("医废", mode=CenterMode.REVERSE, max_sites=1, time_limit=120),
        ],
        sites=[
            site("检验", "H1", fixed_cost=1_200_000, running_cost=300_000, module_capacity=20_000, module_cost=400_000,
                 max_modules=3, posts_available=10),
            site("检验", "T3", fixed_cost=800_000, running_cost=150_000, module_capacity=5_000, module_cost=200_000,
                 max_modules=2),
            site("心电", "H1", fixed_cost=500_000, running_cost=80_000),
            site("医废", "T1", status=SiteStatus.EXISTING, running_cost=60_000, module_capacity=9_000, modules=1),
            site("医废", "T5", fixed_cost=300_000, running_cost=40_000, module_capacity=50_000, module_cost=100_000),
        ],
        volumes=[
            *(volume(m, "检验", a) for m, a in zip((*_MEMBERS, "T6"), (15000, 3600, 2400, 4500, 900, 2700, 0),
                                                  strict=True)),
            *(volume(m, "心电", 500) for m in _MEMBERS),
            *(volume(m, "医废", 1200) for m in _MEMBERS),
        ],
        phases=[phase("1", 2026, years=2, budget=3_000_000), phase("2", 2028, years=3, budget=3_500_000)],
        facilities=[
            hospital(name="旗人民医院", short_name="旗医院", population=40_000, lon=108.52, lat=41.58),
            *(town(id, people, name=name, short_name=short, lon=lon, lat=lat, contact="钱联系", phone="13900001111")
              for id, name, short, people, lon, lat in _TOWNS),
            town("T6", 700, name="无路卫生室", short_name="无路"),
        ],
        roads=[
            road("H1", "J1", 12), road("J1", "T5", 13), road("T5", "T1", 20), road("H1", "T2", 31, winter_minutes=40),
            road("H1", "T3", 35), road("T3", "T4", 30, closed_from="11-15", closed_to="03-15"),
        ],
        junctions=[Junction(id="J1", name="岔路", lon=108.38, lat=41.60)],
    )  # fmt: skip
    info = CountyInfo(
        name="乌拉特中旗", year=2026, month=3, profile="urad", office="医共体办公室", approved_by=SIGNATORY
    )
    records = {name: getattr(county, name) for name in County.model_fields} | {"county": info}
    return siting_case(County(**records), WITHIN)


def make_siting_plan(case: SitingCase) -> SitingPlan:
    """Return a plan that grows in phase 2 and leaves T6 without a laboratory."""
    lab1 = {"H1": "H1", "T1": "H1", "T2": "H1", "T3": "H1", "T4": "H1", "T5": "H1"}
    lab2 = lab1 | {"T3": "T3", "T4": "T3"}
    volumes = case.volumes
    rows: list[Standing | Service] = [
        standing("检验", "H1", 1), standing("医废", "T1", 1),
        standing("检验", "H1", 2, "2"), standing("检验", "T3", 1, "2"), standing("心电", "H1", 1, "2"),
        standing("医废", "T5", 1, "2"),
    ]  # fmt: skip
    rows += [served(m, "检验", at, volumes["检验"][m], "1") for m, at in lab1.items()]
    rows += [served(m, "检验", at, volumes["检验"][m], "2") for m, at in lab2.items()]
    rows += [served(m, "检验", "T3" if at == "H1" else "H1", 0, "2", backup=True) for m, at in lab2.items()]
    rows += [served(m, "心电", "H1", 500, "2") for m in _MEMBERS]
    rows += [served(m, "医废", at, 1200, p) for p, at in (("1", "T1"), ("2", "T5")) for m in _MEMBERS]
    plan = siting_plan(*rows, county_hash=case.county.hash, profile="urad")
    return plan.sorted().model_copy(update={"settings": settings(WITHIN)})


def make_analysis(plan: SitingPlan) -> Analysis:
    """Return one alternative, two prices (one without an answer) and a frontier of three."""
    elsewhere = (*(c for c in plan.centers if c.site != "T3"), standing("检验", "T3", 2, "2"))
    without = tuple(c for c in plan.centers if c.site != "T3")
    return Analysis(
        alternatives=(_choice("次优方案 1", 5, 88, 5_900_000, elsewhere),),
        prices=(
            Price(rule="siting.fixed_site", kind="检验", site="H1", title=text("检验固定在旗医院", "laboratory at H1"),
                  held=_values(5, 88, 5_700_000), lifted=_choice("放开", 5, 70, 5_200_000, elsewhere)),
            Price(rule="siting.number", title=text("检验至多2处", "2 laboratories at most"),
                  held=_values(5, 88, 5_700_000), lifted=None),
        ),
        frontier=(
            _choice("最省", 5, 105, 4_000_000, without),
            _choice("折中", 5, 88, 5_700_000, plan.centers),
            _choice("最快", 5, 70, 8_800_000, elsewhere),
        ),
    )  # fmt: skip


def _choice(title: str, short: float, longest: float, cost: float, centers: tuple[Standing, ...]) -> Choice:
    return Choice(title=text(title, f"choice {cost:.0f}"), values=_values(short, longest, cost), centers=centers)


def _values(short: float, longest: float, cost: float) -> tuple[GoalValue, ...]:
    values = {Goal.SHORTFALL: short, Goal.LONGEST: longest, Goal.COST: cost}
    return tuple(GoalValue(goal=goal, value=value, bound=value) for goal, value in values.items())


def _default() -> DefaultUsed:
    return DefaultUsed(
        sheet="中心",
        cell="M3",
        pointer="/centers/0/max_sites",
        field=text("中心个数上限", "centers at most"),
        value="1",
        source=text("按能力", "by capacity"),
        effect=text("至多一处", "one at most"),
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
