"""headcount.contracts: contracted staff fewer than today, in person-years."""

from models.county import Category
from tests.headcount_builders import headcount_county, movement, posts, posts_of
from tests.rules.headcount.judging import assert_pushed_or_not, value

RULE = "headcount.contracts"
COUNTY = headcount_county(
    [posts("H1", approved=5, off_filled=8), posts("H1", Category.NURSE, approved=5, off_filled=2)],
    movements=[movement("H1", year=2027)],
)


def test_each_person_and_year() -> None:
    assert value(RULE, COUNTY) == 0
    assert value(RULE, COUNTY, posts_of("H1", 5, contracted=6)) == 2
    assert value(RULE, COUNTY, posts_of("H1", 5, contracted=6), posts_of("H1", 5, 2027, contracted=5)) == 5


def test_more_contracted_staff_make_up_for_nothing() -> None:
    rows = [posts_of("H1", 5, contracted=7), posts_of("H1", 5, category=Category.NURSE, contracted=9)]
    assert value(RULE, COUNTY, *rows) == 1


def test_pushed_or_not() -> None:
    assert_pushed_or_not(RULE, COUNTY, posts_of("H1", 5, contracted=5), amount=3)
