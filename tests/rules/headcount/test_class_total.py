"""headcount.class_total: posts and pool of a class within its approved total and new posts, to the post."""

from typing import Any

from models.county import County, Funding, Level, Total
from tests.headcount_builders import granted, headcount_county, loan, moved, movement, posts, posts_of, total
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.class_total"
ROWS = [posts("T1", approved=5), posts("T2", approved=3)]


def county(*totals: Total, **records: Any) -> County:
    return headcount_county(ROWS, totals, **records)


def given(count: int, its: County) -> float:
    return shortfall(RULE, its, posts_of("T1", 5 + count), granted("T1", count))


def test_to_the_post() -> None:
    assert [given(n, county(total(10))) for n in (1, 2, 3, 5)] == [0, 0, 1, 3]


def test_new_posts_come_on_top() -> None:
    assert [given(n, county(total(8, new_posts=20))) for n in (20, 21)] == [0, 1]


def test_the_pool_is_kept_apart() -> None:
    assert [given(n, county(total(10, pool=1))) for n in (1, 2)] == [0, 1]


def test_posts_on_loan_are_of_the_pool_and_counted_once() -> None:
    assert given(1, county(total(10, pool=1), loans=[loan("T2")])) == 0


def test_every_mode() -> None:
    assert_every_mode(RULE, county(total(10)), posts_of("T1", 10), granted("T1", 5), amount=3)


def test_transfers_inside_the_class_change_nothing() -> None:
    assert shortfall(RULE, county(total(8)), posts_of("T1", 8), posts_of("T2", 0), moved("T2", "T1", 3)) == 0


def test_each_year_is_judged_and_each_class() -> None:
    its = headcount_county(
        [*ROWS, posts("H1", approved=4)],
        [total(8), total(4, Level.HOSPITAL)],
        movements=[movement(year=2027)],
    )
    rows = [posts_of("T1", 6), granted("T1"), posts_of("T1", 6, 2027), posts_of("H1", 6, 2027), granted("H1", 2, 2027)]
    found = judge(RULE, its, *rows).findings
    assert [(f.where.level, f.where.year, f.amount) for f in found] == [
        ("hospital", 2027, 2),
        ("grassroots", 2026, 1),
        ("grassroots", 2027, 1),
    ]


class TestFromOtherClasses:
    """What comes from another class is charged to that class, in every year from then on."""

    county = headcount_county(
        [*ROWS, posts("T3", approved=4, funding=Funding.SELF)],
        [total(8), total(4, funding=Funding.SELF)],
        movements=[movement(year=2027)],
    )
    CROSS = (
        posts_of("T1", 6),
        posts_of("T3", 3),
        posts_of("T1", 6, 2027),
        posts_of("T3", 3, 2027),
        moved("T3", "T1"),
    )

    def test_it_takes_nothing_of_the_total_of_the_class_it_enters(self) -> None:
        assert shortfall(RULE, self.county, *self.CROSS) == 0

    def test_it_frees_nothing_in_the_class_it_leaves(self) -> None:
        rows = [row for row in self.CROSS if row != posts_of("T3", 3, 2027)]
        assert shortfall(RULE, self.county, *rows, posts_of("T3", 4, 2027), granted("T3", 1, 2027)) == 1


def test_the_finding_says_what_was_given_out() -> None:
    found = only_finding(RULE, county(total(9, pool=1, new_posts=2)), posts_of("T1", 9), granted("T1", 4))
    assert (found.required, found.actual, found.amount) == (11, 13, 2)
    where = found.where
    assert (where.level, where.class_type, where.funding, where.year) == ("grassroots", "乡镇卫生院", "full", 2026)
    assert found.message.zh == (
        "2026年底乡镇卫生院（基层，全额）：编制12名、周转池编制1名，扣除他类净调入0名，核定总数9名、新增2名，超出2名。"
    )
    assert found.reason.zh == "方案新增下达：2026年T1医师4名。"
    assert "核增总数" in found.remedy.zh


def test_where_nothing_is_given_out_the_sheets_do_not_agree() -> None:
    found = only_finding(RULE, county(total(7)))
    assert found.amount == 1 and "两表" in found.remedy.zh
