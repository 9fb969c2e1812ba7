"""The Pareto view: every run by two measures that the reader chooses, those that no other betters in front."""

from collections.abc import Sequence
from itertools import product

from models.files.out.report.figure import ACCENT, FAINT, INK, Figure, Menu, Trace, plain, quiet
from models.scenario.compare import Amounts, amounts, front
from models.scenario.table import Column, VariantTable
from models.text import Lang, text

_MANY_RUNS, _MOST_OF_FEW, _MOST_OF_MANY = 200, 10, 5
"""Beyond so many runs fewer measures can be chosen: each pair of them is a view of the page."""


def pareto_figure(table: VariantTable, columns: Sequence[Column], lang: Lang) -> Figure | None:
    """Return the view, ``None`` where there are no two measures to choose."""
    chosen = _chosen(columns, len(table.rows))
    if len(chosen) < 2:
        return None
    titles = [column.title.say(lang) for column in chosen]
    values = [amounts(table, column) for column in chosen]
    labels = [plain(str(label)) for label in table.values("label")]
    views = {
        f"{x}-{y}": _view(values[x], values[y], (chosen[x].wanted, chosen[y].wanted), labels, lang)
        for x, y in product(range(len(chosen)), repeat=2)
    }
    menus = (Menu(text("横轴", "across").say(lang), titles), Menu(text("纵轴", "up").say(lang), titles, 1))
    axis = {"showgrid": True, "gridcolor": FAINT}
    layout = {
        "margin": {"l": 10, "r": 20, "t": 10, "b": 10},
        "xaxis": quiet(**axis),
        "yaxis": quiet(**axis),
        "hovermode": "closest",
    }
    return Figure((), layout, 460, menus=menus, views=views)


def _chosen(columns: Sequence[Column], runs: int) -> list[Column]:
    """Return the measures to choose from, those that should be more or less first."""
    ranked = sorted(columns, key=lambda column: column.wanted == 0)
    return ranked[: _MOST_OF_FEW if runs <= _MANY_RUNS else _MOST_OF_MANY]


def _view(across: Amounts, up: Amounts, wanted: tuple[int, int], labels: list[str], lang: Lang) -> list[Trace]:
    best = front(across, up, wanted) if all(wanted) else []
    line = sorted(best, key=lambda n: (across[n] or 0.0, up[n] or 0.0))
    others = [n for n in range(len(labels)) if n not in set(best)]
    traces = [_points(others, across, up, labels, {"mode": "markers", "marker": {"color": "#9aa8a3", "size": 8}})]
    if best:
        drawn = {
            "mode": "lines+markers",
            "marker": {"color": ACCENT, "size": 11, "line": {"color": INK, "width": 1}},
            "line": {"color": ACCENT, "width": 1, "shape": "hv", "dash": "dot"},
            "name": text("前沿", "front").say(lang),
        }
        traces.append(_points(line, across, up, labels, drawn))
    return traces


def _points(which: Sequence[int], across: Amounts, up: Amounts, labels: list[str], drawn: Trace) -> Trace:
    known = [n for n in which if across[n] is not None and up[n] is not None]
    return {
        "type": "scatter",
        "x": [across[n] for n in known],
        "y": [up[n] for n in known],
        "text": [labels[n] for n in known],
        "hovertemplate": "%{text}<br>%{x} / %{y}<extra></extra>",
        **drawn,
    }
