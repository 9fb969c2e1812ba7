"""Flows of posts between facilities, by year: who gives, who receives."""

from collections import defaultdict
from typing import Any

from models.county.words import Category
from models.files.out.headcount.results import HeadcountResults
from models.files.out.report.figure import Figure, Menu, plain
from models.files.out.shown import Shown
from models.text import text

_ROW, _LEAST, _MOST = 26, 260, 1600
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
_ALL = text("各年合计", "all years")
_SAID = text("{a} → {b}<br>{c} {n} 名", "{a} → {b}<br>{c}: {n}")

Flow = tuple[str, str, Category, int]
"""From, to, category and posts; from is a facility, or nothing for a grant, or a space for the pool."""


def flow_legend(shown: Shown) -> list[tuple[str, str]]:
    """Return the categories with their colors."""
    return [(shown.word(category), color.replace("0.45", "0.9")) for category, color in COLORS.items()]


def flows_figure(results: HeadcountResults, shown: Shown) -> Figure | None:
    """Return the flows with a menu of years, all together first; ``None`` where nothing moves."""
    moves = _flows(results)
    years = [[flow for flow in moves if flow[0] == n] for n in range(len(results.case.years))]
    every = [[flow for _, flow in year] for year in years]
    if not any(every):
        return None
    several = len(every) > 1
    choices = [shown.say(text("{y}年", "{y}").fill(y=year)) for year in results.case.years]
    views = {str(n): [_sankey(shown, flows)] if flows else [] for n, flows in enumerate(every)}
    if several:
        choices.append(shown.say(_ALL))
        views[str(len(every))] = [_sankey(shown, [flow for flows in every for flow in flows])]
    busiest = max(_sides(flows) for flows in ([flow for flows in every for flow in flows], *every))
    return Figure(
        data=[],
        layout={"margin": {"l": 10, "r": 10, "t": 10, "b": 10}, "font": {"size": 12}},
        height=min(_MOST, max(_LEAST, _ROW * busiest + 40)),
        menus=(Menu(shown.say(text("年度", "year")), choices, len(choices) - 1),),
        views=views,
    )


def _sides(flows: list[Flow]) -> int:
    return max(len({f[0] for f in flows}), len({f[1] for f in flows}))


def _flows(results: HeadcountResults) -> list[tuple[int, Flow]]:
    """Return every flow with the place of its year."""
    found = [
        (row.year, (row.source.cell.facility, row.target.cell.facility, row.category, row.posts))
        for rows in results.transfers
        for row in rows
    ]
    years = results.case.years
    found += [(years.index(g.year), ("", g.facility, g.category, g.posts)) for g in results.headcount.granted]
    found += [(years.index(b.year), (" ", b.facility, b.category, b.posts)) for b in results.headcount.borrowed]
    return found


def _sankey(shown: Shown, flows: list[Flow]) -> dict[str, Any]:
    """Return the flows from left to right; a facility that gives and receives stands on both sides."""
    amounts: dict[tuple[str, str, Category], int] = defaultdict(int)
    for source, target, category, posts in flows:
        amounts[source, target, category] += posts
    sources = list(dict.fromkeys(source for source, _, _ in amounts))
    targets = list(dict.fromkeys(target for _, target, _ in amounts))
    given, taken = (_totals(amounts, side) for side in (0, 1))
    return {
        "type": "sankey",
        "arrangement": "snap",
        "node": {
            "label": [
                *(f"{_name(shown, code)} −{given[code]}" for code in sources),
                *(f"{_name(shown, code)} +{taken[code]}" for code in targets),
            ],
            "color": [*(_GIVES if code.strip() else _OWN for code in sources), *(_TAKES for _ in targets)],
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
            "customdata": [_said(shown, *key, posts) for key, posts in amounts.items()],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    }


def _totals(amounts: dict[tuple[str, str, Category], int], side: int) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for key, posts in amounts.items():
        found[(key[0], key[1])[side]] += posts
    return found


def _name(shown: Shown, code: str) -> str:
    if not code.strip():
        return shown.say(_POOL if code else _GRANTED)
    return plain(shown.short(code))


def _said(shown: Shown, source: str, target: str, category: Category, posts: int) -> str:
    return _SAID.say(shown.lang, a=_name(shown, source), b=_name(shown, target), c=shown.word(category), n=posts)
