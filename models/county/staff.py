"""People: the staff of the consortium, their leave, and who is not included in a rule."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.facility import Code, Weekday
from models.county.words import AbsenceKind, Category, Employment, LicenseClass, Part, Status, Title


class WeeklyPart(Record):
    """A part of a weekday, such as Tuesday morning."""

    weekday: Weekday
    part: Part = Part.DAY


class Person(Record):
    """A member of staff (sheet 人员).

    ``title_from`` is the day the present title was taken up: an obligation of that title starts in the month after.
    ``start`` and ``end`` are the first and the last day in service. ``fixed_unavailable`` are weekly clinic and
    theater sessions. ``host1`` and ``host2`` are the receiving units of the dual identity (clause B06).
    """

    id: Code
    name: str = ""
    employer: Code
    dept: Code
    category: Category
    license_class: LicenseClass
    specialty: str
    qualified_title: Title | None = None
    title: Title
    title_from: date | None = None
    dispatchable: bool
    role: str = ""
    employment: Employment
    status: Status
    start: date | None = None
    end: date | None = None
    front_line: bool
    fixed_unavailable: tuple[WeeklyPart, ...] = ()
    max_month: Annotated[float, Field(ge=0, le=31, multiple_of=0.5)] | None = None
    no_remote: bool = False
    languages: tuple[str, ...] = ()
    host1: str = ""
    host2: str = ""
    promotion_year: Annotated[int, Field(ge=1990, le=2100)] | None = None

    @property
    def on_roll(self) -> bool:
        """Whether the person is on the hospital's own roll (not rehired, not a visiting expert)."""
        return self.employment in (Employment.ON_POST, Employment.CONTRACTED)


class Absence(Record):
    """Somebody away from ``first`` to ``last`` inclusive (sheet 请假外出).

    ``reduces`` says whether whole months of it reduce the annual days; it needs ``basis``, the document number.
    """

    person: Code = Field(alias="id")
    kind: AbsenceKind
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    part: Part = Part.DAY
    reduces: bool
    basis: str = ""


class Exemption(Record):
    """Somebody not included in a rule (sheet 不纳入人员), with reason, basis, approver and dates.

    An empty ``first`` or ``last`` leaves that side open.
    """

    person: Code = Field(alias="id")
    rule: Code
    reason: str
    basis: str = ""
    approver: str = ""
    first: date | None = Field(default=None, alias="from")
    last: date | None = Field(default=None, alias="to")
