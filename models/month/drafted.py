"""A draft of a month: what it was solved from and how, and what it changes."""

from typing import Annotated, Literal

from pydantic import Field

from models.base import Record
from models.month.changes import DutyChange
from models.policy import Setting

MonthKey = Annotated[str, Field(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]


class Drafted(Record):
    """Draft ``number`` of a month (``draft.json``), to become version ``version``.

    ``step`` is the step of the folder that it was solved from, ``stands_on`` the draft or version that it was to stay
    close to (``draft-1``, ``v1``, empty for the first), ``stood`` how many duties stood there, ``objected`` how many of
    them somebody objected to, ``kept`` how many of the others are kept, and ``changes`` all that it changes.
    """

    schema_version: Literal["1"] = "1"
    month: MonthKey
    number: Annotated[int, Field(ge=1)]
    version: Annotated[int, Field(ge=1)]
    step: Annotated[int, Field(ge=1)]
    stands_on: str = ""
    stood: Annotated[int, Field(ge=0)] = 0
    objected: Annotated[int, Field(ge=0)] = 0
    kept: Annotated[int, Field(ge=0)] = 0
    profile: str = ""
    settings: tuple[Setting, ...] = ()
    seed: int = 1
    workers: int = 1
    gap: float = 0.0
    time_limit: float | None = None
    changes: tuple[DutyChange, ...] = ()

    @property
    def kept_share(self) -> float | None:
        """Which part of the duties that nobody objected to is kept; ``None`` where none stood."""
        agreed = self.stood - self.objected
        return self.kept / agreed if agreed else None
