"""headcount.few_changes: posts transferred, and the years inside the plan of posts newly lent."""

from tests.headcount_builders import borrowed, granted, headcount_county, loan, moved, movement, posts, posts_of
from tests.rules.headcount.judging import assert_pushed_or_not, value

RULE = "headcount.few_changes"
COUNTY = headcount_county(
    [posts("T1", approved=5), posts("T2", approved=5)], loans=[loan("T1")], movements=[movement(year=2028)]
)
MOVED = [
    *(posts_of("T1", 2, year) for year in (2026, 2027, 2028)),
    *(posts_of("T2", 8, year) for year in (2026, 2027, 2028)),
    moved("T1", "T2", 3),
]


def test_each_post_moved_counts_once_in_its_year() -> None:
    assert value(RULE, COUNTY) == 0
    assert value(RULE, COUNTY, *MOVED) == 3
    assert value(RULE, COUNTY, moved("T1", "T2", 2), moved("T2", "T1", 2)) == 4


def test_a_loan_counts_its_posts_in_each_year_inside_the_plan() -> None:
    assert value(RULE, COUNTY, borrowed("T1", 2, 2026, 2027)) == 2
    assert value(RULE, COUNTY, borrowed("T1", 2, 2027, 2029)) == 4
    assert value(RULE, COUNTY, borrowed("T1", 2, 2028, 2031)) == 2


def test_grants_are_not_counted() -> None:
    rows = [posts_of("T1", 6, year) for year in (2026, 2027, 2028)]
    assert value(RULE, COUNTY, *rows, granted("T1")) == 0


def test_pushed_or_not() -> None:
    assert_pushed_or_not(RULE, COUNTY, *MOVED, amount=3)
