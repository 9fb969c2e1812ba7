"""headcount.occupied: staff in post keep a post, and recruits find a vacant one; to the person."""

from typing import Any

from models.county import County, Movement
from tests.headcount_builders import (
    borrowed,
    headcount_county,
    loan,
    moved,
    movement,
    posts,
    posts_of,
)
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.occupied"
ROWS = [posts("T1", approved=5, filled=3), posts("T2", approved=5, filled=5)]


def county(*movements: Movement, **records: Any) -> County:
    return headcount_county(ROWS, movements=movements, **records)


COUNTY = county()


def leave(count: int) -> float:
    return shortfall(RULE, COUNTY, posts_of("T1", 5 - count), posts_of("T2", 5 + count), moved("T1", "T2", count))


def test_only_vacant_posts_leave() -> None:
    assert [leave(n) for n in (1, 2, 3, 5)] == [0, 0, 1, 3]


def test_recruits_need_vacancies() -> None:
    assert [shortfall(RULE, COUNTY, posts_of("T1", 5, recruits=n)) for n in (2, 3, 6)] == [0, 1, 4]


def test_recruits_stay_in_the_years_after() -> None:
    its = county(movement(year=2027))
    rows = [posts_of("T1", 5, recruits=1), posts_of("T1", 5, 2027, recruits=2)]
    assert [(f.where.year, f.amount) for f in judge(RULE, its, *rows).findings] == [(2027, 1)]


def test_who_retires_leaves_a_vacancy_and_who_arrives_takes_one() -> None:
    assert shortfall(RULE, county(movement(retiring=2)), posts_of("T1", 5, recruits=4)) == 0
    assert shortfall(RULE, county(movement(retiring=2)), posts_of("T1", 5, recruits=5)) == 1
    assert shortfall(RULE, county(movement(arriving=2)), posts_of("T1", 5, recruits=1)) == 1


def test_borrowed_posts_hold_staff_until_they_are_due() -> None:
    its = county(movement(year=2027), loans=[loan("T2", 2, due="2027-06-30")])
    there = [posts_of("T2", 5, recruits=1), posts_of("T2", 5, 2027)]
    assert [(f.where.year, f.amount) for f in judge(RULE, its, *there).findings] == [(2027, 1)]
    assert shortfall(RULE, its, *there, borrowed("T2", 1, 2027)) == 0


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, posts_of("T1", 5, recruits=6), amount=4)


def test_the_finding_says_who_is_without_a_post() -> None:
    found = only_finding(RULE, county(loans=[loan("T1", 1)]), posts_of("T1", 5, recruits=4))
    assert (found.required, found.actual, found.amount) == (7, 6, 1)
    assert (found.where.facility, found.where.category, found.where.year) == ("T1", "physician", 2026)
    assert found.message.zh == "2026年底T1医师：在编7人，编制5名、借用1名，少1名。"
    assert found.reason.zh == "不计招聘时在编3人，累计招聘4人；该单位现有编制5名、在编3人。"
    assert found.remedy.zh.startswith("少招1人")
    taken = only_finding(RULE, COUNTY, posts_of("T1", 2), posts_of("T2", 8), moved("T1", "T2", 3))
    assert taken.remedy.zh.startswith("机构编制部门少调出")


class TestRecruitsMax:
    """No more recruits than can be recruited, year by year."""

    def test_to_the_person(self) -> None:
        its = county(movement(recruits_max=1))
        assert [shortfall(RULE, its, posts_of("T1", 5, recruits=n)) for n in (0, 1, 2)] == [0, 0, 1]

    def test_none_can_be_recruited(self) -> None:
        assert shortfall(RULE, county(movement(recruits_max=0)), posts_of("T1", 5, recruits=2)) == 2

    def test_beyond_both_counts_twice(self) -> None:
        found = judge(RULE, county(movement(recruits_max=1)), posts_of("T1", 5, recruits=3)).findings
        assert [f.amount for f in found] == [1, 2]
        assert found[1].message.zh == "2026年底T1医师：招聘3人，可招聘1人，多2人。"
        assert "卫生健康行政部门" in found[1].remedy.zh
