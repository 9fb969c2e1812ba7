"""The frontier: what more money buys in time."""

from typing import Any

from models.county.words import Goal
from models.files.out.outcome import number
from models.files.out.report.figure import ACCENT, FAINT, Figure, plain, quiet
from models.files.out.shown import Shown
from models.files.out.siting.goals import ChoiceRow, choice_rows, heading, plan_row
from models.files.out.siting.results import SitingResults
from models.text import text

_HEIGHT = 400
_WAN = 10_000
_TIMES = (Goal.LONGEST, Goal.MINUTES, Goal.UNCOVERED)
_POINT = text("{n}<br>{c} 元<br>{t}：{v}", "{n}<br>{c} yuan<br>{t}: {v}")


def frontier_figure(results: SitingResults, shown: Shown) -> Figure | None:
    """Return cost across and time upward, from cheap to quick, the plan as a star; ``None`` where there is none."""
    rows = choice_rows(results, shown, results.analysis.frontier if results.analysis else ())
    goal = _time_of(rows)
    if goal is None:
        return None
    line = [row for row in rows if row.values.get(goal) is not None and row.values.get(Goal.COST) is not None]
    own = plan_row(results, shown)
    here = [own] if own.values.get(goal) is not None and own.values.get(Goal.COST) is not None else []
    star = {"symbol": "star", "size": 15, "color": "#b3392f", "line": {"width": 1, "color": "#ffffff"}}
    dots = {"size": 9, "color": ACCENT, "line": {"width": 1, "color": "#ffffff"}}
    stairs = {"shape": "hv", "width": 1.6, "color": ACCENT}
    return Figure(
        data=[
            _points(shown, line, goal) | {"mode": "lines+markers", "marker": dots, "line": stairs},
            _points(shown, here, goal) | {"mode": "markers", "marker": star},
        ],
        layout={
            "margin": {"l": 10, "r": 20, "t": 10, "b": 10},
            "xaxis": quiet(title={"text": shown.say(text("费用（万元）", "cost (10,000 yuan)"))}, tickformat=",",
                           showgrid=True, gridcolor=FAINT),
            "yaxis": quiet(title={"text": shown.say(heading(goal))}, tickformat=",", showgrid=True, gridcolor=FAINT,
                           rangemode="tozero"),
        },
        height=_HEIGHT,
    )  # fmt: skip


def _time_of(rows: list[ChoiceRow]) -> Goal | None:
    """Return the first goal of time in which the plans differ, or the first that any has."""
    known = [goal for goal in _TIMES if any(row.values.get(goal) is not None for row in rows)]
    differing = [goal for goal in known if len({row.values.get(goal) for row in rows}) > 1]
    return next(iter([*differing, *known]), None)


def _points(shown: Shown, rows: list[ChoiceRow], goal: Goal) -> dict[str, Any]:
    costs = [row.values[Goal.COST] or 0.0 for row in rows]
    times = [row.values[goal] or 0.0 for row in rows]
    return {
        "type": "scatter",
        "x": [cost / _WAN for cost in costs],
        "y": times,
        "hovertext": [
            _POINT.say(shown.lang, n=plain(row.title), c=number(cost), t=shown.word(goal), v=number(time))
            for row, cost, time in zip(rows, costs, times, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
