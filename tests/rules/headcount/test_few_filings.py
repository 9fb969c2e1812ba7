"""headcount.few_filings: cells and years whose posts are moved, granted or newly borrowed."""

from models.county import Category
from tests.headcount_builders import borrowed, granted, headcount_county, loan, moved, movement, posts, posts_of
from tests.rules.headcount.judging import assert_pushed_or_not, value

RULE = "headcount.few_filings"
NURSE = Category.NURSE
ROWS = [posts(f, k, approved=5) for f in ("T1", "T2", "T3") for k in (Category.PHYSICIAN, NURSE)]
COUNTY = headcount_county(ROWS, loans=[loan("T1")])


def test_nothing_done_is_nothing_filed() -> None:
    assert value(RULE, COUNTY) == 0


def test_a_transfer_has_two_ends_however_many_posts() -> None:
    assert value(RULE, COUNTY, posts_of("T1", 1), posts_of("T2", 9), moved("T1", "T2", 4)) == 2


def test_a_cell_is_one_line_a_year_whatever_is_done() -> None:
    rows = [posts_of("T1", 2), posts_of("T2", 8), posts_of("T3", 6)]
    done = [moved("T1", "T2", 2), moved("T1", "T3"), granted("T2"), borrowed("T2")]
    assert value(RULE, COUNTY, *rows, *done) == 3


def test_categories_and_years_are_lines_of_their_own() -> None:
    its = headcount_county(ROWS, movements=[movement(year=2027)])
    rows = [
        posts_of("T1", 4), posts_of("T2", 6), posts_of("T1", 4, 2027), posts_of("T2", 7, 2027), granted("T2", 1, 2027),
        posts_of("T1", 4, category=NURSE), posts_of("T2", 6, category=NURSE),
        posts_of("T1", 4, 2027, NURSE), posts_of("T2", 6, 2027, NURSE),
    ]  # fmt: skip
    assert value(RULE, its, *rows, moved("T1", "T2"), moved("T1", "T2", category=NURSE)) == 5


def test_what_comes_and_goes_is_filed_though_posts_stay() -> None:
    assert value(RULE, COUNTY, moved("T1", "T2"), moved("T2", "T1")) == 2


def test_a_loan_is_filed_when_it_begins_and_recruits_never() -> None:
    its = headcount_county(ROWS, movements=[movement(year=2028)])
    assert value(RULE, its, borrowed("T1", 2, 2026, 2028), posts_of("T2", 5, recruits=3)) == 1


def test_pushed_or_not() -> None:
    assert_pushed_or_not(RULE, COUNTY, granted("T1"), posts_of("T1", 6), amount=1)
