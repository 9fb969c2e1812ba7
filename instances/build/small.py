"""What a small county by hand is made of; a toy says only what is special in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from instances.entry import Values
from models.county import (
    Absence,
    AbsenceKind,
    Category,
    County,
    CountyInfo,
    Department,
    DepartmentKind,
    Employment,
    Facility,
    FacilityKind,
    LicenseClass,
    Mode,
    Need,
    Opening,
    Part,
    Period,
    Person,
    PolicySetting,
    Road,
    Status,
    Tier,
    Title,
    WeeklyPart,
)
from models.decision import Decision
from models.policy import rules
from models.text import Text

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)
"""The week of most toys: five working days, in winter by the calendar of roads."""

BASIS = "手算示例"


@dataclass(frozen=True)
class Small:
    """A county with what is known of it by hand: the optimum of each tier or goal, or why there is no plan."""

    title: Text
    county: Callable[[], County]
    why: Text
    best: Values = field(default_factory=dict)
    infeasible: bool = False
    first: date = MONDAY
    last: date = SUNDAY
    decision: Decision = Decision.ROSTER


def best(policy: float = 0, need: float = 0, travel: float = 0, *, change: float = 0, comfort: float = 0) -> Values:
    """Return the values of a proven optimum, tier by tier."""
    return {Tier.POLICY: policy, Tier.NEED: need, Tier.CHANGE: change, Tier.TRAVEL: travel, Tier.COMFORT: comfort}


def binding(*kept: str, mode: Mode = Mode.HARD, values: dict[str, str] | None = None) -> list[PolicySetting]:
    """Return readings under which only ``kept``, the hard rules of any plan, need and travel bind.

    ``mode`` is that of ``kept``; ``values`` are parameters as ``roster.weekly_share.share``.
    """
    always = {"roster.availability", "roster.one_place", "roster.eligible", "roster.rooms", "roster.home_floor"}
    settings = []
    for rule in (id for id, its in rules().items() if its.room == "roster"):
        bound = Mode.HARD if rule in always or rule in ("roster.pins", "roster.exempt") else Mode.OFF
        bound = Mode.SOFT if rule in ("roster.need", "roster.travel") else bound
        settings.append(PolicySetting(rule=rule, mode=mode if rule in kept else bound, basis=BASIS))
    for key, value in (values or {}).items():
        rule, _, parameter = key.rpartition(".")
        settings.append(PolicySetting(rule=rule, parameter=parameter, value=value, basis=BASIS))
    return settings


def hospital(id: str = "H1") -> Facility:
    """Return a lead hospital."""
    return Facility(
        id=id,
        name=f"{id}医院",
        short_name=id,
        kind=FacilityKind.LEAD_HOSPITAL,
        sends=True,
        receives=False,
        rooms=0,
        open_weekdays=(1, 2, 3, 4, 5),
    )


def center(id: str, **fields: Any) -> Facility:
    """Return a township center with two rooms, open Monday to Friday, that may practice everything."""
    given: dict[str, Any] = {"rooms": 2, "open_weekdays": (1, 2, 3, 4, 5), "lead": "H1"}
    return Facility(
        id=id,
        name=f"{id}卫生院",
        short_name=id,
        kind=FacilityKind.TOWNSHIP_CENTER,
        sends=False,
        receives=True,
        **given | fields,
    )


def person(id: str, **fields: Any) -> Person:
    """Return a front-line physician of deputy senior title and internal medicine in department D1 of H1."""
    given: dict[str, Any] = {
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


def road(a: str, b: str, minutes: int, **fields: Any) -> Road:
    """Return a road of a kilometer a minute, the same in winter."""
    return Road(a=a, b=b, **{"km": float(minutes), "minutes": minutes, "winter_minutes": minutes} | fields)


def leave(person: str, first: date = MONDAY, last: date = SUNDAY) -> Absence:
    """Return annual leave, of the whole week unless told otherwise."""
    return Absence(person=person, kind=AbsenceKind.ANNUAL_LEAVE, first=first, last=last, reduces=False)


def weekly(facility: str, target: float, **fields: Any) -> Need:
    """Return a weekly need of any specialty."""
    return Need(facility=facility, period=Period.WEEK, target=target, source=BASIS, **fields)


def balance(person: str, days: float, as_of: date = date(2026, 2, 28), **fields: Any) -> Opening:
    """Return an opening balance."""
    return Opening(person=person, as_of=as_of, days_year=days, days_24m=days, **fields)


def busy(*weekdays: int) -> tuple[WeeklyPart, ...]:
    """Return whole-day sessions on the weekdays; Monday is 1."""
    return tuple(WeeklyPart(weekday=day, part=Part.DAY) for day in weekdays)


def small_county(
    name: str,
    policy: list[PolicySetting],
    staff: Iterable[Person],
    facilities: Iterable[Facility] | None = None,
    roads: Iterable[Road] | None = None,
    floors: dict[str, int] | None = None,
    month: int = 3,
    **sheets: Any,
) -> County:
    """Return a county; by default H1, T1 thirty and T2 sixty minutes away, and departments without a floor."""
    crew = tuple(staff)
    places = tuple(facilities) if facilities is not None else (hospital(), center("T1"), center("T2"))
    ways = tuple(roads) if roads is not None else (road("H1", "T1", 30), road("H1", "T2", 60))
    wards = {p.dept: p.employer for p in crew}
    return County(
        county=CountyInfo(name=name, year=2026, month=month, profile="xinjiang"),
        facilities=places,
        departments=tuple(
            Department(id=d, employer=e, name=f"{d}科", kind=DepartmentKind.CLINICAL, floor=(floors or {}).get(d, 0))
            for d, e in wards.items()
        ),
        staff=crew,
        roads=ways,
        policy=tuple(policy),
        **{sheet: tuple(rows) for sheet, rows in sheets.items()},
    )
