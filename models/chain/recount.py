"""The checker of a chain's report: every sum counted anew from counties and plans, by other ways than the report's."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from models.chain.report import ChainReport
from models.chain.visits_wanted import is_of_month
from models.county import County
from models.county.words import Activity
from models.headcount import Cell, HeadcountCase, HeadcountPlan
from models.plan import RosterPlan
from models.policy import Policy
from models.siting import SitingPlan
from models.text import Text, text

SITED = text(
    "{f}：报告称中心共需岗位{a}个，按选址方案为{b}个。",
    "{f}: by the report its centers need {a} posts, by the siting plan {b}.",
)
ASKED = text(
    "{f}{c}：报告称提出{a}名编制，两份县域数据之差为{b}名。",
    "{f}, {c}: by the report {a} posts are asked for, the two counties differ by {b}.",
)
UNFILLED = text(
    "{f}{c}：报告称缺员{a}名，按编制方案为{b}名。", "{f}, {c}: by the report {a} posts are unfilled, by the plan {b}."
)
SPLIT = text(
    "{f}{c}：缺员{b}名，去向合计{a}名。", "{f}, {c}: {b} posts are unfilled, what becomes of them adds up to {a}."
)
PLANNED = text(
    "{f}{s}：报告称落实{a}天，按排班方案为{b}天。", "{f}, {s}: by the report {a} days are planned, by the roster {b}."
)


def recount(
    report: ChainReport, sited: tuple[County, SitingPlan], posted: tuple[County, HeadcountPlan],
    rostered: tuple[County, RosterPlan], policy: Policy,
) -> list[Text]:  # fmt: skip
    """Return where ``report`` disagrees with the county and the plan of each decision; nothing where it is right."""
    base, siting = sited
    before, after = HeadcountCase(base, policy), HeadcountCase(posted[0], policy)
    return [
        *_posts_of_centers(report, base, siting, before.years[-1]),
        *_posts_asked(report, before, after),
        *_unfilled(report, after, posted[1]),
        *_days(report, *rostered),
    ]


def _posts_of_centers(report: ChainReport, base: County, plan: SitingPlan, last_year: int) -> Iterator[Text]:
    """Hold the posts of centers against the modules of the last phase."""
    final = max(base.phases, key=lambda p: (p.deadline, p.phase)).phase
    posts = {center.kind: center.posts for center in base.centers}
    counted: Counter[str] = Counter()
    for center in plan.centers:
        if center.phase == final:
            counted[center.site] += center.modules * posts[center.kind]
    told: Counter[str] = Counter()
    for row in report.needs:
        if row.kind:
            told[row.facility] += row.needed
    for site in counted.keys() | told.keys():
        if counted[site] != told[site]:
            yield SITED.fill(f=site, a=told[site], b=counted[site])


def _posts_asked(report: ChainReport, before: HeadcountCase, after: HeadcountCase) -> Iterator[Text]:
    """Hold the posts asked for against what the needs of the two counties differ by."""
    told: Counter[Cell] = Counter()
    for row in report.needs:
        if row.kind:
            told[Cell(row.facility, row.category)] += row.asked
    for cell in after.posts.keys() | told.keys():
        more = after.need.get(cell, 0) - before.need.get(cell, 0)
        if more != told[cell]:
            yield ASKED.fill(f=cell.facility, c=cell.category.text, a=told[cell], b=more)


def _unfilled(report: ChainReport, case: HeadcountCase, plan: HeadcountPlan) -> Iterator[Text]:
    """Hold the posts left against need less staff of the plan, and what becomes of them against the posts left."""
    later: Counter[Cell] = Counter()
    left: Counter[Cell] = Counter()
    split: Counter[Cell] = Counter()
    for row in report.needs:
        cell = Cell(row.facility, row.category)
        later[cell] += row.asked if row.later else 0
        left[cell] += row.left
        split[cell] += sum(visit.posts for visit in row.visits)
    recruits: Counter[Cell] = Counter()
    for cell_year in plan.cells:
        if cell_year.year <= report.year:
            recruits[Cell(cell_year.facility, cell_year.category)] += cell_year.recruits
    place = case.years.index(report.year)
    for cell, need in case.need.items():
        short = max(0, need - later[cell] - case.staying[cell][place] - recruits[cell])
        if left[cell] != short:
            yield UNFILLED.fill(f=cell.facility, c=cell.category.text, a=left[cell], b=short)
        if split[cell] != left[cell]:
            yield SPLIT.fill(f=cell.facility, c=cell.category.text, a=split[cell], b=left[cell])


def _days(report: ChainReport, county: County, plan: RosterPlan) -> Iterator[Text]:
    """Hold the days planned against the duties: those beyond the month's need less the days that the chain added."""
    asked: dict[tuple[str, str], float] = defaultdict(float)
    told: dict[tuple[str, str], float] = defaultdict(float)
    for row in report.needs:
        for visit in row.visits:
            asked[row.facility, visit.specialty] += visit.days
            told[row.facility, visit.specialty] += visit.planned
    targets = {(n.facility, n.specialty): n.target for n in county.needs if is_of_month(n)}
    duties = _days_of_duties(county, plan)
    for key, days in asked.items():
        if days:
            served = min(days, max(0.0, duties[key] - (targets.get(key, 0.0) - days)))
            if served != told[key]:
                yield PLANNED.fill(f=key[0], s=key[1], a=told[key], b=served)


def _days_of_duties(county: County, plan: RosterPlan) -> dict[tuple[str, str], float]:
    """Return the days of each place and specialty, each half of a person's day once."""
    halves = {
        (duty.facility, duty.person, duty.date, half)
        for duty in plan.duties
        if duty.activity is not Activity.REMOTE
        for half in duty.part.halves
    }
    found: dict[tuple[str, str], float] = defaultdict(float)
    for facility, person, _, _ in halves:
        found[facility, county.person_by_id[person].specialty] += 0.5
    return found
