"""A roster: who serves where, when."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.county.words import Activity, Part
from models.policy.policy import Setting

PLAN_SCHEMA_VERSION: Literal["1"] = "1"


class Duty(Record):
    """A person at a facility in a slot, for one specialty and activity; ``pinned`` is shown, never trusted."""

    person: Code
    facility: Code
    date: date
    part: Part = Part.DAY
    specialty: str = ""
    activity: Activity = Activity.CLINIC
    pinned: bool = False


class Outing(Record):
    """A vehicle that takes ``people`` of its owner to a facility and back on a date; it goes out once a day."""

    vehicle: Code
    facility: Code
    date: date
    people: tuple[Code, ...] = ()


class RosterPlan(Record):
    """A roster from ``first`` to ``last`` inclusive (``plan.json``).

    ``settings`` are the policy values given beside the county's own, so that an audit reads the same policy. Without
    ``outings`` the checker gives vehicles out by rule of thumb.
    """

    schema_version: Literal["1"] = PLAN_SCHEMA_VERSION
    decision: Literal["roster"] = "roster"
    county_hash: str
    profile: str
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    version: Annotated[int, Field(ge=1)] = 1
    settings: tuple[Setting, ...] = ()
    duties: tuple[Duty, ...] = ()
    outings: tuple[Outing, ...] = ()

    def sorted(self) -> "RosterPlan":
        """Return the same plan in reading order: duties by date, part, facility, person; outings by date, vehicle."""
        duties = sorted(self.duties, key=lambda d: (d.date, d.part, d.facility, d.person))
        outings = sorted(self.outings, key=lambda o: (o.date, o.vehicle))
        return self.model_copy(update={"duties": tuple(duties), "outings": tuple(outings)})
