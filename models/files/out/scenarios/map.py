"""The counties of a region as points on a map: SVG without ground, north up, degrees along its edges."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, cos, floor, pi, radians, sin

from models.scenario.region import Place

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 900.0, 260.0, 620.0
MARGIN = 46.0
NAMED = 30
"""Up to so many counties have their names beside them."""
_EM = 13.0
"""Pixels of a Chinese letter of a name."""
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
"""Degrees between lines."""


@dataclass(frozen=True)
class Point:
    """A county on the map, by its number among the places; ``plan`` says whether it has one.

    ``left`` is whether its name stands on its left: the right has no room for it.
    """

    number: int
    x: float
    y: float
    name: str
    plan: bool
    left: bool = False


@dataclass(frozen=True)
class Line:
    """A line of equal longitude or latitude, with what it is called."""

    at: float
    said: str


@dataclass(frozen=True)
class Map:
    """Points and lines in pixels; ``unplaced`` are the counties without coordinates."""

    width: float
    height: float
    radius: float
    points: tuple[Point, ...]
    meridians: tuple[Line, ...]
    parallels: tuple[Line, ...]
    named: bool
    unplaced: int


def map_of(places: Sequence[Place]) -> Map | None:
    """Return the map; ``None`` where fewer than two counties have coordinates."""
    at = {n: (p.row.lon, p.row.lat) for n, p in enumerate(places) if p.row.lon is not None and p.row.lat is not None}
    if len(at) < 2:
        return None
    box = _Box.around([(lon, lat) for lon, lat in at.values() if lon is not None and lat is not None])
    radius = 9.0 if len(at) <= NAMED else 6.0 if len(at) <= 300 else 3.2
    spots: dict[tuple[float, float], list[int]] = defaultdict(list)
    for n, (lon, lat) in at.items():
        assert lon is not None and lat is not None
        spots[round(box.x(lon), 1), round(box.y(lat), 1)].append(n)
    named = len(at) <= NAMED
    points = [point for spot, numbers in spots.items() for point in _beside(spot, numbers, places, radius)]
    return Map(
        width=WIDTH,
        height=box.height,
        radius=radius,
        points=tuple(sorted(_named(points) if named else points, key=lambda p: p.number)),
        meridians=tuple(Line(round(box.x(d), 1), _degrees(d, "EW")) for d in box.degrees(box.west, box.east)),
        parallels=tuple(Line(round(box.y(d), 1), _degrees(d, "NS")) for d in box.degrees(box.south, box.north)),
        named=named,
        unplaced=len(places) - len(at),
    )


def _beside(spot: tuple[float, float], numbers: list[int], places: Sequence[Place], radius: float) -> Iterable[Point]:
    """Yield the counties of one spot, several side by side around it."""
    for k, n in enumerate(numbers):
        away = radius * 1.15 if len(numbers) > 1 else 0.0
        angle = 2 * pi * k / len(numbers) + pi
        x, y = round(spot[0] + away * cos(angle), 1), round(spot[1] + away * sin(angle), 1)
        yield Point(n, x, y, places[n].name, bool(places[n].row.scores))


def _named(points: Sequence[Point]) -> list[Point]:
    """Return the points with their names on the side where they meet the fewest others and stay on the map."""
    return [replace(p, left=_met(p, points, -1) < _met(p, points, 1)) for p in points]


def _met(point: Point, points: Sequence[Point], side: int) -> int:
    """Return how many points lie where a name would stand, beyond the edge counting as many."""
    wide = sum(_EM if ord(letter) > 0x2E80 else _EM / 2 for letter in point.name) + 2 * _EM
    if not 0 <= point.x + side * wide <= WIDTH:
        return len(points)
    return sum(o is not point and 0 <= side * (o.x - point.x) <= wide and abs(o.y - point.y) < _EM for o in points)


@dataclass(frozen=True)
class _Box:
    """The extent in degrees, and how many pixels a degree of latitude has."""

    west: float
    east: float
    south: float
    north: float
    scale: float
    height: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "_Box":
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        shrink = cos(radians((min(lats) + max(lats)) / 2))
        wide, tall = max((max(lons) - min(lons)) * shrink, 0.05), max(max(lats) - min(lats), 0.05)
        scale = min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / tall)
        height = max(LEAST_HEIGHT, tall * scale + 2 * MARGIN)
        lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        half_lon, half_lat = WIDTH / 2 / scale / shrink, height / 2 / scale
        return cls(lon - half_lon, lon + half_lon, lat - half_lat, lat + half_lat, scale, round(height, 1))

    def x(self, lon: float) -> float:
        return WIDTH * (lon - self.west) / (self.east - self.west)

    def y(self, lat: float) -> float:
        return self.height * (self.north - lat) / (self.north - self.south)

    def degrees(self, first: float, last: float) -> list[float]:
        """Return where lines stand between two ends: of the steps the least that gives eight or fewer."""
        span = max(self.east - self.west, self.north - self.south)
        step = next((s for s in STEPS if span / s <= 8), STEPS[-1])
        return [round(n * step, 1) for n in range(ceil(first / step), floor(last / step) + 1)]


def _degrees(value: float, sides: str) -> str:
    return f"{abs(value):g}°{sides[value < 0]}"
