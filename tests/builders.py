"""Small counties, cases and plans, built directly from records; every test of the domain starts here.

A builder fills in what a test does not care about, so that a test shows only what is special in it::

    county = tiny_county(people=[person("P1"), person("P2", title=Title.SENIOR)])
    case = make_case(county, "2026-03-02", "2026-03-08", only("roster.rooms"))
    verdict = audit(case, make_plan(case, duty("P1", "T1", "2026-03-02")))

Lead hospital ``H1`` with department ``D1``; township centers ``T1`` and ``T2``, 30 and 60 minutes away.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from models.county import (
    Absence,
    AbsenceKind,
    Activity,
    Attendance,
    Category,
    County,
    CountyInfo,
    Department,
    DepartmentKind,
    Employment,
    Exemption,
    Facility,
    FacilityKind,
    LicenseClass,
    Mode,
    Need,
    Opening,
    Pace,
    Part,
    Period,
    Person,
    Pin,
    PinKind,
    Published,
    Resident,
    Road,
    Status,
    Title,
    Vehicle,
    WeeklyPart,
    WeekSplit,
)
from models.plan import Duty, Outing, RosterPlan
from models.policy import Setting, policy_of, rules
from models.roster import RosterCase

WEEKDAYS = (1, 2, 3, 4, 5)


def day(value: str | date) -> date:
    """Return a date from ``2026-03-02``, or the date itself."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def hospital(id: str = "H1", **fields: Any) -> Facility:
    """Return a lead hospital that sends and does not receive."""
    return facility(id, **{"kind": FacilityKind.LEAD_HOSPITAL, "sends": True, "receives": False, "rooms": 0} | fields)


def facility(id: str = "T1", **fields: Any) -> Facility:
    """Return a township center with two rooms, open Monday to Friday."""
    given = {
        "name": f"{id}卫生院",
        "short_name": id,
        "kind": FacilityKind.TOWNSHIP_CENTER,
        "sends": False,
        "receives": True,
        "rooms": 2,
        "open_weekdays": WEEKDAYS,
    }
    return Facility(id=id, **given | fields)


def department(id: str = "D1", employer: str = "H1", **fields: Any) -> Department:
    """Return a clinical department without a floor."""
    given = {"name": f"{id}科", "kind": DepartmentKind.CLINICAL, "floor": 0}
    return Department(id=id, employer=employer, **given | fields)


def person(id: str = "P1", **fields: Any) -> Person:
    """Return a front-line physician of deputy senior title in department D1 of H1, free every day."""
    given = {
        "employer": "H1",
        "dept": "D1",
        "category": Category.PHYSICIAN,
        "license_class": LicenseClass.CLINICAL,
        "specialty": "内科",
        "title": Title.DEPUTY_SENIOR,
        "dispatchable": True,
        "employment": Employment.ON_POST,
        "status": Status.ON_DUTY,
        "front_line": True,
    }
    return Person(id=id, **given | fields)


def people(count: int, **fields: Any) -> list[Person]:
    """Return ``count`` like people P1, P2, ..."""
    return [person(f"P{n}", **fields) for n in range(1, count + 1)]


def road(a: str, b: str, minutes: int = 30, **fields: Any) -> Road:
    """Return a road as long in winter as in summer, at 60 km/h."""
    return Road(a=a, b=b, **{"km": float(minutes), "minutes": minutes, "winter_minutes": minutes} | fields)


def absence(person: str, first: str, last: str, **fields: Any) -> Absence:
    """Return an annual leave, which reduces no annual days."""
    given = {"kind": AbsenceKind.ANNUAL_LEAVE, "reduces": False}
    return Absence(person=person, first=day(first), last=day(last), **given | fields)


def exemption(person: str, rule: str, **fields: Any) -> Exemption:
    """Return an exemption from ``rule`` without dates."""
    return Exemption(person=person, rule=rule, **{"reason": "另有任务", "basis": "测试1号"} | fields)


def need(facility: str = "T1", target: float = 1, **fields: Any) -> Need:
    """Return a weekly need of any specialty and activity."""
    return Need(facility=facility, target=target, **{"period": Period.WEEK} | fields)


def pin(person: str, date: str, facility: str = "", **fields: Any) -> Pin:
    """Return a duty that must be planned."""
    return Pin(person=person, date=day(date), facility=facility, **{"kind": PinKind.MUST} | fields)


def resident(person: str, facility: str, first: str, last: str, **fields: Any) -> Resident:
    """Return a resident posting."""
    return Resident(person=person, facility=facility, first=day(first), last=day(last), **fields)


def opening(person: str, as_of: str, days_year: float = 0.0, **fields: Any) -> Opening:
    """Return an opening balance."""
    return Opening(person=person, as_of=day(as_of), days_year=days_year, **fields)


