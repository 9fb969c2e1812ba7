"""What each cell has at the end of each year, as the checker counts it: the rows that every sheet and figure shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.rules.headcount.headcount import Headcount

TODAY = -1
"""The place of today among the years."""


@dataclass(frozen=True, slots=True)
class PostRow:
    """A cell at the end of the year at place ``year``, or today: ``before`` are its posts a year earlier.

    ``posts`` are its own, ``on_loan`` those borrowed beside them; ``staff`` are in post, ``recruits`` were taken on in
    the year, ``contracted`` are without a post.
    """

    year: int
    cell: Cell
    need: int
    before: int
    posts: int
    on_loan: int
    staff: int
    recruits: int
    contracted: int

    @property
    def usable(self) -> int:
        """Posts that staff may hold: its own and those borrowed."""
        return self.posts + self.on_loan

    @property
    def gap(self) -> int:
        """Posts that are missing: need less posts, at least 0."""
        return max(0, self.need - self.usable)

    @property
    def ratio(self) -> Fraction:
        """The gap as a part of the need; 0 where nothing is needed."""
        return Fraction(self.gap, self.need) if self.need else Fraction(0)

    @property
    def vacant(self) -> int:
        """Posts that nobody holds."""
        return max(0, self.usable - self.staff)


def post_rows(case: HeadcountCase, headcount: Headcount) -> list[PostRow]:
    """Return a row for each year and cell, in the order of the sheet 编制."""
    return [_row(case, headcount, cell, year) for year in range(len(case.years)) for cell in case.posts]


def _row(case: HeadcountCase, headcount: Headcount, cell: Cell, year: int) -> PostRow:
    return PostRow(
        year=year,
        cell=cell,
        need=case.need[cell],
        before=headcount.posts(cell, year - 1),
        posts=headcount.posts(cell, year),
        on_loan=headcount.on_loan(cell, year),
        staff=headcount.staff(cell, year),
        recruits=headcount.recruits(cell, year),
        contracted=headcount.contracted(cell, year),
    )


def today_rows(case: HeadcountCase) -> list[PostRow]:
    """Return a row for each cell as it is before the first year."""
    lent = dict.fromkeys(case.posts, 0)
    for loan in case.county.loans:
        cell = Cell(loan.facility, loan.category)
        begun = loan.first is None or loan.first.year < case.years[0]
        if cell in lent and begun and loan.due.year >= case.years[0]:
            lent[cell] += loan.posts
    return [
        PostRow(
            year=TODAY,
            cell=cell,
            need=case.need[cell],
            before=row.approved,
            posts=row.approved,
            on_loan=lent[cell],
            staff=row.filled,
            recruits=0,
            contracted=row.off_filled,
        )
        for cell, row in case.posts.items()
    ]


@dataclass(frozen=True, slots=True)
class PostSums:
    """What some cells have together at the end of a year."""

    need: int
    posts: int
    on_loan: int
    staff: int
    gap: int
    vacant: int
    recruits: int
    contracted: int


def sums(rows: Iterable[PostRow]) -> PostSums:
    """Return what the cells of ``rows`` have together; a gap of one is not made up for by another's vacancy."""
    rows = list(rows)
    return PostSums(
        need=sum(r.need for r in rows),
        posts=sum(r.posts for r in rows),
        on_loan=sum(r.on_loan for r in rows),
        staff=sum(r.staff for r in rows),
        gap=sum(r.gap for r in rows),
        vacant=sum(r.vacant for r in rows),
        recruits=sum(r.recruits for r in rows),
        contracted=sum(r.contracted for r in rows),
    )
