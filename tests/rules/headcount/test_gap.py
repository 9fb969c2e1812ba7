"""headcount.gap: the posts missing over cells and years, those of the grassroots weighted."""

from tests.headcount_builders import borrowed, headcount_county, loan, moved, movement, posts, posts_of
from tests.rules.headcount.judging import assert_pushed_or_not, value

RULE = "headcount.gap"
ROWS = [
    posts("T1", approved=3, required=5),
    posts("T2", approved=9, required=4),
    posts("H1", approved=6, required=9),
]
COUNTY = headcount_county(ROWS)


def test_the_grassroots_count_ten_to_one() -> None:
    assert value(RULE, COUNTY) == 2 * 10 + 3
    assert value(RULE, COUNTY, grassroots="3", hospital="2") == 2 * 3 + 3 * 2
    assert value(RULE, COUNTY, grassroots="1", hospital="0") == 2


def test_years_are_added_up() -> None:
    its = headcount_county(ROWS, movements=[movement(year=2027)])
    assert value(RULE, its) == 46
    rows = [posts_of("T1", 5, 2027), posts_of("T2", 7, 2027), moved("T2", "T1", 2, 2027)]
    assert value(RULE, its, *rows) == 46 - 20


def test_what_one_has_too_many_mends_nothing_elsewhere() -> None:
    assert value(RULE, COUNTY, posts_of("T1", 1), posts_of("T2", 11), moved("T1", "T2", 2)) == 4 * 10 + 3


def test_borrowed_posts_fill_gaps() -> None:
    assert value(RULE, COUNTY, borrowed("T1", 1), borrowed("H1", 5)) == 10
    assert value(RULE, headcount_county(ROWS, loans=[loan("T1", 1)])) == 13


def test_pushed_or_not() -> None:
    assert_pushed_or_not(RULE, COUNTY, amount=23)
