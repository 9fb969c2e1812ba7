"""headcount.vacancies: posts without staff at the ends of the years, never below none."""

from tests.headcount_builders import borrowed, headcount_county, loan, movement, posts, posts_of
from tests.rules.headcount.judging import assert_pushed_or_not, value

RULE = "headcount.vacancies"
ROWS = [posts("T1", approved=5, filled=3), posts("T2", approved=4, filled=6), posts("H1", approved=9, filled=8)]
COUNTY = headcount_county(ROWS)


def test_vacant_posts_of_every_cell() -> None:
    assert value(RULE, COUNTY) == 2 + 0 + 1


def test_recruits_fill_them_for_good() -> None:
    its = headcount_county(ROWS, movements=[movement(year=2027)])
    assert value(RULE, its) == 6
    assert value(RULE, its, posts_of("T1", 5, 2027, recruits=1)) == 5
    assert value(RULE, its, posts_of("T1", 5, recruits=1)) == 4


def test_who_retires_leaves_one_and_who_arrives_fills_one() -> None:
    assert value(RULE, headcount_county(ROWS, movements=[movement(retiring=1)])) == 4
    assert value(RULE, headcount_county(ROWS, movements=[movement(arriving=1)])) == 2


def test_borrowed_posts_are_vacant_too() -> None:
    assert value(RULE, COUNTY, borrowed("T1", 2), borrowed("T2", 3)) == 2 + 2 + 1 + 1
    assert value(RULE, headcount_county(ROWS, loans=[loan("T1", 1)])) == 4


def test_pushed_or_not() -> None:
    assert_pushed_or_not(RULE, COUNTY, amount=3)
