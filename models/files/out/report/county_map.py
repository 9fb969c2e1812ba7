"""The county drawn from its coordinates: roads, facilities, and who visits where."""

from collections import defaultdict
from collections.abc import Mapping
from math import cos, radians, sqrt
from typing import Any

from models.county import Facility
from models.files.out.outcome import number
from models.files.out.report.figure import FAINT, INK, Figure, plain, quiet
from models.files.out.report.labels import Spot, label_sides
from models.files.out.results import Results
from models.files.out.shown import Shown
from models.rules.roster.roster import Service, days_of
from models.text import text

_HEIGHT = 560
_SMALLEST, _BIGGEST = 7.0, 40.0
"""Diameters of circles in pixels; the area grows with the days."""
_DAYS = text("{f}<br>{d}天 · {n}人", "{f}<br>{d} days · {n} people")


def map_figure(results: Results, shown: Shown, colors: Mapping[str, str]) -> Figure | None:
    """Return the map, or ``None`` where no facility has coordinates."""
    spots = _spots(results)
    if not spots:
        return None
    squeeze = cos(radians(sum(lat for _, lat in spots.values()) / len(spots)))
    places = {code: (lon * squeeze, lat) for code, (lon, lat) in spots.items()}
    return Figure(
        data=[*_roads(results, places), *_visits(results, places), _bubbles(results, shown, places, colors),
              _hospitals(results, shown, places)],
        layout={
            "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
            "xaxis": quiet(showticklabels=False, range=_range([x for x, _ in places.values()])),
            "yaxis": quiet(showticklabels=False, scaleanchor="x", range=_range([y for _, y in places.values()])),
        },
        height=_HEIGHT,
    )  # fmt: skip


def unplaced(results: Results, shown: Shown) -> list[str]:
    """Return the names of receiving facilities that the map cannot show, having no coordinates."""
    spots = _spots(results)
    return [shown.facility(f.id) for f in results.case.county.facilities if f.receives and f.id not in spots]


def _spots(results: Results) -> dict[str, tuple[float, float]]:
    county = results.case.county
    given = [*((f.id, f.lon, f.lat) for f in county.facilities if f.receives or f.sends)]
    given += [(j.id, j.lon, j.lat) for j in county.junctions]
    return {code: (lon, lat) for code, lon, lat in given if lon is not None and lat is not None}


def _range(values: list[float]) -> list[float]:
    low, high = min(values), max(values)
    edge = max(0.12 * (high - low), 0.03)
    return [low - edge, high + edge]


def _roads(results: Results, places: Mapping[str, tuple[float, float]]) -> list[dict[str, Any]]:
    """Return the roads, those closed for the whole horizon dashed."""
    state = results.case.roads
    closed = state.state(results.plan.first).closed & state.state(results.plan.last).closed
    lines: dict[bool, list[tuple[str, str]]] = defaultdict(list)
    for n, road in enumerate(results.case.county.roads):
        if road.a in places and road.b in places:
            lines[n in closed].append((road.a, road.b))
    return [_lines(places, pairs, 1.2, FAINT, "dot" if shut else "solid") for shut, pairs in lines.items()]


def _lines(
    places: Mapping[str, tuple[float, float]], pairs: list[tuple[str, str]], wide: float, color: str, dash: str
) -> dict[str, Any]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for a, b in pairs:
        xs += [places[a][0], places[b][0], None]
        ys += [places[a][1], places[b][1], None]
    line = {"width": wide, "color": color, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}


def _visits(results: Results, places: Mapping[str, tuple[float, float]]) -> list[dict[str, Any]]:
    """Return a line from each employer to each facility it serves, the wider the more days."""
    served: dict[tuple[str, str], list[Service]] = defaultdict(list)
    for visit in results.roster.visits:
        served[visit.person.employer, visit.facility.id].append(visit)
    days = {pair: days_of(visits) for pair, visits in served.items()}
    most = max(days.values(), default=1.0)
    return [
        _lines(places, [pair], 1 + 5 * days[pair] / most, "rgba(31,122,104,0.28)", "solid")
        for pair in served
        if pair[0] in places and pair[1] in places
    ]


def _bubbles(
    results: Results, shown: Shown, places: Mapping[str, tuple[float, float]], colors: Mapping[str, str]
) -> dict[str, Any]:
    towns = [f for f in results.case.county.facilities if f.receives and f.id in places]
    days = [days_of(results.roster.visits_to.get(f.id, ())) for f in towns]
    most = max([*days, 1.0])
    sizes = [max(_SMALLEST, _BIGGEST * sqrt(d / most)) for d in days]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [places[f.id][0] for f in towns],
        "y": [places[f.id][1] for f in towns],
        "text": [plain(shown.short(f.id)) for f in towns],
        "textposition": _label_sides(shown, towns, places, sizes),
        "textfont": {"size": 11, "color": INK},
        "hovertext": [_hover(results, shown, f, d) for f, d in zip(towns, days, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": sizes,
            "color": [colors.get(f.id, FAINT) if d else "#ffffff" for f, d in zip(towns, days, strict=True)],
            "opacity": 0.88,
            "line": {"width": 1, "color": INK},
        },
    }


def _hover(results: Results, shown: Shown, facility: Facility, days: float) -> str:
    people = {v.person.id for v in results.roster.visits_to.get(facility.id, ())}
    return _DAYS.say(shown.lang, f=plain(facility.name), d=number(days), n=len(people))


def _hospitals(results: Results, shown: Shown, places: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    senders = [f for f in results.case.county.facilities if f.sends and f.id in places]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [places[f.id][0] for f in senders],
        "y": [places[f.id][1] for f in senders],
        "hovertext": [plain(shown.facility(f.id)) for f in senders],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 13, "symbol": "square", "color": "#b3392f", "line": {"width": 1.5, "color": "#ffffff"}},
    }


def _label_sides(
    shown: Shown, towns: list[Facility], places: Mapping[str, tuple[float, float]], sizes: list[float]
) -> list[str]:
    """Return where the names stand, on a map as high as it is drawn and about as wide."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    scale = _HEIGHT / max(*(high - low for low, high in (_range(xs), _range(ys))))
    return label_sides(
        [
            Spot(places[f.id][0] * scale, places[f.id][1] * scale, size / 2, shown.short(f.id))
            for f, size in zip(towns, sizes, strict=True)
        ]
    )
