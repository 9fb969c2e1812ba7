"""What is told of a need that is followed through siting, headcount and roster (``follow.json``)."""

from collections.abc import Iterable
from typing import Literal

from models.base import Record
from models.certificate import Outcome
from models.chain.words import Unasked
from models.county.words import Category
from models.text import Text


class StageRow(Record):
    """A decision of the chain: what it found, and of which county and plan."""

    decision: Literal["siting", "headcount", "roster"]
    outcome: Outcome
    county_hash: str
    plan_hash: str


class VisitRow(Record):
    """Visiting ``days`` that ``posts`` posts ask for: ``planned`` and ``unmet`` add up to them.

    Where they are not asked for ``unasked`` says why; ``reason`` is why the roster leaves days unmet.
    """

    posts: int
    specialty: str = ""
    days: float = 0.0
    planned: float = 0.0
    unasked: Unasked | None = None
    reason: Text | None = None

    @property
    def unmet(self) -> float:
        """Days that are not planned."""
        return self.days - self.planned


class NeedRow(Record):
    """Posts that a center asks for at its site, or, without ``kind``, those that a cell needs for itself.

    Of the posts ``needed`` so many were ``there`` before; ``asked`` are asked of the headcount, at the end of the
    roster's year ``posts`` of them exist and ``filled`` have staff. ``opens`` is the year of the center's phase,
    ``None`` for what stands today.
    """

    facility: str
    category: Category
    kind: str = ""
    phase: str = ""
    opens: int | None = None
    modules: int = 0
    needed: int
    there: int = 0
    asked: int
    unasked: Unasked | None = None
    later: bool = False
    posts: int = 0
    filled: int = 0
    visits: tuple[VisitRow, ...] = ()

    @property
    def left(self) -> int:
        """Posts that nobody fills; 0 for a center that opens after the roster's year."""
        return 0 if self.later else self.asked - self.filled


class CellRow(Record):
    """Where the posts of a cell come from by the end of the roster's year: need, and what was moved since today.

    ``moved`` is what transfers bring less what they take; ``missing`` posts do not exist, ``unfilled`` have no staff.
    """

    facility: str
    category: Category
    own: int
    centers: int
    today: int
    moved: int
    granted: int
    borrowed: int
    posts: int
    staff: int

    @property
    def missing(self) -> int:
        """Posts of the need that do not exist."""
        return max(0, self.own + self.centers - self.posts)

    @property
    def unfilled(self) -> int:
        """Posts of the need without staff."""
        return max(0, self.own + self.centers - self.staff)


class Sums(Record):
    """What all lines of centers, or of all needs, come to together."""

    needed: int
    there: int
    asked: int
    posts: int
    filled: int
    left: int
    unasked_posts: int
    days: float
    planned: float
    unmet: float


class ChainReport(Record):
    """Each need followed from siting over headcount to the roster of ``month`` (``2026-03``)."""

    schema_version: Literal["1"] = "1"
    decision: Literal["chain"] = "chain"
    county: str
    profile: str
    month: str
    year: int
    stages: tuple[StageRow, ...]
    needs: tuple[NeedRow, ...]
    cells: tuple[CellRow, ...]

    @property
    def centers(self) -> Sums:
        """What the lines of centers come to."""
        return sums(row for row in self.needs if row.kind)

    @property
    def all(self) -> Sums:
        """What all lines come to."""
        return sums(self.needs)


def sums(rows: Iterable[NeedRow]) -> Sums:
    """Return what ``rows`` come to together."""
    rows = list(rows)
    visits = [visit for row in rows for visit in row.visits]
    return Sums(
        needed=sum(row.needed for row in rows),
        there=sum(row.there for row in rows),
        asked=sum(row.asked for row in rows),
        posts=sum(row.posts for row in rows),
        filled=sum(row.filled for row in rows),
        left=sum(row.left for row in rows),
        unasked_posts=sum(visit.posts for visit in visits if visit.unasked),
        days=sum(visit.days for visit in visits),
        planned=sum(visit.planned for visit in visits),
        unmet=sum(visit.unmet for visit in visits),
    )
