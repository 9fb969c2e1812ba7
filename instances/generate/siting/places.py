"""Generated places: hospitals and community centers in the seat, towns around it, villages around the towns."""

from collections.abc import Sequence
from math import exp, log
from random import Random

from instances.generate.geometry import Point
from instances.generate.places import HALF_WIDTH, SEAT, point
from instances.generate.siting.size import SitingSize
from models.county import Facility, FacilityKind, Junction

IN_SEAT = 12
"""One community center in the seat for so many towns."""

NEAR = 0.09
"""Villages lie so many degrees around their town: about 9 km."""


def make_hospitals(size: SitingSize) -> list[Facility]:
    """Return the lead hospitals, all in the seat; they are no members."""
    return [
        _facility(f"H{n}", FacilityKind.LEAD_HOSPITAL, f"第{n}人民医院", (SEAT[0] + 0.01 * n, SEAT[1]), sends=True)
        for n in range(1, size.hospitals + 1)
    ]


def make_members(size: SitingSize, rng: Random) -> list[Facility]:
    """Return the members: community centers of the seat, township centers, village clinics.

    People are log-uniform: 15,000 to 60,000 in the seat, 1,500 to 20,000 in a town, 150 to 2,500 in a village.
    """
    seat = size.towns // IN_SEAT
    towns = [_town(n, in_seat=n <= seat, hospitals=size.hospitals, rng=rng) for n in range(1, size.towns + 1)]
    around = towns[seat:]
    return [*towns, *(_clinic(n, rng.choice(around), rng) for n in range(1, size.members - size.towns + 1))]


def make_junctions(towns: Sequence[Facility], rng: Random) -> list[Junction]:
    """Return a junction for every three towns, anywhere in the county."""
    spots = (_around(SEAT, *HALF_WIDTH, rng) for _ in range(len(towns) // 3))
    return [Junction(id=f"J{n}", name=f"{n}号路口", lon=lon, lat=lat) for n, (lon, lat) in enumerate(spots, 1)]


def _town(number: int, *, in_seat: bool, hospitals: int, rng: Random) -> Facility:
    kind = FacilityKind.COMMUNITY_CENTER if in_seat else FacilityKind.TOWNSHIP_CENTER
    name = f"第{number}{'社区卫生服务中心' if in_seat else '卫生院'}"
    at = _around(SEAT, *((0.03, 0.03) if in_seat else HALF_WIDTH), rng)
    people = _log_uniform(15_000, 60_000, rng) if in_seat else _log_uniform(1_500, 20_000, rng)
    return _facility(f"T{number:03d}", kind, name, at, people, lead=f"H{(number - 1) % hospitals + 1}")


def _clinic(number: int, town: Facility, rng: Random) -> Facility:
    at = _around(point(town), NEAR, NEAR, rng)
    people = _log_uniform(150, 2_500, rng)
    name = f"{town.short_name}{number}村卫生室"
    return _facility(
        f"V{number:03d}", FacilityKind.VILLAGE_CLINIC, name, at, people, lead=town.lead, parent=town.id, receives=False
    )


def _facility(
    id: str,
    kind: FacilityKind,
    name: str,
    at: Point,
    population: int = 0,
    *,
    lead: str = "",
    parent: str = "",
    sends: bool = False,
    receives: bool | None = None,
) -> Facility:
    open_to_visitors = not sends if receives is None else receives
    return Facility(
        id=id,
        name=name,
        short_name=name.removesuffix("卫生服务中心").removesuffix("卫生室"),
        kind=kind,
        lead=lead,
        parent=parent,
        population=population,
        lon=round(at[0], 4),
        lat=round(at[1], 4),
        sends=sends,
        receives=open_to_visitors,
        rooms=2 if open_to_visitors else 0,
        open_weekdays=(1, 2, 3, 4, 5),
    )


def _around(center: Point, east: float, north: float, rng: Random) -> Point:
    lon, lat = center[0] + rng.uniform(-east, east), center[1] + rng.uniform(-north, north)
    return round(lon, 4), round(lat, 4)


def _log_uniform(least: int, most: int, rng: Random) -> int:
    return round(exp(rng.uniform(log(least), log(most))))
