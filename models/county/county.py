"""The county: the whole input of every decision."""

import hashlib
from functools import cached_property
from typing import Literal

from models.base import Record
from models.county.department import Department
from models.county.facility import Facility
from models.county.headcount import Loan, Movement, Positions, Posts, Total, Workload
from models.county.need import Need
from models.county.road import Junction, Road, Vehicle
from models.county.service import Attendance, Change, Opening, Pace, Pin, Published, Resident, WeekSplit
from models.county.settings import CalendarDay, CountyInfo, PolicySetting
from models.county.siting import Center, Phase, Site, Volume
from models.county.staff import Absence, Exemption, Person

SCHEMA_VERSION: Literal["1"] = "1"


class County(Record):
    """A complete county: every reference resolves and every default is filled in.

    Field names are the sheet keys of the workbook. Build one with :func:`models.files.read_county` or, from records,
    with :func:`models.files.complete_county`, which report every fault at once.
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    county: CountyInfo
    facilities: tuple[Facility, ...]
    departments: tuple[Department, ...]
    staff: tuple[Person, ...]
    exemptions: tuple[Exemption, ...] = ()
    absences: tuple[Absence, ...] = ()
    needs: tuple[Need, ...] = ()
    roads: tuple[Road, ...] = ()
    junctions: tuple[Junction, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    calendar: tuple[CalendarDay, ...] = ()
    policy: tuple[PolicySetting, ...] = ()
    opening: tuple[Opening, ...] = ()
    pace: tuple[Pace, ...] = ()
    splits: tuple[WeekSplit, ...] = ()
    published: tuple[Published, ...] = ()
    pins: tuple[Pin, ...] = ()
    residents: tuple[Resident, ...] = ()
    changes: tuple[Change, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    centers: tuple[Center, ...] = ()
    sites: tuple[Site, ...] = ()
    volumes: tuple[Volume, ...] = ()
    phases: tuple[Phase, ...] = ()
    posts: tuple[Posts, ...] = ()
    totals: tuple[Total, ...] = ()
    positions: tuple[Positions, ...] = ()
    movements: tuple[Movement, ...] = ()
    loans: tuple[Loan, ...] = ()
    workload: tuple[Workload, ...] = ()

    @cached_property
    def facility_by_id(self) -> dict[str, Facility]:
        """Facilities by code."""
        return {f.id: f for f in self.facilities}

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """Staff by code."""
        return {p.id: p for p in self.staff}

    @cached_property
    def department_by_id(self) -> dict[str, Department]:
        """Departments by code."""
        return {d.id: d for d in self.departments}

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the county's content, the same for the same content whatever file it came from."""
        return hashlib.sha256(self.model_dump_json(by_alias=True).encode()).hexdigest()
