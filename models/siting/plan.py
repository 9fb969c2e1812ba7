"""A siting plan: which center stands where in which phase, and whom it serves."""

from typing import Annotated, Literal

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.policy.policy import Setting

SITING_SCHEMA_VERSION: Literal["1"] = "1"


class Standing(Record):
    """A center of ``kind`` that is open at ``site`` in ``phase`` with so many modules of capacity."""

    phase: Code
    kind: Code
    site: Code
    modules: Annotated[int, Field(ge=0, le=1000)] = 1


class Service(Record):
    """``volume`` a year of ``member`` in ``kind`` goes to the center at ``site`` in ``phase``.

    With ``backup`` the center only stands by: no volume goes there.
    """

    phase: Code
    kind: Code
    member: Code
    site: Code
    volume: Annotated[int, Field(ge=0, le=10**9)] = 0
    backup: bool = False


class SitingPlan(Record):
    """A siting plan over all phases of the county (``plan.json``).

    ``settings`` are the policy values given beside the county's own, so that an audit reads the same policy.
    """

    schema_version: Literal["1"] = SITING_SCHEMA_VERSION
    decision: Literal["siting"] = "siting"
    county_hash: str
    profile: str
    settings: tuple[Setting, ...] = ()
    centers: tuple[Standing, ...] = ()
    service: tuple[Service, ...] = ()

    def sorted(self) -> "SitingPlan":
        """Return the same plan in reading order: by phase, kind and site; service by phase, kind and member."""
        centers = sorted(self.centers, key=lambda c: (c.phase, c.kind, c.site))
        service = sorted(self.service, key=lambda s: (s.phase, s.kind, s.member, s.backup, s.site))
        return self.model_copy(update={"centers": tuple(centers), "service": tuple(service)})
