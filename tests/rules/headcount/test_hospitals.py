"""headcount.hospitals: the largest gap over need of any cell of county hospitals in any year."""

from models.county import Category
from tests.headcount_builders import borrowed, granted, headcount_county, movement, posts, posts_of
from tests.rules.headcount.judging import assert_pushed_or_not, value

RULE = "headcount.hospitals"
COUNTY = headcount_county(
    [
        posts("H1", approved=6, required=8),
        posts("H1", Category.NURSE, approved=20, required=25),
        posts("T1", approved=0, required=9),
    ],
    movements=[movement("H1", year=2027)],
)


def test_the_largest_ratio_of_cells_and_years() -> None:
    assert value(RULE, COUNTY) == 1 / 4
    both = [posts_of("H1", 8, year) for year in (2026, 2027)]
    assert value(RULE, COUNTY, *both, granted("H1", 2)) == 1 / 5


def test_a_gap_in_the_last_year_alone_counts() -> None:
    assert value(RULE, COUNTY, borrowed("H1", 2, 2026, 2027)) == 1 / 4
    assert value(RULE, COUNTY, borrowed("H1", 2, 2026, 2028)) == 1 / 5


def test_the_grassroots_are_another_objective() -> None:
    assert value("headcount.priority", COUNTY) == 1


def test_pushed_or_not() -> None:
    assert_pushed_or_not(RULE, COUNTY, amount=1 / 4)
