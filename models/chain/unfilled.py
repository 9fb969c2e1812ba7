"""Who fills the posts that a headcount plan has: first the cell's own need, then its centers in their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.chain.center_posts import CenterPosts
from models.chain.pour import pour
from models.headcount import Cell, HeadcountCase, HeadcountPlan
from models.rules.headcount.headcount import Headcount


@dataclass(frozen=True)
class PostLine:
    """Posts that a cell needs at the end of a year for itself, or for ``ask`` of a center.

    Of those ``needed`` there are ``posts``, borrowed ones included, and ``filled`` have staff in post.
    """

    cell: Cell
    ask: CenterPosts | None
    needed: int
    posts: int
    filled: int

    @property
    def left(self) -> int:
        """Posts that nobody fills: need less staff in post."""
        return self.needed - self.filled


def post_lines(
    before: HeadcountCase, after: HeadcountCase, plan: HeadcountPlan, asks: Iterable[CenterPosts], year: int
) -> tuple[PostLine, ...]:
    """Return the lines of every cell at the end of ``year``, in the order of the sheet.

    ``before`` is the case without the posts that centers ask for, ``after`` that of ``plan``. Posts of centers that
    open after ``year`` are left out.
    """
    read, place = Headcount(after, plan), after.years.index(year)
    asked = [ask for ask in asks if ask.asked and ask.year <= year]
    return tuple(line for cell in after.posts for line in _lines(before, read, cell, place, asked))


def _lines(
    before: HeadcountCase, read: Headcount, cell: Cell, place: int, asked: list[CenterPosts]
) -> Iterator[PostLine]:
    own = [ask for ask in asked if Cell(ask.site, ask.category) == cell]
    sizes = [before.need.get(cell, 0), *(ask.asked for ask in own)]
    posts = pour(read.posts(cell, place) + read.on_loan(cell, place), sizes)
    filled = pour(read.staff(cell, place), sizes)
    for ask, size, has, staff in zip((None, *own), sizes, posts, filled, strict=True):
        if size:
            yield PostLine(cell, ask, size, int(has), int(staff))
