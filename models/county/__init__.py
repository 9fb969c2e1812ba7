"""The county and its records: places, people, needs, roads, calendar, service done, shared centers."""

from models.county.county import SCHEMA_VERSION, County
from models.county.department import Department
from models.county.facility import Facility
from models.county.need import Need
from models.county.road import Junction, Road, Vehicle
from models.county.service import Attendance, Change, Opening, Pace, Pin, Published, Resident, WeekSplit
from models.county.settings import CalendarDay, CountyInfo, PolicySetting
from models.county.siting import Center, Phase, Site, Volume
from models.county.staff import Absence, Exemption, Person, WeeklyPart
from models.county.words import (
    AbsenceKind,
    Activity,
    Category,
    CenterMode,
    DateKind,
    DepartmentKind,
    Employment,
    FacilityKind,
    Goal,
    LicenseClass,
    Mode,
    Part,
    Period,
    PinKind,
    SiteStatus,
    Sourcing,
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
    "Center",
    "CenterMode",
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
    "Goal",
    "Junction",
    "LicenseClass",
    "Mode",
    "Need",
    "Opening",
    "Pace",
    "Part",
    "Period",
    "Person",
    "Phase",
    "Pin",
    "PinKind",
    "PolicySetting",
    "Published",
    "Resident",
    "Road",
    "Site",
    "SiteStatus",
    "Sourcing",
    "Status",
    "Tier",
    "Title",
    "Vehicle",
    "Volume",
    "WeekSplit",
    "WeeklyPart",
    "Word",
]
