"""The roster as a heat map: people by days, colored by receiving facility."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.county import Part
from models.files.out.report.figure import OFF_DAY, Figure, plain, quiet
from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.roster.calendar import each_day
from models.rules.roster.roster import Service

_ROW, _DAY, _TOP = 17, 26, 46

Key = tuple[date, Part]


def heat_figure(results: Results, shown: Shown, colors: Mapping[str, str]) -> Figure:
    """Return the heat map of everybody who is sent, hospital by hospital."""
    columns = _columns(results)
    people = [p for p in results.staff if results.roster.of(p.id)]
    numbers = {code: n for n, code in enumerate(colors)}
    z: list[list[int | None]] = []
    hover: list[list[str]] = []
    for person in people:
        cells, name = _cells(results.roster.of(person.id), columns), _row_name(shown, person.id)
        row = [cells.get(k) for k in columns]
        z.append([numbers[service.facility.id] if service else None for service in row])
        hover.append([_hover(shown, name, service) if service else "" for service in row])
    heat: dict[str, Any] = {
        "type": "heatmap",
        "x": list(range(len(columns))),
        "y": list(range(len(people))),
        "z": z,
        "text": hover,
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": False,
        "xgap": 2,
        "ygap": 2,
        "zmin": -0.5,
        "zmax": max(len(colors) - 0.5, 0.5),
        "colorscale": _steps(list(colors.values())),
        "showscale": False,
    }
    return Figure(
        data=[heat],
        layout=_layout(results, shown, columns, [_row_name(shown, p.id) for p in people]),
        height=_TOP + 12 + _ROW * max(1, len(people)),
        min_width=180 + _DAY * len({day for day, _ in columns}),
    )


def _columns(results: Results) -> list[Key]:
    """Return a column for each day, or for each half-day where half-days are planned."""
    days = each_day(results.plan.first, results.plan.last)
    parts = Part.DAY.halves if any(d.part is not Part.DAY for d in results.plan.duties) else (Part.DAY,)
    return [(day, part) for day in days for part in parts]


def _cells(services: Any, columns: list[Key]) -> dict[Key, Service]:
    halves = bool(columns) and columns[0][1] is not Part.DAY
    found: dict[Key, Service] = {}
    for service in services:
        for part in service.part.halves if halves else (Part.DAY,):
            found.setdefault((service.date, part), service)
    return found


def _hover(shown: Shown, name: str, service: Service) -> str:
    duty = service.duty
    when = f"{duty.date.isoformat()} {shown.weekday(duty.date)} {shown.word(duty.part)}"
    what = f"{duty.specialty} {shown.word(duty.activity)}"
    return "<br>".join(map(plain, (name, when, shown.facility(duty.facility), what)))


def _row_name(shown: Shown, person: str) -> str:
    employer, department = shown.place_of(person)
    return f"{employer} {department} {shown.person(person)}"


def _steps(colors: list[str]) -> list[list[Any]]:
    """Return a color scale of equal steps without transitions."""
    count = max(1, len(colors))
    return [[edge, c] for n, c in enumerate(colors or ["#ffffff"]) for edge in (n / count, (n + 1) / count)]


def _layout(results: Results, shown: Shown, columns: list[Key], names: list[str]) -> dict[str, Any]:
    off = [n for n, (day, _) in enumerate(columns) if not results.case.calendar.is_workday(day)]
    ticks = [f"{day.day}<br>{shown.weekday(day) if part is not Part.PM else ''}" for day, part in columns]
    return {
        "margin": {"l": 10, "r": 10, "t": _TOP, "b": 6},
        "xaxis": quiet(
            side="top",
            tickmode="array",
            tickvals=[n for n, (_, part) in enumerate(columns) if part is not Part.PM],
            ticktext=[t for t, (_, part) in zip(ticks, columns, strict=True) if part is not Part.PM],
            tickangle=0,
            tickfont={"size": 10},
            range=[-0.5, len(columns) - 0.5],
        ),
        "yaxis": quiet(
            tickmode="array",
            tickvals=list(range(len(names))),
            ticktext=[plain(n) for n in names],
            tickfont={"size": 10},
            range=[max(len(names), 1) - 0.5, -0.5],
        ),
        "shapes": [
            {"type": "rect", "xref": "x", "yref": "paper", "x0": n - 0.5, "x1": n + 0.5, "y0": 0, "y1": 1,
             "fillcolor": OFF_DAY, "line": {"width": 0}, "layer": "below"}
            for n in off
        ],
    }  # fmt: skip
