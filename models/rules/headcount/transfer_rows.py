"""What is filed: each transfer with both sides before and after it, line by line."""

from dataclasses import dataclass

from models.county.words import Category
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.headcount.plan import Transfer
from models.rules.headcount.headcount import Headcount


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a transfer: ``approved`` posts before the line and ``after`` it, ``filled`` as the year begins.

    ``leaving`` is by how much the staff in post shrinks in the year, recruits left out: those posts fall vacant.
    """

    cell: Cell
    post_class: PostClass
    approved: int
    filled: int
    leaving: int
    after: int

    @property
    def vacant(self) -> int:
        """Posts that nobody holds as the year begins."""
        return max(0, self.approved - self.filled)


@dataclass(frozen=True, slots=True)
class TransferRow:
    """``posts`` that move in the year at place ``year``.

    ``missing`` is the target's gap before the line, ``over`` how many of its staff in post have no post before it: of
    those who are there at the end of the year, its recruits left out.
    """

    year: int
    category: Category
    source: Side
    target: Side
    posts: int
    missing: int
    over: int

    @property
    def crosses(self) -> bool:
        """Whether the two sides are of different classes."""
        return self.source.post_class != self.target.post_class


def transfer_rows(case: HeadcountCase, headcount: Headcount, year: int) -> list[TransferRow]:
    """Return the transfers of the year at place ``year`` by class, category, source and target.

    A facility with several lines carries its approved posts from line to line: each line adds up by itself, and after
    the last stands what it has at the end of the year, but for posts that are granted.
    """
    places = {facility: n for n, facility in enumerate(case.class_of)}
    classes, categories = list(case.classes), list(Category)

    def order(row: Transfer) -> tuple[int, ...]:
        of = classes.index(case.class_of[row.source])
        return of, categories.index(row.category), places[row.source], places[row.target]

    wanted = sorted((t for t in headcount.transfers if t.year == case.years[year]), key=order)
    balance = {cell: headcount.posts(cell, year - 1) for cell in case.posts}
    return [_row(case, headcount, year, row, balance) for row in wanted]


def _row(case: HeadcountCase, headcount: Headcount, year: int, row: Transfer, balance: dict[Cell, int]) -> TransferRow:
    source, target = Cell(row.source, row.category), Cell(row.target, row.category)
    usable = balance[target] + headcount.on_loan(target, year)
    staying = headcount.staff(target, year) - headcount.recruits(target, year)
    return TransferRow(
        year=year,
        category=row.category,
        source=_side(case, headcount, year, source, balance, -row.posts),
        target=_side(case, headcount, year, target, balance, row.posts),
        posts=row.posts,
        missing=max(0, case.need[target] - usable),
        over=max(0, staying - usable),
    )


def _side(
    case: HeadcountCase, headcount: Headcount, year: int, cell: Cell, balance: dict[Cell, int], more: int
) -> Side:
    """Return one side of a line and carry its posts on to the next."""
    before = balance[cell]
    balance[cell] += more
    filled = headcount.staff(cell, year - 1) if year else case.posts[cell].filled
    staying = headcount.staff(cell, year) - headcount.recruits(cell, year)
    return Side(cell, case.class_of[cell.facility], before, filled, max(0, filled - staying), balance[cell])
