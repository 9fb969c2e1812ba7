"""headcount.professional_share: ninety per cent of the posts, rounded up exactly, by facility or together."""

import pytest

from models.county import Category
from tests.headcount_builders import borrowed, headcount_county, moved, movement, posts, posts_of
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.professional_share"
WORKER, MANAGEMENT, NURSE = Category.WORKER, Category.MANAGEMENT, Category.NURSE


def missed(professional: int, others: int, **params: str) -> float:
    rows = [posts("H1", approved=professional), posts("H1", WORKER, approved=others)]
    return shortfall(RULE, headcount_county(rows), **params)


def test_to_the_post() -> None:
    assert [missed(p, 10 - p) for p in (10, 9, 8, 0)] == [0, 0, 1, 9]


def test_what_is_due_is_rounded_up() -> None:
    # 90% of 11 are 9.9, of 21 are 18.9.
    assert [missed(10, 1), missed(9, 2), missed(19, 2), missed(18, 3)] == [0, 1, 0, 1]


@pytest.mark.parametrize(("share", "due"), [("55%", 55), ("0.29", 29), ("7%", 7), ("1/3", 34), ("0%", 0)])
def test_the_share_is_exact(share: str, due: int) -> None:
    assert missed(due, 100 - due, share=share) == 0
    assert due == 0 or missed(due - 1, 101 - due, share=share) == 1


def test_every_category_is_professional_but_management_and_workers() -> None:
    rows = [posts("H1", category, approved=1) for category in Category]
    assert shortfall(RULE, headcount_county(rows), share="2/3") == 0
    assert shortfall(RULE, headcount_county(rows), share="5/6") == 1


def test_every_mode() -> None:
    its = headcount_county([posts("H1", approved=7), posts("H1", WORKER, approved=3)])
    assert_every_mode(RULE, its, amount=2)


def test_the_plan_is_judged_year_by_year_without_borrowed_posts() -> None:
    its = headcount_county(
        [posts("H1", approved=9), posts("H1", WORKER, approved=1), posts("H2", approved=20)],
        movements=[movement("H1", year=2027)],
    )
    rows = [posts_of("H1", 7, 2027), posts_of("H2", 22, 2027), moved("H1", "H2", 2, 2027), borrowed("H1", 5, 2027)]
    # Seven of eight are professional in 2027, and eight are due.
    assert [(f.where.year, f.amount) for f in judge(RULE, its, *rows).findings] == [(2027, 1)]


class TestWhere:
    """Facility by facility of the levels named, or over them all."""

    county = headcount_county(
        [
            posts("H1", approved=20),
            posts("H2", approved=8),
            posts("H2", MANAGEMENT, approved=2),
            posts("T1", approved=5),
            posts("T1", WORKER, approved=5),
        ]
    )

    def test_each_hospital_by_default(self) -> None:
        found = only_finding(RULE, self.county)
        assert (found.where.facility, found.amount) == ("H2", 1)

    def test_together(self) -> None:
        assert shortfall(RULE, self.county, scope="consortium") == 0
        # 33 of 40 are professional, 36 are due.
        found = only_finding(RULE, self.county, scope="consortium", levels="hospital,grassroots")
        assert (found.where.facility, found.where.year, found.amount) == ("", 2026, 3)
        assert found.message.zh == "2026年底医共体合计：编制40名，其中专业技术33名，应不少于36名（90%），缺3名。"

    def test_the_levels_are_the_policys(self) -> None:
        assert shortfall(RULE, self.county, levels="grassroots") == 4
        assert shortfall(RULE, self.county, levels="hospital,grassroots") == 5
        assert shortfall(RULE, self.county, levels="") == 0


def test_the_finding_adds_up() -> None:
    its = headcount_county([posts("H1", NURSE, approved=17), posts("H1", WORKER, approved=4)])
    found = only_finding(RULE, its)
    assert (found.required, found.actual, found.amount) == (19, 17, 2)
    assert found.message.zh == "2026年底H1：编制21名，其中专业技术17名，应不少于19名（90%），缺2名。"
    assert found.reason.zh == "管理和工勤编制4名。" and "机构编制部门" in found.remedy.zh
