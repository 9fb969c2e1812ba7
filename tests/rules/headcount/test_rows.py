"""What sheets and figures show, as the checker counts it: classes and loans."""

from models.county import Category
from models.headcount import PostClass
from models.rules.headcount.class_rows import ClassRow, class_rows
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.loan_rows import loan_rows
from tests.headcount_builders import (
    Row,
    borrowed,
    granted,
    headcount_case,
    headcount_county,
    headcount_plan,
    loan,
    moved,
    movement,
    posts,
    posts_of,
    total,
)

COUNTY = headcount_county(
    [posts("T1", approved=2, required=6, off_filled=3), posts("T2", approved=4, required=1, off_filled=1)],
    [total(9, new_posts=2, reapproval_year=2027, pool=2, max_control=14)],
    movements=[movement(year=2027)],
    loans=[loan("T1", 1, "2027-06-30")],
)
CASE = headcount_case(COUNTY)
PLAN = (
    posts_of("T1", 4, 2026, contracted=2), posts_of("T2", 3, 2026, contracted=1),
    posts_of("T1", 6, 2027, contracted=3), posts_of("T2", 3, 2027, contracted=1),
    moved("T2", "T1", 1, 2026), granted("T1", 1, 2026), granted("T1", 2, 2027), borrowed("T1", 1, 2026, 2028),
)  # fmt: skip


def view(*rows: Row) -> Headcount:
    return Headcount(CASE, headcount_plan(CASE, *rows))


def test_a_class_at_the_end_of_each_year() -> None:
    first, second = class_rows(CASE, view(*PLAN))
    its = PostClass(COUNTY.posts[0].level, "乡镇卫生院", COUNTY.posts[0].funding)
    assert first == ClassRow(
        year=0, post_class=its, posts=7, pool=2, lent=2, moved_in=0, approved=9, new=0, later=2, contracted=3,
        max_control=14,
    )  # fmt: skip
    assert (first.left, first.control_left) == (0, 2)
    assert (second.posts, second.lent, second.new, second.later, second.contracted) == (9, 1, 2, 0, 4)
    assert (second.left, second.control_left) == (0, -1)


def test_loans_that_run_old_ones_first() -> None:
    old, new = loan_rows(CASE, view(*PLAN))
    assert (old.id, old.year, old.due, old.posts, old.new, old.missing) == ("L1", None, 2027, 1, False, 0)
    assert (new.id, new.year, new.due, new.posts, new.new) == ("", 2026, 2028, 1, True)
    assert new.cell.category is Category.PHYSICIAN
    # Six needed, four posts and one lent before: one was missing when it was lent.
    assert new.missing == 1
