"""Posts of the circulation pool in use: those lent before the plan begins, and those that it lends."""

from dataclasses import dataclass

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.rules.headcount.headcount import Headcount


@dataclass(frozen=True, slots=True)
class LoanRow:
    """``posts`` lent to a cell from ``year`` (``None`` where nobody knows) until ``due``; ``id`` where it runs already.

    ``missing`` is the cell's gap at the end of the first year without this loan; 0 where it runs already.
    """

    id: str
    cell: Cell
    post_class: PostClass
    year: int | None
    due: int
    posts: int
    missing: int = 0

    @property
    def new(self) -> bool:
        """Whether the plan lends it."""
        return not self.id


def loan_rows(case: HeadcountCase, headcount: Headcount) -> list[LoanRow]:
    """Return the loans that run in the years of the plan, old ones first."""
    found = []
    for old in case.county.loans:
        cell = Cell(old.facility, old.category)
        if cell in case.posts and old.due.year >= case.years[0]:
            first = old.first.year if old.first else None
            found.append(LoanRow(old.id, cell, case.class_of[cell.facility], first, old.due.year, old.posts))
    for new in sorted(headcount.borrowed, key=lambda b: (b.year, b.due)):
        cell = Cell(new.facility, new.category)
        year = case.years.index(new.year)
        held = headcount.posts(cell, year) + headcount.on_loan(cell, year) - new.posts
        missing = max(0, case.need[cell] - held)
        found.append(LoanRow("", cell, case.class_of[cell.facility], new.year, new.due, new.posts, missing))
    return found
