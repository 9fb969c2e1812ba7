"""The page ``docs/headcount-clauses.md``: a row for each clause, and what the figures say."""

from collections.abc import Iterable

import instances
from instances.build.clauses.costs import Cost, costs
from instances.build.clauses.words import in_words
from models.county import Level, Mode, Stage
from models.files.input.pipeline import read_here
from models.headcount import HeadcountCase
from models.policy import clauses
from models.policy.county import policy_of
from models.rules.headcount.phrases import cell_name
from models.text import Text, text

COUNTY = "urad-middle-banner-headcount"
COMMAND = "python -m instances.build.clauses docs/headcount-clauses.md"
HEADER = f"<!-- 由示例县重新求解生成，请勿手改 · made by solving the county anew, do not edit: {COMMAND} -->"
INTRO = text(
    "{c}（`{id}`，{a}—{b}年），在政策方案`{p}`下逐条改变一条约束、其余不变，重新求解。每一行的每个目标都已证明最优。"
    "缺编、空编为各年年末之和（名年）；比例为全部年份中最大的缺编率。先基层后医院、先均衡后总数，所以停用一条后，有的数反而变差。",
    "{c} (`{id}`, {a} to {b}) under the profile `{p}`: one constraint is changed at a time, the others stay, and the "
    "plan is made anew. Every stage of every row is proven optimal. Missing and vacant posts are added up over the "
    "ends of the years (post-years); ratios are the largest gap over need of any year. The grassroots come before "
    "hospitals, and evenness before sums: without a clause some figures get worse.",
)
HEADINGS = (
    "停用 switched off",
    "依据 basis",
    "缺编 missing",
    "±",
    "基层 grassroots",
    "医院 hospitals",
    "基层最大缺编率 worst ratio",
    "医院最大缺编率 worst ratio",
    "减少编外 contracts ended",
    "空编 vacant",
    "备案行 filing lines",
    "调剂 moved",
)
NOTHING = text("（现行政策）", "(policy as it is)")
TOGETHER = text("两条同时", "both")
ON = text("改为考核", "made to bind")
DEFAULT = text("默认从严", "strict default")
SYNTHETIC = text(
    "机构和条文是真的；编制、需求、退休等数字是本软件包的估计（[instances.md](instances.md)），"
    "所以表中数字说明规则如何起作用，不是乌拉特中旗的统计。",
    "Places and clauses are real; posts, needs and retirements are estimates of this package "
    "([instances.md](instances.md)): the figures show how the rules work, and are no statistics of Urad Middle Banner.",
)
WORST = text(
    "现行政策下基层最大缺编率为{r}，所得方案中是：{c}（同样好的方案可能是别处）。",
    "Under the policy as it is the largest ratio at the grassroots is {r}, in the plan found that of {c}; other plans "
    "that are as good may have it elsewhere.",
)
STAYS = text("单独停用任何一条，都不能使它变小。", "No clause switched off alone makes it smaller.")


def shipped_case(name: str = COUNTY) -> HeadcountCase:
    """Return the headcount case of a shipped instance."""
    county = read_here(instances.path(name)).county
    return HeadcountCase(county, policy_of(county))


def clauses_page() -> str:
    """Return the page, having solved the county clause by clause."""
    case = shipped_case()
    return page_of(case, list(costs(case)))


def page_of(case: HeadcountCase, found: list[Cost]) -> str:
    """Return the page of ``found``, the policy as it is first."""
    own, others = found[0], found[1:]
    known = {
        "c": case.county.county.name,
        "id": COUNTY,
        "a": case.years[0],
        "b": case.years[-1],
        "p": case.policy.profile,
    }
    blocks = [
        "# 逐条停用的代价 · What each clause costs",
        HEADER,
        f"<!-- county {case.county.hash} -->",
        *_both(INTRO.fill(**known)),
        *_both(SYNTHETIC),
        _table([HEADINGS, ("---",) * len(HEADINGS), *(row_of(case, own, its) for its in found)]),
        "## 说明 In words",
        "\n".join(_said(case, own, its) for its in others),
        *_both(worst_of(case, found)),
    ]
    return "\n\n".join(blocks) + "\n"


def worst_of(case: HeadcountCase, found: list[Cost]) -> Text:
    """Return whose ratio is the largest at the grassroots, and whether any row has a smaller one."""
    ratio = found[0].worst[Level.GRASSROOTS]
    names = [cell_name(case, cell) for cell in found[0].worst_cells]
    said = WORST.fill(r=ratio, c=Text(zh="、".join(n.zh for n in names), en=", ".join(n.en for n in names)))
    if any(its.worst[Level.GRASSROOTS] < ratio for its in found if len(its.rules) == 1):
        return said
    return Text(zh=said.zh + STAYS.zh, en=f"{said.en} {STAYS.en}")


def row_of(case: HeadcountCase, own: Cost, its: Cost) -> tuple[str, ...]:
    """Return the cells of a row."""
    return (
        _name(case, its),
        _basis(case, its),
        str(its.total),
        "" if its is own else f"{its.total - own.total:+d}",
        str(its.missing[Level.GRASSROOTS]),
        str(its.missing[Level.HOSPITAL]),
        str(its.worst[Level.GRASSROOTS]),
        str(its.worst[Level.HOSPITAL]),
        *(f"{its.values[s]:g}" for s in (Stage.CONTRACTS, Stage.VACANCIES, Stage.FILINGS, Stage.CHANGES)),
    )


def _name(case: HeadcountCase, its: Cost) -> str:
    if not its.rules:
        return f"{NOTHING.zh} {NOTHING.en}"
    if len(its.rules) > 1:
        return f"{TOGETHER.zh} {TOGETHER.en}: {', '.join(f'`{_short(id)}`' for id in its.rules)}"
    rule = case.policy.rules[its.rules[0]].rule
    made = "" if its.mode is Mode.OFF else f" — {ON.zh} {ON.en}"
    return f"[`{_short(rule.id)}`](rules/{rule.id}.md) {rule.title.zh}{made}"


def _short(rule: str) -> str:
    return rule.removeprefix("headcount.")


def _basis(case: HeadcountCase, its: Cost) -> str:
    """Return by which clause the rules bind: that of the profile, or those of the catalogue, a strict default."""
    return "; ".join(dict.fromkeys(_basis_of(case, id) for id in its.rules))


def _basis_of(case: HeadcountCase, rule: str) -> str:
    active = case.policy.rules[rule]
    if "mode" in active.basis:
        return " ".join(active.basis["mode"].split()[:2])
    cited = " ".join(f"{clauses()[id].document} {id}" for id in active.rule.clauses)
    return f"{DEFAULT.zh} {DEFAULT.en}: {cited}"


def _said(case: HeadcountCase, own: Cost, its: Cost) -> str:
    said = in_words(case, own, its)
    return f"- {_name(case, its)}: {said.zh}<br>{said.en}"


def _both(said: Text) -> tuple[str, str]:
    return said.zh, said.en


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
