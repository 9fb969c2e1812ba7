"""Generated places: hospitals in the seat, centers around it, roads as a random geometric graph."""

from collections import defaultdict
from itertools import combinations, pairwise
from random import Random

from instances.generate.geometry import Point, lay_road, nearest_tree, straight_km
from instances.generate.size import Size
from models.county import Facility, FacilityKind, Road

SEAT: Point = (108.5, 41.5)
HALF_WIDTH = (0.75, 0.55)
"""Half the county's width in degrees: about 62 km each way."""

WINDING = 1.24
SPEED = 55.0
LINK_KM = 18.0
"""Centers nearer to each other than this are joined by a road of their own."""


def make_licenses(size: Size, specialties: tuple[str, ...], rng: Random) -> dict[str, list[str]]:
    """Return the licensed subjects of each center: every specialty at ``eligible`` centers, no center without any.

    Centers are dealt from shuffled decks, so that they carry the same number of subjects but for one.
    """
    licensed: dict[str, list[str]] = defaultdict(list)
    deck: list[str] = []
    for specialty in specialties:
        dealt: list[str] = []
        while len(dealt) < size.eligible:
            if not any(c not in dealt for c in deck):
                fresh = [center_id(n) for n in range(1, size.facilities + 1)]
                rng.shuffle(fresh)
                deck += fresh
            card = next(c for c in deck if c not in dealt)
            deck.remove(card)
            dealt.append(card)
        for center in dealt:
            licensed[center].append(specialty)
    return licensed


def center_id(number: int) -> str:
    """Return the code of a center."""
    return f"T{number:02d}"


def make_hospitals(size: Size) -> list[Facility]:
    """Return the lead hospitals, all in the seat."""
    return [
        Facility(
            id=f"H{n}",
            name=f"第{n}人民医院",
            short_name=f"{n}院",
            kind=FacilityKind.LEAD_HOSPITAL,
            lon=round(SEAT[0] + 0.01 * n, 4),
            lat=SEAT[1],
            sends=True,
            receives=False,
            rooms=0,
            open_weekdays=(1, 2, 3, 4, 5),
        )
        for n in range(1, size.hospitals + 1)
    ]


def make_centers(size: Size, licensed: dict[str, list[str]], rng: Random) -> list[Facility]:
    """Return the centers: uniform in the county's rectangle, people log-uniform from 1,500 to 20,000.

    ``rooms`` is 2 until the needs are known (:func:`instances.generate.needs.fit_rooms`).
    """
    centers = []
    for n in range(1, size.facilities + 1):
        lon, lat = (round(c + rng.uniform(-h, h), 4) for c, h in zip(SEAT, HALF_WIDTH, strict=True))
        centers.append(
            Facility(
                id=center_id(n),
                name=f"第{n}卫生院",
                short_name=f"{n}卫",
                kind=FacilityKind.CENTRAL_TOWNSHIP_CENTER if n % 7 == 1 else FacilityKind.TOWNSHIP_CENTER,
                lead=f"H{(n - 1) % size.hospitals + 1}",
                population=round(1500 * (20000 / 1500) ** rng.random()),
                lon=lon,
                lat=lat,
                sends=False,
                receives=True,
                rooms=2,
                open_weekdays=(1, 2, 3, 4, 5) if rng.random() < 0.85 else (1, 2, 3, 4),
                licensed_subjects=tuple(licensed[center_id(n)]),
            )
        )
    return centers


def make_roads(hospitals: list[Facility], centers: list[Facility]) -> list[Road]:
    """Return a tree of shortest links that joins every center to the seat, and a road between any two near ones."""
    points = {f.id: point(f) for f in [*hospitals, *centers]}
    links = nearest_tree(points, [h.id for h in hospitals])
    known = {frozenset(link) for link in links}
    near = [
        (a.id, b.id)
        for a, b in combinations(centers, 2)
        if straight_km(points[a.id], points[b.id]) < LINK_KM and frozenset((a.id, b.id)) not in known
    ]
    streets = [(a.id, b.id) for a, b in pairwise(hospitals)]
    return [lay_road(a, b, WINDING * straight_km(points[a], points[b]), SPEED) for a, b in [*streets, *links, *near]]


def point(facility: Facility) -> Point:
    """Return the coordinates of a facility; raise ``ValueError`` where it has none."""
    if facility.lon is None or facility.lat is None:
        raise ValueError(f"{facility.id} has no coordinates")
    return facility.lon, facility.lat
