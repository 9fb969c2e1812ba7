"""Beside the plan: how gaps are spread, and what one more post or one clause less would change (``analysis.json``)."""

from typing import Literal

from models.base import Record
from models.county.words import Funding, Level, Mode
from models.text import Text


class Rung(Record):
    """``cells`` cells of a level and year have exactly ``gap / need`` of their posts missing, in lowest terms."""

    gap: int
    need: int
    cells: int


class Ladder(Record):
    """The gaps of a level at the end of a year, the largest ratio first and 0 left out: what leximin compares.

    ``proven`` says that no plan has a smaller ladder, given the ladders before it.
    """

    level: Level
    year: int
    rungs: tuple[Rung, ...] = ()
    proven: bool = False


class OneMore(Record):
    """With one more approved post in a class the posts missing fall from ``missing`` to ``then``, over all years."""

    level: Level
    class_type: str
    funding: Funding
    missing: int
    then: int


class Switched(Record):
    """With ``rule`` switched off ``missing`` posts are missing over all years, and the worst ratio of each level.

    ``rule`` is empty for the policy as it is. ``None`` where no plan was found.
    """

    rule: str
    mode: Mode
    title: Text
    missing: int | None
    grassroots: int | None
    hospitals: int | None
    worst_grassroots: float | None = None
    worst_hospitals: float | None = None


class HeadcountAnalysis(Record):
    """Everything beside the plan: ``ladders`` by level and year, ``one_more`` by class, ``switched`` by rule."""

    schema_version: Literal["1"] = "1"
    ladders: tuple[Ladder, ...] = ()
    one_more: tuple[OneMore, ...] = ()
    switched: tuple[Switched, ...] = ()
