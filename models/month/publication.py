"""A published version of a month: what was approved by whom and why, and what it changes."""

from typing import Annotated, Literal

from pydantic import Field

from models.base import Record
from models.month.changes import DutyChange
from models.month.drafted import MonthKey


class Publication(Record):
    """Version ``version`` of a month (``publication.json``); it supersedes version ``supersedes`` where there is one.

    ``plan`` is the SHA-256 of its ``plan.json`` and ``draft`` the draft that it was; ``changes`` are those against the
    version that it supersedes.
    """

    schema_version: Literal["1"] = "1"
    month: MonthKey
    version: Annotated[int, Field(ge=1)]
    draft: Annotated[int, Field(ge=1)]
    supersedes: Annotated[int, Field(ge=0)] = 0
    approver: Annotated[str, Field(min_length=1, max_length=100)]
    reason: str = ""
    at: str
    plan: str
    changes: tuple[DutyChange, ...] = ()
