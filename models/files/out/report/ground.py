"""The county on paper: its places projected from their coordinates, and its roads."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any

from models.county import County
from models.files.out.report.figure import FAINT, quiet
from models.files.out.report.labels import Spot, label_sides
from models.files.out.shown import Shown

Point = tuple[float, float]

HEIGHT = 560
"""Pixels of a map; it is about as wide."""


@dataclass(frozen=True)
class Ground:
    """The projected places of a county by code, junctions included."""

    places: Mapping[str, Point]

    def layout(self) -> dict[str, Any]:
        """Return the layout of a map that shows every place."""
        return {
            "margin": {"l": 10, "r": 10, "t": 10, "b": 10},
            "xaxis": quiet(showticklabels=False, range=_range([x for x, _ in self.places.values()])),
            "yaxis": quiet(showticklabels=False, scaleanchor="x", range=_range([y for _, y in self.places.values()])),
        }

    def roads(self, county: County, closed: Collection[int]) -> list[dict[str, Any]]:
        """Return the roads as lines, those whose rows are in ``closed`` dashed."""
        found: dict[bool, list[tuple[str, str]]] = defaultdict(list)
        for n, road in enumerate(county.roads):
            found[n in closed].append((road.a, road.b))
        return [self.lines(pairs, 1.2, FAINT, "dot" if shut else "solid") for shut, pairs in found.items()]

    def lines(self, pairs: Iterable[tuple[str, str]], wide: float, color: str, dash: str = "solid") -> dict[str, Any]:
        """Return one trace of straight lines between places; a pair with a place that is not on the map is left out."""
        xs: list[float | None] = []
        ys: list[float | None] = []
        for a, b in pairs:
            if a in self.places and b in self.places:
                xs += [self.places[a][0], self.places[b][0], None]
                ys += [self.places[a][1], self.places[b][1], None]
        line = {"width": wide, "color": color, "dash": dash}
        return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}

    def label_sides(self, shown: Shown, codes: Sequence[str], sizes: Sequence[float]) -> list[str]:
        """Return where the short names of places stand beside circles of ``sizes`` pixels across."""
        return label_sides(
            [
                Spot(self.places[c][0] * self._scale, self.places[c][1] * self._scale, size / 2, shown.short(c))
                for c, size in zip(codes, sizes, strict=True)
            ]
        )

    def covered(self, code: str, squares: Mapping[str, float]) -> bool:
        """Return whether a place lies inside the square of another, ``squares`` being pixels across by place."""
        x, y = self.places[code]
        return any(
            max(abs(x - self.places[other][0]), abs(y - self.places[other][1])) * self._scale < size / 2
            for other, size in squares.items()
            if other != code
        )

    @cached_property
    def _scale(self) -> float:
        """Pixels of one unit of the projection."""
        xs, ys = [x for x, _ in self.places.values()], [y for _, y in self.places.values()]
        return HEIGHT / max(*(high - low for low, high in (_range(xs), _range(ys))))


def ground_of(county: County, codes: Iterable[str]) -> Ground | None:
    """Return the ground of those facilities that have coordinates and of the junctions; ``None`` where none has."""
    wanted = set(codes)
    given = [(f.id, f.lon, f.lat) for f in county.facilities if f.id in wanted]
    given += [(j.id, j.lon, j.lat) for j in county.junctions]
    spots = {code: (lon, lat) for code, lon, lat in given if lon is not None and lat is not None}
    if not spots:
        return None
    squeeze = cos(radians(sum(lat for _, lat in spots.values()) / len(spots)))
    return Ground({code: (lon * squeeze, lat) for code, (lon, lat) in spots.items()})


def _range(values: list[float]) -> list[float]:
    low, high = min(values), max(values)
    edge = max(0.12 * (high - low), 0.03)
    return [low - edge, high + edge]
