"""Needs of the receiving facilities."""

from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.county.words import Activity, Period

Days = Annotated[float, Field(ge=0, le=100_000, multiple_of=0.5)]


class Need(Record):
    """Days wanted by a facility in each period (sheet 基层需求).

    An empty ``specialty`` or ``activity`` matches every duty at the facility. ``minimum`` is hard, ``target`` soft;
    more than the target earns nothing.
    """

    facility: Code
    specialty: str = ""
    activity: Activity | None = None
    period: Period
    minimum: Days = 0.0
    target: Days
    source: str = ""
