"""headcount.same_class: a post that moves to another type or funding form is one short; levels are judged apart."""

from models.county import Funding, Level
from tests.headcount_builders import headcount_county, moved, posts, posts_of
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.same_class"
COMMUNITY = {"class_type": "社区卫生服务中心"}
SELF = {"funding": Funding.SELF}
COUNTY = headcount_county(
    [
        posts("T1", approved=5),
        posts("T2", approved=5),
        posts("T3", approved=5, **COMMUNITY),
        posts("T4", approved=5, **SELF),
        posts("T5", approved=5, **COMMUNITY, **SELF),
    ]
)


def test_inside_the_class_posts_move() -> None:
    assert shortfall(RULE, COUNTY, posts_of("T1", 0), posts_of("T2", 10), moved("T1", "T2", 5)) == 0


def test_each_post_that_moves_to_another_class_is_one_short() -> None:
    for other in ("T3", "T4", "T5"):
        for count in (1, 3):
            rows = [posts_of("T1", 5 - count), posts_of(other, 5 + count), moved("T1", other, count)]
            assert shortfall(RULE, COUNTY, *rows) == count


def test_every_mode() -> None:
    rows = [posts_of("T1", 3), posts_of("T3", 7), moved("T1", "T3", 2)]
    assert_every_mode(RULE, COUNTY, *rows, amount=2)


def test_what_goes_there_and_back_counts_twice() -> None:
    assert shortfall(RULE, COUNTY, moved("T1", "T3", 2), moved("T3", "T1", 2)) == 4


def test_the_level_is_no_part_of_it() -> None:
    across = headcount_county([posts("T1", approved=5), posts("T2", approved=5, level=Level.HOSPITAL)])
    assert shortfall(RULE, across, posts_of("T1", 4), posts_of("T2", 6), moved("T1", "T2")) == 0


def test_the_finding_says_what_differs_and_who_has_such_posts() -> None:
    found = only_finding(RULE, COUNTY, posts_of("T1", 3), posts_of("T3", 7), moved("T1", "T3", 2))
    assert (found.required, found.actual, found.amount) == (0, 2, 2)
    assert (found.where.facility, found.where.category, found.where.year) == ("T1", "physician", 2026)
    assert found.message.zh == "2026年T1医师调给T3编制2名，两者机构类型不同。"
    assert found.reason.zh == "调出单位属乡镇卫生院（基层，全额），调入单位属社区卫生服务中心（基层，全额）。"
    assert found.remedy.zh.startswith("没有其他同类机构有该类编制")
    assert "机构编制部门" in found.owner.zh
    back = only_finding(RULE, COUNTY, posts_of("T4", 4), posts_of("T1", 6), moved("T4", "T1"))
    assert "两者经费形式不同" in back.message.zh and back.remedy.zh == "机构编制部门改由同类机构调剂：T2。"
    both = judge(RULE, COUNTY, posts_of("T5", 4), posts_of("T1", 6), moved("T5", "T1")).findings
    assert "机构类型和经费形式不同" in both[0].message.zh
