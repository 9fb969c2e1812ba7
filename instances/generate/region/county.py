"""A consortium as a complete county file with a month of needs."""

from datetime import date
from random import Random

from instances.generate.leave import make_absences
from instances.generate.ledger import even_pace, make_opening
from instances.generate.needs import fit_rooms, make_needs, spread
from instances.generate.region.people import make_crew
from instances.generate.region.places import make_centers, make_hospitals, make_ways
from instances.generate.region.spread import Consortium
from models.county import County, CountyInfo, Department, Facility, Person, Title
from models.roster.calendar import WorkCalendar

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
PROFILE = "xinjiang"
TIGHTNESS = (0.6, 0.9, 2.6)
"""Days wanted over days given: least, most often, most. Who gives no days by default may serve too, so most fits."""
KEPT = (0.6, 4)
"""Of the senior people of a hospital the most that it keeps at home, and how much rarer much is than little."""
GIVEN = ((Title.DEPUTY_SENIOR, 2.0), (Title.INTERMEDIATE, 1.0))
"""Days a month that somebody of a title or above gives; others give none."""
MEMBERS = {"tcm": 0.2, "mch": 0.1}
"""Staff of a member hospital, as parts of those of the consortium."""
SOURCE = "随机生成"


def make_county(its: Consortium, seed: int, profile: str = PROFILE) -> County:
    """Return the county file of a consortium, the same for the same consortium and seed."""
    rng = Random(f"{seed}/{its.id}")
    hospitals = make_hospitals(its)
    departments, staff = _crews(its, hospitals, rng)
    centers = make_centers(its, tuple(dict.fromkeys(p.specialty for p in staff)), rng)
    least, mode, most = TIGHTNESS
    tightness = rng.triangular(least, most, mode)
    wanted = spread(staff, {p.id: _given(p) for p in staff}, centers, tightness)
    workdays = len(WorkCalendar().workdays(FIRST, LAST))
    return County(
        county=CountyInfo(
            name=its.name, consortium=f"{its.name}医共体", year=FIRST.year, month=FIRST.month, profile=profile
        ),
        facilities=(*hospitals, *fit_rooms(centers, wanted, workdays)),
        departments=tuple(departments),
        staff=tuple(staff),
        absences=tuple(make_absences(staff, FIRST, LAST, rng)),
        roads=tuple(make_ways(hospitals, centers)),
        needs=tuple(make_needs(wanted, workdays / 5, 1, 1.0, SOURCE)),
        opening=tuple(make_opening(staff, FIRST, even_pace(FIRST), rng)),
    )


def _crews(its: Consortium, hospitals: list[Facility], rng: Random) -> tuple[list[Department], list[Person]]:
    """Return the departments and staff of every hospital that sends."""
    departments: list[Department] = []
    staff: list[Person] = []
    kinds = {"H1": its.led, "H2": "tcm", "H3": "mch"}
    for hospital in (h for h in hospitals if h.sends):
        kind = kinds[hospital.id]
        people = its.staff if hospital.id == "H1" else round(its.staff * MEMBERS[kind])
        more, who = make_crew(hospital.id, kind, people, len(staff) + 1, rng)
        departments += more
        staff += _kept(who, rng)
    return departments, staff


def _kept(staff: list[Person], rng: Random) -> list[Person]:
    """Return the staff with some of the senior people not to be sent: few in most hospitals, more than half in some."""
    most, power = KEPT
    share = most * rng.random() ** power
    return [
        p.model_copy(update={"dispatchable": False})
        if p.title.at_least(Title.DEPUTY_SENIOR) and rng.random() < share
        else p
        for p in staff
    ]


def _given(person: Person) -> float:
    """Return the days that a person gives in the month; none of whom the hospital does not send."""
    if not person.dispatchable:
        return 0.0
    return next((days for title, days in GIVEN if person.title.at_least(title)), 0.0)
