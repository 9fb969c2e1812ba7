"""The county drawn from its coordinates: roads, facilities, and who visits where."""

from collections import defaultdict
from collections.abc import Mapping
from math import sqrt
from typing import Any

from models.county import Facility
from models.files.out.outcome import number
from models.files.out.report.figure import FAINT, INK, Figure, plain
from models.files.out.report.ground import HEIGHT, Ground, ground_of
from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.rules.roster.roster import Service, days_of
from models.text import text

_SMALLEST, _BIGGEST = 7.0, 40.0
"""Diameters of circles in pixels; the area grows with the days."""
_DAYS = text("{f}<br>{d}天 · {n}人", "{f}<br>{d} days · {n} people")


def map_figure(results: Results, shown: Shown, colors: Mapping[str, str]) -> Figure | None:
    """Return the map, or ``None`` where no facility has coordinates."""
    county, roads = results.case.county, results.case.roads
    ground = ground_of(county, (f.id for f in county.facilities if f.receives or f.sends))
    if ground is None:
        return None
    closed = roads.state(results.plan.first).closed & roads.state(results.plan.last).closed
    data = [*ground.roads(county, closed), *_visits(results, ground), _bubbles(results, shown, ground, colors),
            _hospitals(results, shown, ground)]  # fmt: skip
    return Figure(data=data, layout=ground.layout(), height=HEIGHT)


def unplaced(results: Results, shown: Shown) -> list[str]:
    """Return the names of receiving facilities that the map cannot show, having no coordinates."""
    receivers = (f for f in results.case.county.facilities if f.receives)
    return [shown.facility(f.id) for f in receivers if f.lon is None or f.lat is None]


def _visits(results: Results, ground: Ground) -> list[dict[str, Any]]:
    """Return a line from each employer to each facility it serves, the wider the more days."""
    served: dict[tuple[str, str], list[Service]] = defaultdict(list)
    for visit in results.roster.visits:
        served[visit.person.employer, visit.facility.id].append(visit)
    days = {pair: days_of(visits) for pair, visits in served.items()}
    most = max(days.values(), default=1.0)
    return [ground.lines([pair], 1 + 5 * days[pair] / most, "rgba(31,122,104,0.28)") for pair in served]


def _bubbles(results: Results, shown: Shown, ground: Ground, colors: Mapping[str, str]) -> dict[str, Any]:
    places = ground.places
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
        "textposition": ground.label_sides(shown, [f.id for f in towns], sizes),
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


def _hospitals(results: Results, shown: Shown, ground: Ground) -> dict[str, Any]:
    senders = [f.id for f in results.case.county.facilities if f.sends and f.id in ground.places]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [ground.places[code][0] for code in senders],
        "y": [ground.places[code][1] for code in senders],
        "hovertext": [plain(shown.facility(code)) for code in senders],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 13, "symbol": "square", "color": "#b3392f", "line": {"width": 1.5, "color": "#ffffff"}},
    }
