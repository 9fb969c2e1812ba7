"""headcount.growth: totals change only in re-approval years."""

from models.county import County
from tests.headcount_builders import granted, headcount_county, movement, posts, posts_of, total
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.growth"


def county(reapproval_year: int | None, new_posts: int = 20, last: int = 2026) -> County:
    its = total(8, new_posts=new_posts, reapproval_year=reapproval_year)
    return headcount_county([posts("T1", approved=5)], [its], movements=[movement(year=last)])


def give(count: int, reapproval_year: int | None) -> float:
    return shortfall(RULE, county(reapproval_year), posts_of("T1", 5 + count), granted("T1", count))


def test_before_the_year_posts_come_from_the_total_of_today_alone() -> None:
    assert [give(n, 2027) for n in (3, 4, 23)] == [0, 1, 20]


def test_from_the_year_on_new_posts_are_no_matter_of_it() -> None:
    assert [give(23, year) for year in (2026, 2021, 2016)] == [0, 0, 0]


def test_after_the_stated_year_it_is_every_so_many_years() -> None:
    assert give(4, 2022) == 1
    early = posts_of("T1", 9), granted("T1", 4)
    assert [shortfall(RULE, county(2022), *early, every=n) for n in ("4", "2", "3")] == [0, 0, 1]


def test_without_a_stated_year_it_never_binds() -> None:
    assert give(23, None) == 0


def test_every_mode() -> None:
    assert_every_mode(RULE, county(2030), posts_of("T1", 11), granted("T1", 6), amount=3)


def test_each_year_before_it_is_judged() -> None:
    rows = [posts_of("T1", 9, year) for year in (2026, 2027, 2028)]
    found = judge(RULE, county(2028, last=2028), *rows, granted("T1", 4)).findings
    assert [(f.where.year, f.amount) for f in found] == [(2026, 1), (2027, 1)]


def test_the_finding_says_when_they_can_be_given_out() -> None:
    found = only_finding(RULE, county(2028), posts_of("T1", 10), granted("T1", 5))
    assert (found.required, found.actual, found.amount) == (8, 10, 2)
    assert (found.where.level, found.where.year) == ("grassroots", 2026)
    assert "2028年重新核定之前总数8名，超出2名" in found.message.zh
    assert found.reason.zh == "新增20名自2028年起才可下达；到该年底方案已下达：2026年T1医师5名。"
    assert "推迟到2028年" in found.remedy.zh
