"""Flows of posts between facilities, by year: who gives, who receives."""

from collections import defaultdict
from typing import Any

from models.county.words import Category
from models.files.out.headcount.results import HeadcountResults
from models.files.out.report.figure import Figure, Menu, clipped
from models.files.out.shown import Shown
from models.text import text

_ROW, _LEAST = 26, 260
MOST = 20
"""Givers or receivers that are shown one by one."""
GRANT, POOL, REST = "", " ", "  "
"""Who gives without being a facility, and those that are put together; no code of a facility begins so."""
COLORS = {
    Category.PHYSICIAN: "rgba(31,122,104,0.45)",
    Category.NURSE: "rgba(217,129,63,0.45)",
    Category.PHARMACIST: "rgba(91,125,177,0.45)",
    Category.TECHNICIAN: "rgba(154,106,165,0.45)",
    Category.MANAGEMENT: "rgba(176,146,47,0.45)",
    Category.WORKER: "rgba(120,130,127,0.45)",
}
_GIVES, _TAKES = "#5d6b68", "#1f7a68"
_OWN = "#b0922f"
_GRANTED, _POOL = text("新增下达", "granted"), text("周转池新借", "pool, new loans")
_REST = text("其余{n}家", "{n} others")
_ALL, _EVERY = text("各年合计", "all years"), text("全部", "all")
_SAID = text("{a} → {b}<br>{c} {n} 名", "{a} → {b}<br>{c}: {n}")

Flow = tuple[str, str, Category, int]
"""From, to, category and posts; from is a facility, a grant or the pool."""
Amounts = dict[tuple[str, str, Category], int]
"""Posts by from, to and category."""


def flow_legend(shown: Shown) -> list[tuple[str, str]]:
    """Return the categories with their colors."""
    return [(shown.word(category), color.replace("0.45", "0.9")) for category, color in COLORS.items()]


def flows_figure(results: HeadcountResults, shown: Shown) -> Figure | None:
    """Return the flows with menus of years and categories, all together first; ``None`` where nothing moves."""
    moves = _flows(results)
    if not moves:
        return None
    years = [shown.say(text("{y}年", "{y}").fill(y=year)) for year in results.case.years]
    if len(years) > 1:
        years.append(shown.say(_ALL))
    categories = [None, *(c for c in Category if any(flow[2] is c for _, flow in moves))]
    views, busiest = {}, 0
    for n in range(len(years)):
        for k, category in enumerate(categories):
            flows = [
                flow
                for year, flow in moves
                if (n == len(results.case.years) or year == n) and category in (None, flow[2])
            ]
            amounts = _folded(flows)
            busiest = max(busiest, *_sides(amounts)) if amounts else busiest
            views[f"{n}-{k}"] = [_sankey(shown, amounts, _folks(flows))] if amounts else []
    names = [shown.say(_EVERY) if c is None else shown.word(c) for c in categories]
    return Figure(
        data=[],
        layout={"margin": {"l": 10, "r": 10, "t": 10, "b": 10}, "font": {"size": 12}},
        height=max(_LEAST, _ROW * busiest + 40),
        menus=(
            Menu(shown.say(text("年度", "year")), years, len(years) - 1),
            Menu(shown.say(text("人员类别", "category")), names),
        ),
        views=views,
    )


def _sides(amounts: Amounts) -> tuple[int, int]:
    """Return how many give and how many receive."""
    return len({key[0] for key in amounts}), len({key[1] for key in amounts})


def _folks(flows: list[Flow]) -> tuple[int, int]:
    """Return how many give and how many receive before any are put together."""
    return len({flow[0] for flow in flows}), len({flow[1] for flow in flows})


def _flows(results: HeadcountResults) -> list[tuple[int, Flow]]:
    """Return every flow with the place of its year."""
    found = [
        (row.year, (row.source.cell.facility, row.target.cell.facility, row.category, row.posts))
        for rows in results.transfers
        for row in rows
    ]
    years = results.case.years
    found += [(years.index(g.year), (GRANT, g.facility, g.category, g.posts)) for g in results.headcount.granted]
    found += [(years.index(b.year), (POOL, b.facility, b.category, b.posts)) for b in results.headcount.borrowed]
    return found


def _folded(flows: list[Flow]) -> Amounts:
    """Return posts by giver, receiver and category; beyond ``MOST`` on a side those with the fewest are one."""
    amounts: Amounts = defaultdict(int)
    for source, target, category, posts in flows:
        amounts[source, target, category] += posts
    kept = [_most(_totals(amounts, side)) for side in (0, 1)]
    folded: Amounts = defaultdict(int)
    for (source, target, category), posts in amounts.items():
        ends = source if source in kept[0] else REST, target if target in kept[1] else REST
        folded[*ends, category] += posts
    return folded


def _most(totals: dict[str, int]) -> set[str]:
    """Return whom to show: all where they are few, else those with the most posts, grants and the pool among them."""
    if len(totals) <= MOST:
        return set(totals)
    ranked = sorted(totals, key=lambda code: (code not in (GRANT, POOL), -totals[code]))
    return set(ranked[: MOST - 1])


def _sankey(shown: Shown, amounts: Amounts, all_told: tuple[int, int]) -> dict[str, Any]:
    """Return the flows from left to right; a facility that gives and receives stands on both sides."""
    sources = list(dict.fromkeys(source for source, _, _ in amounts))
    targets = list(dict.fromkeys(target for _, target, _ in amounts))
    given, taken = (_totals(amounts, side) for side in (0, 1))
    left, right = (all_told[side] - len(shown_there) + 1 for side, shown_there in enumerate((sources, targets)))
    return {
        "type": "sankey",
        "arrangement": "snap",
        "node": {
            "label": [
                *(f"{_name(shown, code, left)} −{given[code]}" for code in sources),
                *(f"{_name(shown, code, right)} +{taken[code]}" for code in targets),
            ],
            "color": [*(_OWN if code in (GRANT, POOL) else _GIVES for code in sources), *(_TAKES for _ in targets)],
            "pad": 12,
            "thickness": 14,
            "line": {"width": 0},
            "hoverinfo": "skip",
        },
        "link": {
            "source": [sources.index(source) for source, _, _ in amounts],
            "target": [len(sources) + targets.index(target) for _, target, _ in amounts],
            "value": list(amounts.values()),
            "color": [COLORS[category] for _, _, category in amounts],
            "customdata": [
                _SAID.say(shown.lang, a=_name(shown, a, left), b=_name(shown, b, right), c=shown.word(c), n=posts)
                for (a, b, c), posts in amounts.items()
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    }


def _totals(amounts: Amounts, side: int) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for key, posts in amounts.items():
        found[(key[0], key[1])[side]] += posts
    return found


def _name(shown: Shown, code: str, rest: int) -> str:
    """Return who gives or receives; ``rest`` are put together where the code says so."""
    if code == REST:
        return shown.say(_REST.fill(n=rest))
    if code in (GRANT, POOL):
        return shown.say(_POOL if code == POOL else _GRANTED)
    return clipped(shown.short(code))
