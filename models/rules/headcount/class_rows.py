"""What each class has at the end of each year beside what it is allowed, as the checker counts it."""

from dataclasses import dataclass

from models.headcount.case import HeadcountCase
from models.headcount.classes import PostClass
from models.rules.headcount.class_sums import class_sum
from models.rules.headcount.headcount import Headcount


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class at the end of the year at place ``year``.

    ``posts`` are those of its facilities and ``pool`` those kept for circulation, of which ``lent`` are in use.
    ``moved_in`` came from other classes since today, less those that left. ``approved`` and ``new`` are what may be
    given out; ``later`` are new posts that may not be given out before a re-approval year.
    """

    year: int
    post_class: PostClass
    posts: int
    pool: int
    lent: int
    moved_in: int
    approved: int
    new: int
    later: int
    contracted: int
    max_control: int | None

    @property
    def left(self) -> int:
        """Posts of the class that no facility has and that may be given out; below 0 where there are too many."""
        return self.approved + self.new - (self.posts + self.pool - self.moved_in)

    @property
    def control_left(self) -> int | None:
        """Posts and contracted staff that still fit below the maximum control number; ``None`` for no such number."""
        if self.max_control is None:
            return None
        return self.max_control - (self.posts + self.pool + self.contracted)


def class_rows(case: HeadcountCase, headcount: Headcount) -> list[ClassRow]:
    """Return a row for each year and class."""
    return [_row(case, headcount, of, year) for year in range(len(case.years)) for of in case.classes]


def _row(case: HeadcountCase, headcount: Headcount, of: PostClass, year: int) -> ClassRow:
    total, approval = case.totals[of], case.approval_year(of)
    cells = [cell for cell in case.posts if case.class_of[cell.facility] == of]
    its = class_sum(case, headcount, of, year)
    usable = approval is None or case.years[year] >= approval
    return ClassRow(
        year=year,
        post_class=of,
        posts=its.posts,
        pool=its.pool,
        lent=sum(headcount.on_loan(cell, year) for cell in cells),
        moved_in=its.came,
        approved=total.approved,
        new=total.new_posts if usable else 0,
        later=0 if usable else total.new_posts,
        contracted=sum(headcount.contracted(cell, year) for cell in cells),
        max_control=total.max_control,
    )
