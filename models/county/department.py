"""Departments of the sending hospitals."""

from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.county.words import DepartmentKind


class Department(Record):
    """A department (sheet 科室) and how many of its people must stay.

    ``floor`` counts the department's physicians, or everybody where it has no physician; ``floor_senior`` counts
    those of deputy senior title and above among them.
    """

    id: Code
    employer: Code
    name: Annotated[str, Field(min_length=1, max_length=100)]
    kind: DepartmentKind
    floor: Annotated[int, Field(ge=0, le=10_000)]
    floor_senior: Annotated[int, Field(ge=0, le=10_000)] = 0
    paired: tuple[str, ...] = ()
    head: str = ""
