"""Roads, junctions and vehicles as they are listed; :mod:`models.roads` makes them a graph."""

from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.facility import Code, Weekday

SeasonDate = Annotated[str, Field(pattern=r"^(\d{4}-)?\d{2}-\d{2}$|^$")]


class Road(Record):
    """A road between two facilities or junctions (sheet 道路路程), the same in both directions.

    ``winter_minutes`` holds in winter. The road is closed from ``closed_from`` to ``closed_to`` inclusive: full dates
    mean once, ``MM-DD`` means every year and may run over New Year.
    """

    a: Code
    b: Code
    km: Annotated[float, Field(ge=0, le=5000)]
    minutes: Annotated[int, Field(ge=0, le=10_000)]
    winter_minutes: Annotated[int, Field(ge=0, le=10_000)]
    closed_from: SeasonDate = ""
    closed_to: SeasonDate = ""


class Junction(Record):
    """A road junction (sheet 路口) with degrees of longitude and latitude."""

    id: Code
    name: str = ""
    lon: float | None = None
    lat: float | None = None


class Vehicle(Record):
    """A vehicle (sheet 车辆) with its seats, its weekdays and its rate in yuan per km."""

    id: Code
    owner: Code
    seats: Annotated[int, Field(ge=1, le=100)]
    days: tuple[Weekday, ...] = (1, 2, 3, 4, 5)
    rate: Annotated[float, Field(ge=0)] = 0.0
