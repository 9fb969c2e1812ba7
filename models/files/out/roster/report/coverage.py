"""Days wanted and days served, facility by facility."""

from collections import defaultdict
from typing import Any

from models.files.out.outcome import number
from models.files.out.report.figure import ACCENT, MISSING, Figure, plain, quiet
from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.rules.roster.want_rows import WantRow
from models.text import text

_ROW = 34
_HEIGHT = 300
_HOVER = text("{f}<br>需求{w}天，已落实{s}天，缺{m}天", "{f}<br>wanted {w} days, served {s}, missing {m}")


def coverage_figure(results: Results, shown: Shown) -> Figure | None:
    """Return bars of days wanted, met and missing, or ``None`` where nothing is wanted.

    Days beyond a target are not drawn, since they earn nothing.
    """
    rows: dict[str, list[WantRow]] = defaultdict(list)
    for row in results.wants:
        rows[row.want.facility].append(row)
    if not rows:
        return None
    order = {f.id: n for n, f in enumerate(results.case.county.facilities)}
    codes = sorted(rows, key=lambda c: -order[c])
    wanted = [sum(r.want.target for r in rows[c]) for c in codes]
    missing = [sum(r.short for r in rows[c]) for c in codes]
    met = [w - m for w, m in zip(wanted, missing, strict=True)]
    hover = [
        _HOVER.say(shown.lang, f=plain(shown.facility(c)), w=number(w), s=number(s), m=number(m))
        for c, w, s, m in zip(codes, wanted, met, missing, strict=True)
    ]
    labels = [f"{number(s)} / {number(w)}" for s, w in zip(met, wanted, strict=True)]
    return Figure(
        data=[_bars(met, hover, ACCENT, [""] * len(codes)), _bars(missing, hover, MISSING, labels)],
        layout={
            "barmode": "stack",
            "bargap": 0.35,
            "margin": {"l": 10, "r": 70, "t": 6, "b": 10},
            "xaxis": quiet(showticklabels=False, rangemode="tozero"),
            "yaxis": quiet(tickmode="array", tickvals=list(range(len(codes))),
                           ticktext=[plain(shown.short(c)) for c in codes]),
        },
        height=max(_HEIGHT, _ROW * len(codes) + 30),
    )  # fmt: skip


def _bars(values: list[float], hover: list[str], color: str, labels: list[str]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": list(range(len(values))),
        "text": labels,
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": color},
    }
