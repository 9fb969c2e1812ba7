"""The tables of a generated region: what the region counts, which real counties its sizes follow, departments."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models.county import Category, DepartmentKind, LicenseClass


@dataclass(frozen=True)
class Model:
    """A real county of the region: its people, and its towns beside the seat."""

    people: int
    urban: int
    towns: int


@dataclass(frozen=True)
class Unit:
    """A department of a kind of hospital; ``share`` is its part of the staff, in parts of the hospital's sum."""

    name: str
    kind: DepartmentKind
    category: Category
    license_class: LicenseClass
    specialty: str
    share: float

    @property
    def front_line(self) -> bool:
        """Whether its people are physicians at the clinical front line."""
        return self.kind is DepartmentKind.CLINICAL and self.category is Category.PHYSICIAN


@cache
def counts() -> Mapping[str, int]:
    """Return what the region's document counts, by name."""
    return {row["what"]: int(row["count"]) for row in _rows("counts")}


@cache
def models() -> tuple[Model, ...]:
    """Return the counties that sizes follow."""
    return tuple(Model(int(row["people"]), int(row["urban"]), int(row["towns"])) for row in _rows("counties"))


@cache
def units(hospital: str) -> tuple[Unit, ...]:
    """Return the departments of a ``general``, ``tcm`` or ``mch`` hospital, the greatest first."""
    return tuple(
        Unit(
            row["name"],
            DepartmentKind(row["kind"]),
            Category(row["category"]),
            LicenseClass(row["license_class"]),
            row["specialty"],
            float(row["share"]),
        )
        for row in _rows("departments")
        if row["hospital"] == hospital
    )


def _rows(name: str) -> list[dict[str, str]]:
    table = files("instances.generate.region.sources").joinpath(f"{name}.csv")
    return list(csv.DictReader(table.read_text("utf-8").splitlines()))
