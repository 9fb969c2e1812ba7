"""headcount.position_quota: professional recruits in free positions; what hospitals spare serves the grassroots."""

from typing import Any

from models.county import Category, County, Level, Mode, Positions, Title
from tests.headcount_builders import headcount_county, movement, positions, posts, posts_of
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.position_quota"
WORKER = Category.WORKER
ROWS = [
    posts("T1", approved=20, filled=4),
    posts("T1", WORKER, approved=20),
    posts("H1", approved=20, filled=6),
]


def county(*rows: Positions, **records: Any) -> County:
    return headcount_county(ROWS, positions=rows, **records)


def missed(its: County, grassroots: int = 0, hospital: int = 0, **params: str) -> float:
    rows = [posts_of("T1", 20, recruits=grassroots), posts_of("H1", 20, recruits=hospital)]
    return shortfall(RULE, its, *rows, **params)


TOWNS = positions(6, 4)
HOSPITALS = positions(9, 6, Level.HOSPITAL)


def test_to_the_position() -> None:
    assert [missed(county(TOWNS), n) for n in (2, 3, 7)] == [0, 1, 5]
    assert [missed(county(HOSPITALS), 0, n) for n in (3, 4)] == [0, 1]


def test_every_mode() -> None:
    assert_every_mode(RULE, county(TOWNS), posts_of("T1", 20, recruits=5), amount=3)


def test_titles_of_a_level_are_added_up() -> None:
    its = county(TOWNS, positions(3, 1, title=Title.INTERMEDIATE))
    assert [missed(its, n) for n in (4, 5)] == [0, 1]


def test_a_level_without_quotas_is_not_judged() -> None:
    assert missed(county(TOWNS), 0, 14) == 0
    assert missed(county(), 14, 14) == 0


def test_workers_and_management_take_no_professional_position() -> None:
    assert shortfall(RULE, county(TOWNS), posts_of("T1", 20, category=WORKER, recruits=9)) == 0


def test_retirements_free_positions_and_arrivals_take_them() -> None:
    assert [missed(county(TOWNS, movements=[movement(retiring=1)]), n) for n in (3, 4)] == [0, 1]
    assert [missed(county(TOWNS, movements=[movement(arriving=1)]), n) for n in (1, 2)] == [0, 1]
    assert missed(county(TOWNS, movements=[movement(category=WORKER, retiring=1)]), 3) == 1


def test_nothing_is_free_where_more_are_appointed_than_the_quota() -> None:
    its = county(TOWNS, movements=[movement(arriving=9)])
    assert [missed(its, n) for n in (0, 1)] == [0, 1]


def test_recruits_add_up_over_the_years() -> None:
    its = county(TOWNS, movements=[movement(year=2027, retiring=1)])
    rows = [posts_of("T1", 20, recruits=3), posts_of("T1", 20, 2027, recruits=2)]
    found = judge(RULE, its, *rows).findings
    # Two positions are free in 2026 and three in 2027; three and five recruits so far.
    assert [(f.where.year, f.where.level, f.amount) for f in found] == [
        (2026, "grassroots", 1),
        (2027, "grassroots", 2),
    ]


class TestDownward:
    """What county hospitals leave free serves the grassroots, and never the other way round."""

    def test_the_spare_positions_of_hospitals(self) -> None:
        both = county(TOWNS, HOSPITALS)
        assert [missed(both, n) for n in (5, 6)] == [0, 1]
        assert [missed(both, n, 2) for n in (3, 4)] == [0, 1]

    def test_hospitals_beyond_theirs_take_nothing_from_the_grassroots(self) -> None:
        assert missed(county(TOWNS, HOSPITALS), 2, 5) == 2

    def test_never_upward(self) -> None:
        assert missed(county(TOWNS, HOSPITALS), 0, 4) == 1

    def test_only_where_it_is_set(self) -> None:
        assert missed(county(TOWNS, HOSPITALS), 5, downward="no") == 3

    def test_hospitals_without_quotas_have_none_to_spare(self) -> None:
        assert missed(county(TOWNS), 3) == 1


def test_the_finding_says_what_is_free() -> None:
    found = only_finding(RULE, county(TOWNS, HOSPITALS), posts_of("T1", 20, recruits=8), posts_of("H1", 20, recruits=1))
    assert (found.required, found.actual, found.amount) == (8, 4, 4)
    assert (found.where.level, found.where.year) == ("grassroots", 2026)
    said = "2026年底基层：累计招聘专业技术人员8人，空余岗位2个，可用县级空余岗位2个，缺4个。"
    assert found.message.zh == said
    assert found.reason.zh == "核定岗位职数6个；退休、到岗后实聘4人。"
    assert "人力资源和社会保障部门" in found.remedy.zh


def test_more_appointed_than_the_quota_today_is_reported_only() -> None:
    its = county(positions(6, 4), positions(3, 5, title=Title.SENIOR))
    for mode in (Mode.HARD, Mode.SOFT, Mode.REPORT):
        verdict = judge(RULE, its, mode=mode)
        (found,) = verdict.findings
        assert (found.mode, found.required, found.actual, found.amount) == (Mode.REPORT, 3, 5, 2)
        assert found.message.zh == "基层正高：实聘5人，核定职数3个，已超出2个。"
        assert verdict.clean and sum(verdict.tiers.values()) == 0
    assert not judge(RULE, county(positions(4, 4))).findings
