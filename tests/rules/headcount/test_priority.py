"""headcount.priority: the largest gap over need of any cell of the grassroots in any year."""

from models.county import Category, Funding, Level
from tests.headcount_builders import borrowed, headcount_county, moved, movement, posts, posts_of
from tests.rules.headcount.judging import assert_pushed_or_not, value

RULE = "headcount.priority"
COUNTY = headcount_county(
    [
        posts("T1", approved=3, required=4),
        posts("T2", approved=5, required=8),
        posts("T2", Category.NURSE, approved=9, required=2),
        posts("T3", approved=0, required=0, funding=Funding.SELF),
        posts("H1", approved=0, required=9),
    ],
    movements=[movement(year=2027)],
)


def test_the_largest_ratio_of_cells_and_years() -> None:
    assert value(RULE, COUNTY) == 3 / 8
    rows = [posts_of("T1", 0, 2027), posts_of("T2", 8, 2027), moved("T1", "T2", 3, 2027)]
    assert value(RULE, COUNTY, *rows) == 1


def test_posts_in_excess_and_cells_without_need_do_not_count() -> None:
    rows = [posts_of("T1", 4, y) for y in (2026, 2027)] + [posts_of("T2", 8, y) for y in (2026, 2027)]
    assert value(RULE, COUNTY, *rows) == 0


def test_borrowed_posts_fill_gaps() -> None:
    assert value(RULE, COUNTY, borrowed("T2", 3)) == 1 / 4


def test_hospitals_are_another_objective() -> None:
    assert value("headcount.hospitals", COUNTY) == 1


def test_a_county_without_grassroots_has_none_missing() -> None:
    assert value(RULE, headcount_county([posts("H1", required=3)])) == 0
    its = headcount_county([posts("H1", required=4, level=Level.GRASSROOTS)])
    assert value(RULE, its) == 1


def test_pushed_or_not() -> None:
    assert_pushed_or_not(RULE, COUNTY, amount=3 / 8)
