"""How the days are spread: over people, and over departments."""

from collections import Counter, defaultdict
from typing import Any

from models.files.out.outcome import number
from models.files.out.report.figure import ACCENT, FAINT, Figure, plain, quiet
from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.rules.roster.roster import Service, days_of
from models.text import text

_ROW = 22
_HEIGHT = 300
_PEOPLE = text("{d}天：{n}人", "{d} days: {n} people")
_DEPARTMENT = text("{n}：{d}天，{p}人", "{n}: {d} days, {p} people")
_AXIS = text("每人天数", "days a person")
_COUNT = text("人数", "people")


def people_figure(results: Results, shown: Shown) -> Figure:
    """Return how many people serve how many days, of those sent."""
    days = Counter(days_of(own) for own in _by_person(results).values())
    values = sorted(days)
    bars = {
        "type": "bar",
        "x": values,
        "y": [days[v] for v in values],
        "width": 0.4 if any(v % 1 for v in values) else 0.8,
        "text": [str(days[v]) for v in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [_PEOPLE.say(shown.lang, d=number(v), n=days[v]) for v in values],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": ACCENT},
    }
    layout = {
        "margin": {"l": 10, "r": 10, "t": 24, "b": 10},
        "xaxis": quiet(title={"text": shown.say(_AXIS)}, dtick=_step(values)),
        "yaxis": quiet(title={"text": shown.say(_COUNT)}, showgrid=True, gridcolor=FAINT, rangemode="tozero"),
    }
    return Figure(data=[bars], layout=layout, height=_HEIGHT)


def _step(values: list[float]) -> float:
    return 1.0 if not values or max(values) <= 12 else 5.0


def departments_figure(results: Results, shown: Shown) -> Figure:
    """Return the days of each department, most first."""
    served: dict[str, list[Service]] = defaultdict(list)
    for visit in results.roster.visits:
        served[visit.person.dept].append(visit)
    days = {code: days_of(visits) for code, visits in served.items()}
    ranked = sorted(served, key=lambda code: (days[code], code))
    names = [_department_name(results, shown, code) for code in ranked]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [days[c] for c in ranked],
        "y": list(range(len(ranked))),
        "text": [number(days[c]) for c in ranked],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [
            _DEPARTMENT.say(shown.lang, n=plain(n), d=number(days[c]), p=len({v.person.id for v in served[c]}))
            for c, n in zip(ranked, names, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": ACCENT},
    }
    layout = {
        "margin": {"l": 10, "r": 40, "t": 6, "b": 10},
        "xaxis": quiet(showticklabels=False, rangemode="tozero"),
        "yaxis": quiet(tickmode="array", tickvals=list(range(len(ranked))), ticktext=[plain(n) for n in names]),
        "bargap": 0.35,
    }
    return Figure(data=[bars], layout=layout, height=max(_HEIGHT, _ROW * len(ranked) + 30))


def _department_name(results: Results, shown: Shown, code: str) -> str:
    return f"{shown.short(results.case.county.department_by_id[code].employer)} {shown.department(code)}"


def _by_person(results: Results) -> dict[str, list[Service]]:
    served: dict[str, list[Service]] = defaultdict(list)
    for visit in results.roster.visits:
        served[visit.person.id].append(visit)
    return served
