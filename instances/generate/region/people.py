"""Staff and departments of a generated consortium: departments after the tables, people drawn as everywhere."""

from collections.abc import Iterator
from random import Random

from instances.generate.people import floor_of, make_person
from instances.generate.region.tables import Unit, units
from models.county import Department, Person, Title

LEAST = 5
"""A hospital has a department for so many people, the greatest of its table: fewer could spare nobody."""


def make_crew(hospital: str, kind: str, people: int, first: int, rng: Random) -> tuple[list[Department], list[Person]]:
    """Return departments and staff of a hospital of a ``kind`` of the tables, codes counted from ``first`` on."""
    chosen = units(kind)[: max(1, people // LEAST)]
    departments: list[Department] = []
    staff: list[Person] = []
    for n, (unit, size) in enumerate(_sizes(chosen, people), start=1):
        code = f"{hospital}-{n:02d}"
        members = list(_members(unit, hospital, code, size, first + len(staff), rng))
        departments.append(_department(unit, hospital, code, members))
        staff += members
    return departments, staff


def _sizes(chosen: tuple[Unit, ...], people: int) -> Iterator[tuple[Unit, int]]:
    """Yield each department with its people, in proportion to its share; rounding is carried on."""
    whole, taken, given = sum(unit.share for unit in chosen), 0.0, 0
    for unit in chosen:
        taken += people * unit.share / whole
        size = round(taken) - given
        given += size
        if size:
            yield unit, size


def _members(unit: Unit, hospital: str, code: str, size: int, first: int, rng: Random) -> Iterator[Person]:
    for n in range(first, first + size):
        drawn = make_person(f"P{n:04d}", hospital, code, unit.specialty, rng)
        yield drawn.model_copy(
            update={"category": unit.category, "license_class": unit.license_class, "front_line": unit.front_line}
        )


def _department(unit: Unit, hospital: str, code: str, members: list[Person]) -> Department:
    seniors = sum(p.title.at_least(Title.DEPUTY_SENIOR) for p in members)
    return Department(
        id=code,
        employer=hospital,
        name=unit.name,
        kind=unit.kind,
        floor=floor_of(len(members)),
        floor_senior=1 if seniors >= 3 else 0,
    )
