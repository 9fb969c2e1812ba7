"""headcount.two_levels: a post that moves between hospitals and the grassroots is one short, whatever its class."""

from models.county import Funding, Level
from tests.headcount_builders import headcount_county, moved, posts, posts_of
from tests.rules.headcount.judging import assert_every_mode, only_finding, shortfall

RULE = "headcount.two_levels"
COUNTY = headcount_county(
    [
        posts("H1", approved=9),
        posts("H2", approved=9, class_type="妇幼保健机构", funding=Funding.FULL),
        posts("T1", approved=5),
        posts("T2", approved=5, funding=Funding.SELF),
        posts("T3", approved=5, level=Level.HOSPITAL),
    ]
)
DOWN = [posts_of("H1", 7), posts_of("T1", 7), moved("H1", "T1", 2)]


def test_inside_a_level_posts_move_even_between_classes() -> None:
    assert shortfall(RULE, COUNTY, posts_of("H1", 8), posts_of("H2", 10), moved("H1", "H2")) == 0
    assert shortfall(RULE, COUNTY, posts_of("T1", 4), posts_of("T2", 6), moved("T1", "T2")) == 0


def test_each_post_across_is_one_short_in_either_direction() -> None:
    assert shortfall(RULE, COUNTY, *DOWN) == 2
    assert shortfall(RULE, COUNTY, posts_of("H1", 12), posts_of("T1", 2), moved("T1", "H1", 3)) == 3


def test_the_same_type_and_funding_do_not_help() -> None:
    assert shortfall(RULE, COUNTY, posts_of("T1", 4), posts_of("T3", 6), moved("T1", "T3")) == 1


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, *DOWN, amount=2)


def test_the_finding_names_both() -> None:
    found = only_finding(RULE, COUNTY, *DOWN)
    assert (found.required, found.actual, found.amount) == (0, 2, 2)
    assert (found.where.facility, found.where.category, found.where.year) == ("H1", "physician", 2026)
    assert found.message.zh == "2026年H1医师（县级）调给T1（基层）编制2名，跨了层级。"
    assert found.remedy.zh == "机构编制部门在基层内部调剂，或使用基层未下达的编制、周转池编制。"
