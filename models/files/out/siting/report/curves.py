"""Coverage curves: the share of people within so many minutes of their center, by kind."""

from collections.abc import Iterable
from typing import Any

from models.files.out.outcome import percent
from models.files.out.report.figure import FAINT, INK, Figure, Menu, plain, quiet
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.rules.siting.coverage_rows import CoverageRow
from models.text import text

_HEIGHT = 400
_COLORS = (
    "#1f7a68",
    "#d9813f",
    "#5b7db1",
    "#b3392f",
    "#8a6bb0",
    "#9a8b2f",
    "#3a9fbf",
    "#c45a8f",
    "#5c6f4a",
    "#444f5c",
)
_POINT = text("{k}：{m}分钟内 {s}", "{k}: {s} within {m} minutes")
_MARK = text("{m}分钟", "{m} min")


def curves_figure(results: SitingResults, shown: Shown) -> Figure | None:
    """Return the curves with a menu of phases, or ``None`` where every kind goes by wire or nobody is served."""
    case = results.case
    rows = [row for row in results.curves if row.total and row.served and not case.is_digital(row.kind)]
    if not rows:
        return None
    far = max([max(row.people, default=0) for row in rows] + [results.within[-1]])
    kinds = list(dict.fromkeys(row.kind for row in rows))
    colors = {kind: _COLORS[n % len(_COLORS)] for n, kind in enumerate(kinds)}
    return Figure(
        data=[],
        layout={
            "margin": {"l": 10, "r": 16, "t": 26, "b": 10},
            "showlegend": True,
            "legend": {"orientation": "h", "y": -0.24},
            "xaxis": quiet(title={"text": shown.say(text("单程分钟", "minutes one way"))}, range=[0, far * 1.04]),
            "yaxis": quiet(tickformat=".0%", range=[0, 1.03], showgrid=True, gridcolor=FAINT),
            "shapes": [_line(most) for most in results.within],
            "annotations": [_mark(shown, most) for most in results.within],
        },
        height=_HEIGHT,
        menus=(Menu(shown.say(text("期次", "phase")), [shown.phase(p.phase) for p in case.phases],
                    len(case.phases) - 1),),
        views={
            str(t): [
                _curve(shown, alike, colors[alike[0].kind], far)
                for alike in _alike(row for row in rows if row.phase == t)
            ]
            for t in range(len(case.phases))
        },
    )  # fmt: skip


def _alike(rows: Iterable[CoverageRow]) -> list[list[CoverageRow]]:
    """Return the rows of one phase with those together whose curves would hide each other."""
    found: dict[tuple[int, ...], list[CoverageRow]] = {}
    for row in rows:
        found.setdefault((row.total, *row.people.values()), []).append(row)
    return list(found.values())


def _curve(shown: Shown, alike: list[CoverageRow], color: str, far: int) -> dict[str, Any]:
    row = alike[0]
    shares = {0: 0.0} | {most: people / row.total for most, people in row.people.items()}
    shares[far] = row.people[max(row.people)] / row.total if row.people else 0.0
    name = plain(shown.say(text("、", ", ")).join(r.kind for r in alike))
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(shares),
        "y": [round(share, 5) for share in shares.values()],
        "line": {"shape": "hv", "width": 2.4, "color": color},
        "hovertext": [
            _POINT.say(shown.lang, k=name, m=most, s=percent(round(share, 4))) for most, share in shares.items()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _line(most: int) -> dict[str, Any]:
    dash = {"width": 1, "color": INK, "dash": "dot"}
    return {"type": "line", "x0": most, "x1": most, "y0": 0, "y1": 1, "yref": "paper", "line": dash}


def _mark(shown: Shown, most: int) -> dict[str, Any]:
    said = shown.say(_MARK.fill(m=most))
    return {"x": most, "y": 1, "yref": "paper", "yanchor": "bottom", "text": said, "showarrow": False}
