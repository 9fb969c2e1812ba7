"""Bars: how full each center is, and what each phase costs beside its budget."""

from typing import Any

from models.files.out.outcome import number, percent
from models.files.out.report.figure import ACCENT, FAINT, INK, MISSING, Figure, Menu, plain, quiet
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.rules.siting.center_rows import CenterRow
from models.text import Text, text

_ROW, _LEAST, _HEIGHT = 30, 320, 400
_WAN = 10_000
"""Money is drawn in 万元, the unit of budgets."""
_USED = text("{u}（{l} / {c}）", "{u} ({l} / {c})")
_UNLIMITED = text("{l}，能力不限", "{l}, no limit")
_PARTS: tuple[tuple[str, Text, str], ...] = (
    ("opening", text("建设费", "building"), "#1f7a68"),
    ("modules", text("模块费", "modules"), "#7db8a8"),
    ("running", text("运行费", "running"), "#e9c46a"),
    ("courier", text("配送费", "couriers"), "#5b7db1"),
)
_MONEY = text("{n}：{v} 元", "{n}: {v} yuan")


def utilization_figure(results: SitingResults, shown: Shown) -> Figure | None:
    """Return a bar for each center with a menu of phases, or ``None`` where nothing is open."""
    phases = results.case.phases
    by_phase = [[row for row in results.centers if row.phase == t] for t in range(len(phases))]
    most = max(map(len, by_phase), default=0)
    if not most:
        return None
    widest = max([1.0, *(row.utilization or 0.0 for row in results.centers)])
    return Figure(
        data=[],
        layout={
            "margin": {"l": 10, "r": 20, "t": 6, "b": 10},
            "xaxis": quiet(
                tickformat=".0%", range=[0, widest * 1.45], showgrid=True, gridcolor=FAINT, tickvals=[0, 0.5, 1]
            ),
            "yaxis": quiet(ticksuffix="  ", range=[max(most, 3) - 0.5, -0.5]),
        },
        height=max(_LEAST, _ROW * most + 40),
        menus=(Menu(shown.say(text("期次", "phase")), [shown.phase(p.phase) for p in phases], len(phases) - 1),),
        views={str(t): [_bars(shown, rows)] for t, rows in enumerate(by_phase)},
    )


def _bars(shown: Shown, rows: list[CenterRow]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "width": 0.62,
        "x": [round(row.utilization or 0.0, 4) for row in rows],
        "y": [plain(f"{row.kind} · {shown.short(row.site)}") for row in rows],
        "text": [_used(shown, row) for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{y}<br>%{text}<extra></extra>",
        "marker": {"color": [MISSING if (row.utilization or 0) > 1 else ACCENT for row in rows]},
    }


def _used(shown: Shown, row: CenterRow) -> str:
    load = number(row.load)
    if row.capacity is None or row.utilization is None:
        return _UNLIMITED.say(shown.lang, l=load)
    return _USED.say(shown.lang, u=percent(round(row.utilization, 4)), l=load, c=number(row.capacity))


def costs_figure(results: SitingResults, shown: Shown) -> Figure:
    """Return a stack of costs for each phase, and its budget as a line across."""
    costs = results.costs
    names = [plain(shown.phase(c.phase.phase)) for c in costs]
    stacks = [
        {
            "type": "bar",
            "name": shown.say(title),
            "x": names,
            "y": [getattr(c, part) / _WAN for c in costs],
            "width": 0.5,
            "hovertext": [_MONEY.say(shown.lang, n=shown.say(title), v=number(getattr(c, part))) for c in costs],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"color": color},
        }
        for part, title, color in _PARTS
    ]
    budgets = [(name, c.limit) for name, c in zip(names, costs, strict=True) if c.limit is not None]
    return Figure(
        data=[*stacks, *([_budget(shown, budgets)] if budgets else [])],
        layout={
            "barmode": "stack",
            "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
            "showlegend": True,
            "legend": {"orientation": "h", "y": -0.12, "traceorder": "normal"},
            "xaxis": quiet(type="category"),
            "yaxis": quiet(title={"text": shown.say(text("万元", "10,000 yuan"))}, tickformat=",", showgrid=True,
                           gridcolor=FAINT, rangemode="tozero"),
        },
        height=_HEIGHT,
    )  # fmt: skip


def _budget(shown: Shown, budgets: list[tuple[str, int]]) -> dict[str, Any]:
    title = shown.say(text("预算", "budget"))
    return {
        "type": "scatter",
        "mode": "markers",
        "name": title,
        "x": [name for name, _ in budgets],
        "y": [limit / _WAN for _, limit in budgets],
        "hovertext": [_MONEY.say(shown.lang, n=title, v=number(limit)) for _, limit in budgets],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "line-ew", "size": 70, "line": {"width": 3, "color": INK}},
    }
