"""Generated people: departments, titles, weekly sessions."""

from collections import Counter
from math import ceil
from random import Random

from instances.generate.size import Size
from instances.generate.subjects import NURSING
from models.county import (
    Category,
    Department,
    DepartmentKind,
    Employment,
    Facility,
    LicenseClass,
    Part,
    Person,
    Status,
    Title,
    WeeklyPart,
)

TITLES = (Title.SENIOR, Title.DEPUTY_SENIOR, Title.INTERMEDIATE, Title.JUNIOR)
TITLE_SHARES = (0.08, 0.22, 0.40, 0.30)
LARGEST_DEPARTMENT = 16


def make_staff(size: Size, specialties: tuple[str, ...], hospitals: list[Facility], rng: Random) -> list[Person]:
    """Return the staff: hospitals and specialties in equal parts, departments of at most 16 people."""
    groups = [(h.id, s) for s in specialties for h in hospitals]
    sizes = Counter(groups[n % len(groups)] for n in range(size.people))
    taken: Counter[tuple[str, str]] = Counter()
    staff = []
    for n in range(size.people):
        hospital, specialty = group = groups[n % len(groups)]
        units = ceil(sizes[group] / LARGEST_DEPARTMENT)
        dept = f"{hospital}-{specialties.index(specialty) + 1}-{taken[group] % units + 1}"
        taken[group] += 1
        staff.append(make_person(f"P{n + 1:03d}", hospital, dept, specialty, rng, halves=size.halves))
    return staff


def make_person(id: str, hospital: str, dept: str, specialty: str, rng: Random, *, halves: bool = False) -> Person:
    """Return somebody of a specialty: a nurse of nursing, a physician of any other."""
    nurse = specialty == NURSING
    limit = rng.choice((3.0, 4.0, 4.0, 5.0))
    return Person(
        id=id,
        employer=hospital,
        dept=dept,
        category=Category.NURSE if nurse else Category.PHYSICIAN,
        license_class=LicenseClass.NONE if nurse else LicenseClass.CLINICAL,
        specialty=specialty,
        title=rng.choices(TITLES, TITLE_SHARES)[0],
        dispatchable=rng.random() >= 0.02,
        employment=Employment.REHIRED if rng.random() < 0.02 else Employment.ON_POST,
        status=Status.ON_DUTY,
        front_line=not nurse,
        fixed_unavailable=weekly_sessions(rng, halves=halves),
        max_month=limit,
        no_remote=rng.random() < 0.04,
    )


def weekly_sessions(rng: Random, *, halves: bool) -> tuple[WeeklyPart, ...]:
    """Return one clinic day a week, for one in three a second session; sessions are half-days where ``halves``."""
    count = 1 if rng.random() < 2 / 3 else 2
    days = sorted(rng.sample(range(1, 6), count))
    parts = [rng.choice((Part.AM, Part.PM)) if halves else Part.DAY for _ in days]
    return tuple(WeeklyPart(weekday=d, part=part) for d, part in zip(days, parts, strict=True))


def make_departments(staff: list[Person]) -> list[Department]:
    """Return the departments of the staff with the default floor, one senior of three or more at home."""
    found = []
    for dept in dict.fromkeys(p.dept for p in staff):
        members = [p for p in staff if p.dept == dept]
        seniors = sum(p.title.at_least(Title.DEPUTY_SENIOR) for p in members)
        nurses = members[0].category is Category.NURSE
        found.append(
            Department(
                id=dept,
                employer=members[0].employer,
                name=f"{members[0].specialty}{dept.rpartition('-')[2]}",
                kind=DepartmentKind.NURSING if nurses else DepartmentKind.CLINICAL,
                floor=floor_of(len(members)),
                floor_senior=1 if seniors >= 3 else 0,
            )
        )
    return found


def floor_of(members: int) -> int:
    """Return the usual home floor: half the members, rounded up, at least one."""
    return max(1, ceil(members / 2))
