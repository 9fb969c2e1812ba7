"""The Pareto view: every run by two measures that the reader chooses, those that no other betters in front."""

from collections.abc import Sequence
from itertools import product

from models.files.out.report.figure import ACCENT, FAINT, INK, Figure, Menu, Trace, plain, quiet
from models.scenario.compare import Amounts, amounts, front
from models.scenario.expand import BASE
from models.scenario.table import Column, Value, VariantTable
from models.text import Lang, text

_MANY_RUNS, _MOST_OF_FEW, _MOST_OF_MANY = 200, 10, 5
"""Beyond so many runs fewer measures can be chosen: each pair of them is a view of the page."""
_MOST_BASES = 30
"""Base counties that can be chosen, the first of the file: each is a view for each pair too."""


def pareto_figure(table: VariantTable, columns: Sequence[Column], lang: Lang) -> Figure | None:
    """Return the view, ``None`` where there are no two measures to choose."""
    chosen = _chosen(columns, len(table.rows))
    if len(chosen) < 2:
        return None
    titles = [column.title.say(lang) for column in chosen]
    values = [amounts(table, column) for column in chosen]
    labels = [plain(str(label)) for label in table.values("label")]
    of: dict[Value, list[int]] = {}
    for n, base in enumerate(table.values(BASE)):
        of.setdefault(base, []).append(n)
    bases = list(of)[:_MOST_BASES]
    runs = [of[base] for base in bases]
    views = {
        f"{x}-{y}-{b}": _view(runs[b], values[x], values[y], (chosen[x].wanted, chosen[y].wanted), labels)
        for x, y, b in product(range(len(chosen)), range(len(chosen)), range(len(bases)))
    }
    menus = (
        Menu(text("横轴", "across").say(lang), titles),
        Menu(text("纵轴", "up").say(lang), titles, 1),
        Menu(text("基础县", "base county").say(lang), [str(base) for base in bases]),
    )
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


def _view(
    runs: Sequence[int], across: Amounts, up: Amounts, wanted: tuple[int, int], labels: Sequence[str]
) -> list[Trace]:
    """Return the runs of one base county, those in front as a line."""
    known = [n for n in runs if across[n] is not None and up[n] is not None]
    best = [known[k] for k in front([across[n] for n in known], [up[n] for n in known], wanted)] if all(wanted) else []
    line = sorted(best, key=lambda n: (across[n] or 0.0, up[n] or 0.0))
    others = [n for n in known if n not in set(best)]
    traces = [_points(others, across, up, labels, {"mode": "markers", "marker": {"color": "#9aa8a3", "size": 8}})]
    if best:
        drawn = {
            "mode": "lines+markers",
            "marker": {"color": ACCENT, "size": 11, "line": {"color": INK, "width": 1}},
            "line": {"color": ACCENT, "width": 1, "shape": "hv", "dash": "dot"},
        }
        traces.append(_points(line, across, up, labels, drawn))
    return traces


def _points(which: Sequence[int], across: Amounts, up: Amounts, labels: Sequence[str], drawn: Trace) -> Trace:
    return {
        "type": "scatter",
        "x": [across[n] for n in which],
        "y": [up[n] for n in which],
        "text": [labels[n] for n in which],
        "hovertemplate": "%{text}<br>%{x} / %{y}<extra></extra>",
        **drawn,
    }
