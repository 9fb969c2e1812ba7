"""headcount.off_headcount: contracted staff within their control number, to the person."""

from models.county import Category
from tests.headcount_builders import headcount_county, movement, posts, posts_of
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.off_headcount"
COUNTY = headcount_county(
    [
        posts("H1", approved=5, off_filled=8, off_control=6),
        posts("H1", Category.NURSE, approved=5, off_filled=8),
        posts("T1", off_control=0),
    ]
)


def test_to_the_person() -> None:
    assert [shortfall(RULE, COUNTY, posts_of("H1", 5, contracted=n)) for n in (0, 6, 7, 9)] == [0, 0, 1, 3]


def test_those_of_today_are_judged_too() -> None:
    assert shortfall(RULE, COUNTY) == 2


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, posts_of("H1", 5, contracted=11), amount=5)


def test_without_a_number_it_is_not_judged() -> None:
    rows = [posts_of("H1", 5, contracted=6), posts_of("H1", 5, category=Category.NURSE, contracted=99)]
    assert shortfall(RULE, COUNTY, *rows) == 0


def test_nought_is_a_number() -> None:
    rows = [posts_of("H1", 5, contracted=6), posts_of("T1", 0, contracted=1)]
    assert shortfall(RULE, COUNTY, *rows) == 1


def test_each_year_is_judged() -> None:
    its = headcount_county(COUNTY.posts, movements=[movement("H1", year=2027)])
    rows = [posts_of("H1", 5, contracted=6), posts_of("H1", 5, 2027, contracted=7)]
    assert [(f.where.year, f.amount) for f in judge(RULE, its, *rows).findings] == [(2027, 1)]


def test_the_finding_says_who_must_act() -> None:
    found = only_finding(RULE, COUNTY, posts_of("H1", 5, contracted=7))
    assert (found.required, found.actual, found.amount) == (6, 7, 1)
    assert (found.where.facility, found.where.category, found.where.year) == ("H1", "physician", 2026)
    assert found.message.zh == "2026年底H1医师：编外人员7人，控制数6人，超出1人。"
    assert found.reason.zh == "现有编外人员8人。" and "人力资源和社会保障部门" in found.owner.zh
