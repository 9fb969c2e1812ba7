"""Service done or promised: opening balance, published roster, attendance, pins, postings, changes; never mixed."""

from datetime import date, time
from typing import Annotated, Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from models.base import Record
from models.county.facility import Code
from models.county.words import Activity, Part, PinKind

Half = Annotated[float, Field(ge=0, le=1000, multiple_of=0.5)]


class Opening(Record):
    """A person's verified days up to and including ``as_of`` (sheet 期初台账)."""

    person: Code = Field(alias="id")
    as_of: date
    days_year: Half = 0.0
    days_24m: Half = 0.0
    hosts_year: tuple[str, ...] = ()


class Pace(Record):
    """The days that a person is to have served by the end of a month (sheet 年度任务分解), as the year plan has it."""

    person: Code = Field(alias="id")
    year: Annotated[int, Field(ge=2000, le=2100)]
    month: Annotated[int, Field(ge=1, le=12)]
    days: Half


class WeekSplit(Record):
    """Days of a weekly need to be served by the end of the month in which its week begins (sheet 跨月周分解).

    The week of Monday ``week`` runs on into the next month; the rest is for that one. The year plan has it so.
    """

    facility: Code
    specialty: str = ""
    activity: Activity | None = None
    week: date
    days: Half


class Published(Record):
    """A duty of a published roster (sheet 已发布排班); the highest version of a date's month holds."""

    version: Annotated[int, Field(ge=1)] = 1
    date: date
    part: Part = Part.DAY
    person: Code = Field(alias="id")
    facility: Code
    activity: Activity = Activity.CLINIC


class Attendance(Record):
    """Service that happened (sheet 实际出勤); it is verified once ``verified_by`` is filled.

    Who serves has two employers for the time: ``score`` is the receiving unit's mark, ``home_score`` that of the
    sending hospital.
    """

    date: date
    part: Part = Part.DAY
    person: Code = Field(alias="id")
    facility: Code
    stop: str = ""
    arrived: time | None = None
    left: time | None = None
    days: Annotated[float, Field(ge=0, le=1, multiple_of=0.5)] | None = None
    activity: Activity = Activity.CLINIC
    volume: Annotated[float, Field(ge=0)] | None = None
    verified_by: str = ""
    score: Annotated[float, Field(ge=0)] | None = None
    home_score: Annotated[float, Field(ge=0)] | None = None
    note: str = ""

    @model_serializer(mode="wrap")
    def _as_before(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out a mark that nobody gave: counties from before that column keep their hash."""
        fields: dict[str, Any] = serialize(self)
        if self.home_score is None:
            fields.pop("home_score", None)
        return fields


class Pin(Record):
    """A duty that must, or must not, be in the plan (sheet 指定班次); pins win over other rules.

    A ``must_not`` without facility keeps the person free of every duty in that slot.
    """

    person: Code = Field(alias="id")
    date: date
    part: Part = Part.DAY
    facility: str = ""
    kind: PinKind = PinKind.MUST
    reason: str = ""


class Resident(Record):
    """Somebody posted to a facility from ``first`` to ``last`` inclusive (sheet 常驻人员), six months or more.

    The person serves there on every working day on which both can, and takes no part in rotation.
    """

    person: Code = Field(alias="id")
    facility: Code
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    basis: str = ""


class Change(Record):
    """A requested change of a published duty (sheet 调班记录), kept for the record."""

    duty: str
    by: str = ""
    reason: str = ""
    substitute: str = ""
    new_date: date | None = None
    approver: str = ""
    approved_at: str = ""
