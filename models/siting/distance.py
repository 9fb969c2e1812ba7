"""The distance of a site from where people live: straight where both have coordinates, else by road."""

from math import asin, cos, radians, sin, sqrt

from models.county.county import County
from models.county.facility import Facility
from models.siting.reach import Reach

_EARTH_KM = 6371.0


def nearest_people(county: County, reach: Reach, site: str, least: float) -> tuple[str, float] | None:
    """Return the nearest other place with people and its km, where it is nearer than ``least``; else ``None``."""
    if not least:
        return None
    here = county.facility_by_id[site]
    found = [(km, f.id) for f in county.facilities if f.population and f.id != site if (km := _km(here, f, reach)) > 0]
    km, place = min(found, default=(least, ""))
    return (place, km) if km < least else None


def _km(a: Facility, b: Facility, reach: Reach) -> float:
    """Return the km between two facilities, 0 where neither coordinates nor a road say."""
    if None in (a.lon, a.lat, b.lon, b.lat):
        return reach.km(a.id, b.id)
    return round(straight_km(float(a.lon or 0), float(a.lat or 0), float(b.lon or 0), float(b.lat or 0)), 1)


def straight_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Return the great-circle distance between two points in degrees, in km."""
    a, b, c, d = map(radians, (lon1, lat1, lon2, lat2))
    half = sin((d - b) / 2) ** 2 + cos(b) * cos(d) * sin((c - a) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
