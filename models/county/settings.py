"""Settings of a county: what it is called, its calendar, its own policy values."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.county.words import DateKind, Mode


class CountyInfo(Record):
    """Name, period and profile (sheet 基本情况) and who signs the printed sheets."""

    name: Annotated[str, Field(min_length=1, max_length=50)]
    consortium: str = ""
    year: Annotated[int, Field(ge=2000, le=2100)]
    month: Annotated[int, Field(ge=1, le=12)]
    profile: Code
    office: str = ""
    prepared_by: str = ""
    reviewed_by: str = ""
    approved_by: str = ""


class CalendarDay(Record):
    """A date on which the county's calendar differs from the shipped one (sheet 工作日历)."""

    date: date
    kind: DateKind
    name: str = ""
    source: str = ""


class PolicySetting(Record):
    """A county's own reading of a rule (sheet 规则口径): a mode, or the value of one parameter, with its document."""

    rule: Code
    title: str = ""
    mode: Mode | None = None
    parameter: str = ""
    value: str = ""
    basis: str = ""
