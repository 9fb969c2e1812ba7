"""Seeded counties of any size; the distributions are in ``docs/instances.md``."""

from collections.abc import Callable
from random import Random

from instances.generate.hosts import assign_hosts, with_hosts
from instances.generate.leave import make_absences
from instances.generate.ledger import even_pace, make_opening
from instances.generate.needs import fit_rooms, make_needs, months_in, spread
from instances.generate.people import make_departments, make_staff
from instances.generate.pins import make_pins
from instances.generate.places import make_centers, make_hospitals, make_licenses, make_roads
from instances.generate.size import Size
from instances.generate.subjects import subjects
from instances.generate.supply import supply
from models.county import County, CountyInfo, Person, PolicySetting
from models.policy import resolve_policy
from models.roster import RosterCase

SOURCE = "随机生成"


def generate(
    people: int,
    facilities: int,
    specialties: int = 8,
    weeks: int = 4,
    tightness: float = 0.9,
    eligible: int = 8,
    seed: int = 1,
    profile: str = "urad",
    halves: bool = False,
    hosts: bool = True,
    hospitals: int = 1,
) -> County:
    """Return a complete random county, the same for the same arguments.

    ``people`` work at ``hospitals`` lead hospitals and may serve at ``facilities`` centers, each specialty licensed at
    ``eligible`` of them. The days wanted are ``tightness`` x the days that people may serve at most in the ``weeks``
    from :attr:`Size.first`. With ``hosts`` everybody has two host facilities (the rule reads them where the profile
    has it on); with ``halves`` the unit of duty is the half-day. Raises ``ValueError`` for sizes that do not fit.
    """
    size = Size(people, facilities, specialties, weeks, tightness, eligible, seed, profile, halves, hosts, hospitals)
    rng = Random(seed)
    county = _fit_needs(_bare_county(size, rng), size)
    opening = make_opening(county.staff, size.first, even_pace(size.first), rng)
    county = county.model_copy(update={"opening": tuple(opening)})
    centers = [f for f in county.facilities if f.receives]
    pins = make_pins(_case(county, size), centers, rng)
    return county.model_copy(update={"pins": tuple(pins)})


def _bare_county(size: Size, rng: Random) -> County:
    """Return places, people and absences; nothing is wanted yet."""
    specialties = subjects(size.specialties)
    seats = make_hospitals(size)
    centers = make_centers(size, make_licenses(size, specialties, rng), rng)
    staff = make_staff(size, specialties, seats, rng)
    half = PolicySetting(rule="roster.availability", parameter="slot", value="half", basis="半天排班")
    return County(
        county=CountyInfo(
            name=f"示例县{size.seed}", year=size.first.year, month=size.first.month, profile=size.profile
        ),
        facilities=(*seats, *centers),
        departments=tuple(make_departments(staff)),
        staff=tuple(staff),
        absences=tuple(make_absences(staff, size.first, size.last, rng)),
        roads=tuple(make_roads(seats, centers)),
        policy=(half,) if size.halves else (),
    )


def _fit_needs(county: County, size: Size) -> County:
    """Return the county with needs of the asked tightness, rooms for them, and hosts who can serve them."""
    case = _case(county, size)
    days = supply(county, size.first, size.last, halves=size.halves)
    centers = [f for f in county.facilities if f.receives]
    wanted = spread(county.staff, days, centers, size.tightness)
    months = months_in(case.calendar, size.first, size.last)
    workdays = len(case.calendar.workdays(size.first, size.last))
    staff = list(county.staff)
    if size.hosts:
        staff = with_hosts(staff, assign_hosts(staff, wanted, days, _minutes(case)))
    return county.model_copy(
        update={
            "facilities": (*(f for f in county.facilities if f.sends), *fit_rooms(centers, wanted, workdays)),
            "staff": tuple(staff),
            "needs": tuple(make_needs(wanted, size.weeks, months, size.unit, SOURCE)),
        }
    )


def _case(county: County, size: Size) -> RosterCase:
    return RosterCase(county=county, policy=resolve_policy(size.profile, ()), first=size.first, last=size.last)


def _minutes(case: RosterCase) -> Callable[[Person, str], float | None]:
    """Return the one-way minutes of a person to a place on the horizon's first day, ``None`` for no way there."""
    state = case.road_state(case.first)
    remote = case.policy.number("roster.eligible", "remote_minutes")

    def minutes(person: Person, facility: str) -> float | None:
        trip = case.roads.trip(person.employer, facility, state)
        if trip is None or (person.no_remote and remote is not None and trip.minutes > remote):
            return None
        return trip.minutes

    return minutes


__all__ = ["generate"]
