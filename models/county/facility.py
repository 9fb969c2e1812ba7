"""Facilities: the hospitals that send and the centers, clinics and stations that receive."""

from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.words import FacilityKind

Code = Annotated[str, Field(min_length=1, max_length=64)]
Weekday = Annotated[int, Field(ge=1, le=7)]


class Facility(Record):
    """A facility of the consortium (sheet 机构).

    ``lead`` is the lead hospital it belongs to and ``parent`` the center that a clinic or stop is booked under.
    ``rooms`` is how many visitors it can seat at once; ``open_weekdays`` counts Monday as 1.
    An empty ``licensed_subjects`` means that every specialty may be practiced.
    """

    id: Code
    name: Annotated[str, Field(min_length=1, max_length=100)]
    short_name: str
    kind: FacilityKind
    lead: str = ""
    parent: str = ""
    zone: str = ""
    population: Annotated[int, Field(ge=0, le=50_000_000)] = 0
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    sends: bool
    receives: bool
    rooms: Annotated[int, Field(ge=0, le=1000)]
    open_weekdays: tuple[Weekday, ...]
    licensed_subjects: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
