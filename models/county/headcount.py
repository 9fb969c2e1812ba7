"""Headcount posts as they are approved, filled and needed (sheets 编制 to 工作量).

A post (编制) is money for a member of staff; a position (岗位) is a level of title at which somebody is appointed.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.county.words import Category, Funding, Level, NeedSource, Title

MOST_IN_CELL, MOST_IN_CLASS = 10_000, 100_000
"""No category at a facility, and no class of facilities, has more posts or staff than this."""
CellHeads = Annotated[int, Field(ge=0, le=MOST_IN_CELL)]
Heads = Annotated[int, Field(ge=0, le=MOST_IN_CLASS)]
Year = Annotated[int, Field(ge=2000, le=2100)]
ClassType = Annotated[str, Field(min_length=1, max_length=40)]


class Posts(Record):
    """The posts of one category at a facility (sheet 编制).

    ``approved`` posts exist, ``filled`` are staff in post (实有在编), ``off_filled`` contracted staff (编外实有),
    at most ``off_control`` of them (编外聘用控制数), ``None`` for no control number. Posts and contracted staff
    together stay within ``max_control`` where that is given (C04). ``required`` posts are needed, ``None`` where
    ``source`` works the need out from people or workload.
    """

    facility: Code
    class_type: ClassType
    funding: Funding
    level: Level
    category: Category
    approved: CellHeads = 0
    filled: CellHeads = 0
    max_control: Heads | None = None
    off_filled: CellHeads = 0
    off_control: CellHeads | None = None
    required: CellHeads | None = None
    source: NeedSource = NeedSource.GIVEN


class Total(Record):
    """The approved total of a class of posts (sheet 核定总量): a level, a type of facility and a funding form.

    ``approved`` holds the posts of the facilities, those not yet given out, and the ``pool`` of posts kept for
    circulation (周转池编制, C08). ``new_posts`` come on top from the next re-approval year on (C06, C20), which follows
    from ``reapproval_year``. Posts, pool and contracted staff stay within ``max_control`` where that is given (C04).
    """

    level: Level
    class_type: ClassType
    funding: Funding
    approved: Heads
    max_control: Heads | None = None
    reapproval_year: Year | None = None
    new_posts: Heads = 0
    pool: Heads = 0


class Positions(Record):
    """The quota of positions of one title at a level, and how many are taken (sheet 岗位职数, C13)."""

    level: Level
    title: Title
    quota: Heads
    filled: Heads = 0


class Movement(Record):
    """What is known of a category at a facility in a year (sheet 人员变动).

    ``retiring`` staff leave and ``arriving`` staff, already appointed, come; at most ``recruits_max`` more can be
    recruited, ``None`` for no limit.
    """

    facility: Code
    category: Category
    year: Year
    retiring: CellHeads = 0
    arriving: CellHeads = 0
    recruits_max: CellHeads | None = None


class Loan(Record):
    """Posts lent from the circulation pool to a facility, to be returned by ``due`` (sheet 周转池, C08)."""

    id: Code
    facility: Code
    category: Category
    posts: Annotated[int, Field(ge=1, le=MOST_IN_CELL)]
    first: date | None = Field(default=None, alias="from")
    due: date


class Workload(Record):
    """Work of a category at a facility: ``volume`` a year, each taking ``unit_minutes`` (sheet 工作量)."""

    facility: Code
    category: Category
    activity: Annotated[str, Field(min_length=1, max_length=100)]
    volume: Annotated[int, Field(ge=0, le=10**9)]
    unit_minutes: Annotated[float, Field(gt=0, le=10_000)]
