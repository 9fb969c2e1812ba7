"""Distances, and roads laid between places that have coordinates."""

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from models.county import Road

Point = tuple[float, float]
"""Degrees of longitude and latitude."""

EARTH_KM = 6371.0


def straight_km(a: Point, b: Point) -> float:
    """Return the great-circle distance of two points in km."""
    (lon1, lat1), (lon2, lat2) = ((radians(p[0]), radians(p[1])) for p in (a, b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))


def lay_road(a: str, b: str, km: float, speed: float, winter: float = 1.2) -> Road:
    """Return a road driven at ``speed`` km/h, in winter ``winter`` times as long, minutes rounded up to fives."""
    minutes = fives(60 * km / speed)
    return Road(a=a, b=b, km=round(km, 1), minutes=minutes, winter_minutes=fives(minutes * winter))


def fives(minutes: float) -> int:
    """Return minutes rounded to a multiple of 5, at least 5."""
    return max(5, 5 * round(minutes / 5))


def nearest_tree(points: Mapping[str, Point], roots: Sequence[str]) -> list[tuple[str, str]]:
    """Return links that join every point to ``roots``: each next point to the nearest one already joined (Prim)."""
    best = {p: min((straight_km(at, points[r]), r) for r in roots) for p, at in points.items() if p not in roots}
    links: list[tuple[str, str]] = []
    while best:
        place, (_, joined) = min(best.items(), key=lambda item: (item[1][0], item[0]))
        links.append((joined, place))
        del best[place]
        for other, (km, _) in best.items():
            direct = straight_km(points[other], points[place])
            if direct < km:
                best[other] = (direct, place)
    return links
