"""Which posts centers ask for: modules by phase, what is there, categories, and what cannot be asked."""

import pytest

from models.chain import after_siting
from models.chain.center_posts import CenterPosts
from models.county import Category, County, SiteStatus
from models.siting import SitingCase, Standing
from tests.chain.hand import hand_county, hand_policy
from tests.headcount_builders import posts
from tests.siting_builders import center, phase, site, siting_plan, standing


def asked_of(county: County, *rows: Standing, **values: str) -> tuple[CenterPosts, ...]:
    """Return what the centers of a plan ask for."""
    return after_siting(SitingCase(county, hand_policy(county, **values)), siting_plan(*rows)).asks


def two_phases(**fields: object) -> County:
    """Return the county with a phase of 2026 and one of 2028; the headcount plans 2026 alone."""
    given = {"phases": [phase("1", 2026), phase("2", 2028)], "sites": [site("检验", "T1", max_modules=9)]}
    return hand_county(**(given | fields))


def test_each_phase_asks_for_the_modules_that_it_adds() -> None:
    asks = asked_of(two_phases(), standing("检验", "T1", 2), standing("检验", "T1", 5, phase="2"))
    assert [(a.year, a.modules, a.needed, a.asked, a.unasked) for a in asks] == [
        (2026, 2, 4, 4, None),
        (2028, 3, 6, 0, "after_plan"),
    ]


def test_a_longer_headcount_hears_later_phases() -> None:
    rows = standing("检验", "T1", 2), standing("检验", "T1", 5, phase="2")
    asks = asked_of(two_phases(), *rows, headcount__need__years="3")
    assert [a.asked for a in asks] == [4, 6]


def test_modules_that_are_given_up_again_ask_for_nothing() -> None:
    asks = asked_of(two_phases(), standing("检验", "T1", 5), standing("检验", "T1", 2, phase="2"))
    assert [(a.year, a.modules) for a in asks] == [(2026, 2)]
    assert asked_of(two_phases(), standing("检验", "T1", 5)) == ()


def test_what_stands_today_has_its_posts_where_nobody_has_counted_them() -> None:
    here = [site("检验", "T1", status=SiteStatus.KEEP, modules=1, max_modules=9)]
    asks = asked_of(hand_county(sites=here), standing("检验", "T1", 3))
    assert [(a.phase, a.needed, a.there, a.asked) for a in asks] == [(-1, 2, 2, 0), (0, 4, 0, 4)]


@pytest.mark.parametrize(("counts", "there"), [("yes", [3, 0]), ("no", [0, 0])])
def test_posts_available_at_a_site_are_shared_by_its_kinds_in_order(counts: str, there: list[int]) -> None:
    sites = [site("检验", "T1", posts_available=3, max_modules=9), site("影像", "T1", max_modules=9)]
    county = hand_county(centers=[center("检验", posts=2), center("影像", posts=1)], sites=sites)
    rows = standing("影像", "T1", 1), standing("检验", "T1", 2)
    asks = asked_of(county, *rows, headcount__need__center_available=counts)
    assert [(a.kind, a.needed) for a in asks] == [("检验", 4), ("影像", 1)]
    assert [a.there for a in asks] == there


def test_a_facility_without_posts_is_not_asked() -> None:
    county = hand_county(posts=[posts("T2", Category.TECHNICIAN, approved=2)])
    [ask] = asked_of(county, standing("检验", "T1", 2))
    assert (ask.wanted, ask.asked, ask.unasked) == (3, 0, "no_posts")


@pytest.mark.parametrize(
    ("kind", "category"),
    [("消毒供应", Category.NURSE), ("医学检验中心", Category.TECHNICIAN), ("血透", Category.TECHNICIAN)],
)
def test_the_category_follows_from_the_kind_in_any_spelling(kind: str, category: Category) -> None:
    county = hand_county(centers=[center(kind, posts=1)], sites=[site(kind, "T1")], volumes=[])
    [ask] = asked_of(county, standing(kind, "T1", 1))
    assert ask.category is category


def test_a_synonym_of_the_county_names_the_category_too() -> None:
    county = hand_county(
        centers=[center("血透", posts=1, synonyms=("供应室",))], sites=[site("血透", "T1")], volumes=[]
    )
    [ask] = asked_of(county, standing("血透", "T1", 1))
    assert ask.category is Category.NURSE
