"""Generated places with posts: hospitals and community centers in the seat, township centers around it, a road tree."""

from math import exp, log
from random import Random

from instances.generate.geometry import lay_road, nearest_tree, straight_km
from instances.generate.headcount.size import HeadcountSize
from instances.generate.places import HALF_WIDTH, SEAT, SPEED, WINDING, point
from models.county import Facility, FacilityKind, Funding, Level, Road
from models.headcount import PostClass

MCH_OF = 4
"""Every fourth hospital is one of maternal and child health, fully funded."""

PARTIAL_OF = 5
"""Every fifth township center is partly funded."""

FIRST, SECOND = "公益一类", "公益二类"
"""Types of facility. Each level has fully funded ones of the first and partly funded ones of the second: what keeps
them apart is the level alone."""


def make_places(size: HeadcountSize, rng: Random) -> dict[Facility, PostClass]:
    """Return the facilities, hospitals first, each with the class of its posts."""
    towns = size.facilities - size.hospitals - size.communities
    found = dict(_hospital(n) for n in range(1, size.hospitals + 1))
    found |= dict(_community(n, rng) for n in range(1, size.communities + 1))
    return found | dict(_town(n, rng) for n in range(1, towns + 1))


def make_tree(places: list[Facility]) -> list[Road]:
    """Return the shortest links that join every place to the first."""
    points = {f.id: point(f) for f in places}
    links = nearest_tree(points, [places[0].id])
    return [lay_road(a, b, WINDING * straight_km(points[a], points[b]), SPEED) for a, b in links]


def _hospital(number: int) -> tuple[Facility, PostClass]:
    mch = number % MCH_OF == 0
    kind = FacilityKind.MCH if mch else FacilityKind.COUNTY_HOSPITAL
    kind = FacilityKind.LEAD_HOSPITAL if number == 1 else kind
    name = f"第{number}{'妇幼保健院' if mch else '人民医院'}"
    at = (SEAT[0] + 0.005 * number, SEAT[1])
    its = PostClass(Level.HOSPITAL, FIRST if mch else SECOND, Funding.FULL if mch else Funding.PARTIAL)
    return _facility(f"H{number}", kind, name, at), its


def _community(number: int, rng: Random) -> tuple[Facility, PostClass]:
    at = (SEAT[0] + rng.uniform(-0.03, 0.03), SEAT[1] + rng.uniform(-0.03, 0.03))
    people = _log_uniform(15_000, 60_000, rng)
    place = _facility(f"C{number:03d}", FacilityKind.COMMUNITY_CENTER, f"第{number}社区卫生服务中心", at, people)
    return place, PostClass(Level.GRASSROOTS, SECOND, Funding.PARTIAL)


def _town(number: int, rng: Random) -> tuple[Facility, PostClass]:
    at = (SEAT[0] + rng.uniform(-1, 1) * HALF_WIDTH[0], SEAT[1] + rng.uniform(-1, 1) * HALF_WIDTH[1])
    people = _log_uniform(1_500, 20_000, rng)
    funding = Funding.PARTIAL if number % PARTIAL_OF == 0 else Funding.FULL
    place = _facility(f"T{number:03d}", FacilityKind.TOWNSHIP_CENTER, f"第{number}卫生院", at, people)
    return place, PostClass(Level.GRASSROOTS, FIRST, funding)


def _log_uniform(low: float, high: float, rng: Random) -> int:
    return round(exp(rng.uniform(log(low), log(high))))


def _facility(id: str, kind: FacilityKind, name: str, at: tuple[float, float], people: int = 0) -> Facility:
    sends = kind is FacilityKind.LEAD_HOSPITAL
    grassroots = people > 0
    return Facility(
        id=id,
        name=name,
        short_name=id,
        kind=kind,
        lead="" if sends else "H1",
        population=people,
        lon=round(at[0], 4),
        lat=round(at[1], 4),
        sends=sends,
        receives=grassroots,
        rooms=2 if grassroots else 0,
        open_weekdays=(1, 2, 3, 4, 5),
    )