def pace(person: str, year: int, *days: float) -> list[Pace]:
    """Return the days so far by the end of each month from January on."""
    return [Pace(id=person, year=year, month=n, days=value) for n, value in enumerate(days, start=1)]


def split(facility: str, week: str, days: float, **fields: Any) -> WeekSplit:
    """Return the days of a weekly need of any specialty and activity in the month in which the week begins."""
    return WeekSplit(facility=facility, week=day(week), days=days, **fields)


def published(person: str, facility: str, date: str, **fields: Any) -> Published:
    """Return a published whole-day duty of version 1."""
    return Published(person=person, facility=facility, date=day(date), **fields)


def attendance(person: str, facility: str, date: str, **fields: Any) -> Attendance:
    """Return a verified whole day."""
    return Attendance(person=person, facility=facility, date=day(date), **{"verified_by": "核验人"} | fields)


def tiny_county(
    people: Iterable[Person] | None = None,
    facilities: Iterable[Facility] | None = None,
    departments: Iterable[Department] | None = None,
    roads: Iterable[Road] | None = None,
    profile: str = "xinjiang",
    **records: Any,
) -> County:
    """Return a complete county; ``records`` are its further sheets (``needs``, ``absences``, ``pins``, ...).

    By default one person P1; H1, T1 and T2; departments as the staff name them; a road from each lead hospital to
    each receiving facility, 30 minutes long to the first and 30 more to each next one.
    """
    staff = list(people) if people is not None else [person()]
    places = list(facilities) if facilities is not None else [hospital(), facility("T1"), facility("T2")]
    wards = list(departments) if departments is not None else _departments_of(staff)
    ways = list(roads) if roads is not None else _roads_between(places)
    return County(
        county=CountyInfo(name="测试县", year=2026, month=3, profile=profile),
        facilities=tuple(places),
        departments=tuple(wards),
        staff=tuple(staff),
        roads=tuple(ways),
        **{sheet: tuple(rows) for sheet, rows in records.items()},
    )


def _departments_of(staff: Iterable[Person]) -> list[Department]:
    return [department(id, employer) for id, employer in dict.fromkeys((p.dept, p.employer) for p in staff)]


def _roads_between(places: list[Facility]) -> list[Road]:
    towns = [f for f in places if f.receives]
    return [road(h.id, t.id, 30 * n) for h in places if h.sends for n, t in enumerate(towns, start=1)]


def settings(values: Mapping[str, str]) -> tuple[Setting, ...]:
    """Return settings from ``{"roster.weekly_share.share": "60%"}``."""
    split = ((*key.rsplit(".", 1), value) for key, value in values.items())
    return tuple(Setting(rule=rule, parameter=parameter, value=value) for rule, parameter, value in split)


def only(*kept: str, mode: Mode = Mode.HARD, **params: str) -> dict[str, str]:
    """Return settings that turn every rule but ``kept`` off and these to ``mode``; ``params`` are of the first."""
    modes = {f"{rule}.mode": mode.value if rule in kept else "off" for rule in rules()}
    return modes | {f"{kept[0]}.{name}": value for name, value in params.items()}


def make_case(
    county: County,
    first: str | date,
    last: str | date,
    values: Mapping[str, str] | None = None,
    profile: str = "",
) -> RosterCase:
    """Return the case of a horizon under the policy of the county and ``values``, which win."""
    policy = policy_of(county, profile, settings(values or {}))
    return RosterCase(county=county, policy=policy, first=day(first), last=day(last))


def duty(person: str, facility: str, date: str | date, part: Part = Part.DAY, **fields: Any) -> Duty:
    """Return a clinic session of the person's own specialty."""
    return Duty(person=person, facility=facility, date=day(date), part=part, **{"activity": Activity.CLINIC} | fields)


def duties(person: str, facility: str, *dates: str | date) -> list[Duty]:
    """Return whole-day duties of one person at one facility."""
    return [duty(person, facility, d) for d in dates]


def vehicle(id: str = "V1", seats: int = 2, **fields: Any) -> Vehicle:
    """Return a vehicle of H1 that runs Monday to Friday and costs nothing."""
    return Vehicle(id=id, owner=fields.pop("owner", "H1"), seats=seats, **fields)


def make_plan(case: RosterCase, *duties: Duty, outings: Iterable[Outing] = ()) -> RosterPlan:
    """Return a plan of the case's horizon."""
    return RosterPlan(
        county_hash=case.county.hash,
        profile=case.policy.profile,
        first=case.first,
        last=case.last,
        settings=case.policy.settings,
        duties=tuple(duties),
        outings=tuple(outings),
    )


def weekly(weekday: int, part: Part = Part.DAY) -> WeeklyPart:
    """Return a fixed weekly session; Monday is 1."""
    return WeeklyPart(weekday=weekday, part=part)
