"""The county and its records: facilities, departments, staff, needs, roads, calendar, service done."""

from models.county.county import SCHEMA_VERSION, County
from models.county.department import Department
from models.county.facility import Facility
from models.county.need import Need
from models.county.road import Junction, Road, Vehicle
from models.county.service import Attendance, Change, Opening, Pace, Pin, Published, Resident, WeekSplit
from models.county.settings import CalendarDay, CountyInfo, PolicySetting
from models.county.staff import Absence, Exemption, Person, WeeklyPart
from models.county.words import (
    AbsenceKind,
    Activity,
    Category,
    DateKind,
    DepartmentKind,
    Employment,
    FacilityKind,
    LicenseClass,
    Mode,
    Part,
    Period,
    PinKind,
    Status,
    Tier,
    Title,
    Word,
)

__all__ = [
    "SCHEMA_VERSION",
    "Absence",
    "AbsenceKind",
    "Activity",
    "Attendance",
    "CalendarDay",
    "Category",
    "Change",
    "County",
    "CountyInfo",
    "DateKind",
    "Department",
    "DepartmentKind",
    "Employment",
    "Exemption",
    "Facility",
    "FacilityKind",
    "Junction",
    "LicenseClass",
    "Mode",
    "Need",
    "Opening",
    "Pace",
    "Part",
    "Period",
    "Person",
    "Pin",
    "PinKind",
    "PolicySetting",
    "Published",
    "Resident",
    "Road",
    "Status",
    "Tier",
    "Title",
    "Vehicle",
    "WeekSplit",
    "WeeklyPart",
    "Word",
]
