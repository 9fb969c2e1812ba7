"""The figures of the page: days by month, receiving units, and consortia side by side."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from models.files.out.monthly.report import Report
from models.files.out.monthly.rollup import UNDER, measured_of
from models.files.out.monthly.said import parts_of, title_of, value_of
from models.files.out.outcome import number
from models.files.out.report.figure import ACCENT, FAINT, MISSING, Figure, Menu, clipped, plain, quiet
from models.report import Indicator, indicators
from models.text import Lang, text

_ROW, _HEIGHT = 24, 300
_LONG, _START = 20, 11
"""Letters of a label, and how many of them are the beginning of a name that is longer."""
_VERIFIED, _PENDING = text("已核验", "verified"), text("待核验", "pending")
_DAYS = text("{n}：{w}{d}天", "{n}: {d} days {w}")
_WHICH, _PROFILE = text("指标", "indicator"), text("口径", "profile")


def months_figure(report: Report, lang: Lang) -> Figure | None:
    """Return the days of each month, verified and pending; ``None`` for a single month."""
    if len(report.period.months) == 1:
        return None
    verified: dict[str, float] = defaultdict(float)
    pending: dict[str, float] = defaultdict(float)
    for row in (m for c in report.consortia for m in c.months):
        verified[str(row.month)] += row.verified
        pending[str(row.month)] += row.pending
    names = list(verified)
    layers = ((verified, ACCENT, _VERIFIED), (pending, MISSING, _PENDING))
    data = [
        {
            "type": "bar",
            "x": names,
            "y": [days[n] for n in names],
            "marker": {"color": color},
            "hovertext": [_DAYS.say(lang, n=n, w=word.say(lang), d=number(days[n])) for n in names],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for days, color, word in layers
    ]
    layout = {
        "barmode": "stack",
        "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
        "xaxis": quiet(type="category"),
        "yaxis": quiet(showgrid=True, gridcolor=FAINT, rangemode="tozero"),
    }
    return Figure(data=data, layout=layout, height=_HEIGHT)


def units_figure(report: Report, lang: Lang) -> Figure | None:
    """Return the receiving units of one consortium, verified and pending days."""
    units = report.consortia[0].units[::-1]
    if report.many or not units:
        return None
    names = [u.name for u in units]
    labels = [f"{number(u.verified)} / {number(u.verified + u.pending)}" for u in units]
    data = [
        _across([u.verified for u in units], names, ACCENT, [""] * len(units), _VERIFIED.say(lang), lang),
        _across([u.pending for u in units], names, MISSING, labels, _PENDING.say(lang), lang),
    ]
    return Figure(data=data, layout=_lying(names), height=max(_HEIGHT, _ROW * len(units) + 30))


def consortia_figure(report: Report, lang: Lang) -> Figure | None:
    """Return the consortia side by side, most first, by an indicator and a profile that the reader chooses."""
    if not report.many:
        return None
    wanted = [i for i in indicators().values() if i.key]
    views = {
        f"{n}-{k}": [_ranked(report, its, common)]
        for n, its in enumerate(wanted)
        for k, common in enumerate((True, False))
    }
    first = next(n for n, its in enumerate(wanted) if its.id == "per_person")
    return Figure(
        data=[],
        layout=_lying([]) | {"yaxis": quiet(type="category")},
        height=max(_HEIGHT, _ROW * len(report.consortia) + 30),
        menus=(
            Menu(_WHICH.say(lang), [title_of(i, report.days).say(lang) for i in wanted], first),
            Menu(_PROFILE.say(lang), [UNDER[True].say(lang), UNDER[False].say(lang)]),
        ),
        views=views,
    )


def _ranked(report: Report, its: Indicator, common: bool) -> dict[str, Any]:
    """Return the bars of one indicator; who has no value stands last with a dash."""
    rows = [(c.name, measured_of(c, common).figures.get(its.id)) for c in report.consortia]
    rows.sort(key=lambda row: (-1.0 if row[1] is None or row[1].value is None else row[1].value, row[0]))
    names = _apart([name for name, _ in rows])
    return {
        "type": "bar",
        "orientation": "h",
        "x": [(f.value or 0.0) if f else 0.0 for _, f in rows],
        "y": names,
        "text": [value_of(its, f) for _, f in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [f"{plain(n)}: {value_of(its, f)} {parts_of(f)}".rstrip() for n, f in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": ACCENT},
    }


def _apart(names: Sequence[str]) -> list[str]:
    """Return labels of which no two are alike, so that no two bars fall on one another; long names keep their end."""
    seen: Counter[str] = Counter()
    labels = []
    for name in names:
        label = name if len(name) <= _LONG else f"{name[:_START]}…{name[_START - _LONG + 1 :]}"
        seen[label] += 1
        labels.append(plain(label if seen[label] == 1 else f"{label} [{seen[label]}]"))
    return labels


def _across(
    values: Sequence[float], names: Sequence[str], color: str, labels: Sequence[str], word: str, lang: Lang
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": list(range(len(values))),
        "text": list(labels),
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [_DAYS.say(lang, n=plain(n), w=word, d=number(v)) for n, v in zip(names, values, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": color},
    }


def _lying(names: Sequence[str]) -> dict[str, Any]:
    return {
        "barmode": "stack",
        "bargap": 0.35,
        "margin": {"l": 10, "r": 70, "t": 6, "b": 10},
        "xaxis": quiet(showticklabels=False, rangemode="tozero"),
        "yaxis": quiet(tickmode="array", tickvals=list(range(len(names))), ticktext=[clipped(n) for n in names]),
    }
