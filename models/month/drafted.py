"""What is planned in a county folder: a draft of a month, and a year plan, each with what it was solved from."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from models.base import Record
from models.county.service import Change
from models.month.changes import DutyChange
from models.policy import Setting

MonthKey = Annotated[str, Field(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]


class Origin(Record):
    """What a plan of a county folder was solved from, and how: enough to solve it again.

    ``step`` is the step of the folder before it; ``profile`` and ``settings`` are those given beside the county's own.
    """

    step: Annotated[int, Field(ge=1)]
    profile: str = ""
    settings: tuple[Setting, ...] = ()
    seed: int = 1
    workers: int = 1
    gap: float = 0.0
    time_limit: float | None = None


class Drafted(Origin):
    """Draft ``number`` of a month (``draft.json``), to become version ``version``.

    ``stands_on`` is the draft or version that it was to stay close to (``draft-1``, ``v1``, empty for the first),
    ``stood`` how many duties stood there, ``objected`` how many of them somebody objected to, ``kept`` how many of the
    others are kept, and ``changes`` all that it changes. ``requests`` are those that made it of what it stands on
    (调班); a draft without any was solved. Up to ``freeze_until``, inclusive, everything is as it was published.
    """

    schema_version: Literal["1"] = "1"
    month: MonthKey
    number: Annotated[int, Field(ge=1)]
    version: Annotated[int, Field(ge=1)]
    freeze_until: date | None = None
    stands_on: str = ""
    stood: Annotated[int, Field(ge=0)] = 0
    objected: Annotated[int, Field(ge=0)] = 0
    kept: Annotated[int, Field(ge=0)] = 0
    changes: tuple[DutyChange, ...] = ()
    requests: tuple[Change, ...] = ()

    @property
    def kept_share(self) -> float | None:
        """Which part of the duties that nobody objected to is kept; ``None`` where none stood."""
        agreed = self.stood - self.objected
        return self.kept / agreed if agreed else None


class YearPlanned(Origin):
    """Year plan ``number`` of ``year`` (``year.json``), from ``first`` to the year's end.

    Each month after it is drafted with its hosts, its pace and its split weeks.
    """

    schema_version: Literal["1"] = "1"
    year: Annotated[int, Field(ge=2000, le=2099)]
    number: Annotated[int, Field(ge=1)]
    first: date
