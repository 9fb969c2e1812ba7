"""Places of a generated consortium: its lead hospital, the members in the seat, centers of wards and towns."""

from collections.abc import Sequence
from random import Random

from instances.generate.geometry import lay_road
from instances.generate.places import HALF_WIDTH, make_roads
from instances.generate.region.spread import Consortium
from models.county import Facility, FacilityKind, Road

LEAD = "H1"
WEEKDAYS = (1, 2, 3, 4, 5)
CENTRAL_EVERY = 4
"""One town center of so many is a central one, licensed for every specialty."""
ALWAYS = ("内科", "中医科")
LICENSED = 0.55
"""How often another center is licensed for any other specialty."""
_SIDE = 0.012
"""Degrees between the places of the seat."""

_LEADS = {"general": "人民医院", "tcm": "中医医院"}
_MEMBERS = (
    ("tcm", "H2", "中医医院", FacilityKind.COUNTY_HOSPITAL),
    ("mch", "H3", "妇幼保健院", FacilityKind.MCH),
    ("cdc", "D1", "疾控中心", FacilityKind.CDC),
)
"""Member, its code, what it is called and what it is; the CDC sends nobody."""


def make_hospitals(its: Consortium) -> list[Facility]:
    """Return the lead hospital and the members in the seat."""
    found = [_in_seat(its, LEAD, _LEADS[its.led], FacilityKind.LEAD_HOSPITAL, 0)]
    for member, code, called, kind in _MEMBERS:
        if getattr(its, member):
            found.append(_in_seat(its, code, called, kind, len(found)))
    return found


def _in_seat(its: Consortium, code: str, called: str, kind: FacilityKind, place: int) -> Facility:
    return Facility(
        id=code,
        name=f"{its.county}{called}",
        short_name=called,
        kind=kind,
        lead="" if code == LEAD else LEAD,
        lon=round(its.seat[0] + _SIDE * place, 4),
        lat=its.seat[1],
        sends=kind is not FacilityKind.CDC,
        receives=False,
        rooms=0,
        open_weekdays=WEEKDAYS,
    )


def make_centers(its: Consortium, specialties: Sequence[str], rng: Random) -> list[Facility]:
    """Return community centers in the seat, and centers of the towns, uniform in a rectangle around it."""
    wards = [_center(its, f"C{n:02d}", n, False, specialties, rng) for n in range(1, its.wards + 1)]
    towns = [_center(its, f"T{n:02d}", n, True, specialties, rng) for n in range(1, its.towns + 1)]
    weights = {c.id: rng.uniform(0.4, 1.6) for c in (*wards, *towns)}
    people = {True: its.people - its.urban, False: its.urban}
    return [
        c.model_copy(
            update={
                "population": round(
                    people[c in towns] * weights[c.id] / sum(weights[o.id] for o in (towns if c in towns else wards))
                )
            }
        )
        for c in (*wards, *towns)
    ]


def _center(its: Consortium, code: str, number: int, town: bool, specialties: Sequence[str], rng: Random) -> Facility:
    reach = HALF_WIDTH if town else (2 * _SIDE, 2 * _SIDE)
    lon, lat = (round(c + rng.uniform(-h, h), 4) for c, h in zip(its.seat, reach, strict=True))
    central = town and number % CENTRAL_EVERY == 1
    called = f"{number:02d}{'中心卫生院' if central else '卫生院' if town else '社区卫生服务中心'}"
    licensed = [s for s in specialties if central or s in ALWAYS or rng.random() < LICENSED]
    kinds = FacilityKind.TOWNSHIP_CENTER, FacilityKind.CENTRAL_TOWNSHIP_CENTER
    return Facility(
        id=code,
        name=f"{its.county}{called}",
        short_name=called,
        kind=kinds[central] if town else FacilityKind.COMMUNITY_CENTER,
        lead=LEAD,
        lon=lon,
        lat=lat,
        sends=False,
        receives=True,
        rooms=2,
        open_weekdays=WEEKDAYS,
        licensed_subjects=tuple(licensed),
    )


def make_ways(hospitals: list[Facility], centers: list[Facility]) -> list[Road]:
    """Return the roads: streets from the lead hospital to the members, then as of every generated county."""
    streets = [lay_road(LEAD, member.id, 1.5, 30, 1.0) for member in hospitals[1:]]
    return [*streets, *make_roads(hospitals[:1], centers)]
