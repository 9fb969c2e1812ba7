"""siting.staffed: a center's posts exist where it stands."""

from models.county import Mode
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, phase, site, siting_county, standing

RULE = "siting.staffed"
LAB, IMAGING = "检验", "影像"
CENTERS = [center(LAB, posts=3), center(IMAGING, posts=4)]
SITES = [site(LAB, posts_available=10, max_modules=5), site(IMAGING, max_modules=5)]
COUNTY = siting_county(CENTERS, SITES)


def test_posts_of_all_kinds_at_a_site_add_up() -> None:
    # Two modules of three posts and one of four are ten.
    assert shortfall(RULE, COUNTY, standing(LAB, modules=2), standing(IMAGING)) == 0
    assert shortfall(RULE, COUNTY, standing(LAB, modules=3), standing(IMAGING)) == 3
    assert shortfall(RULE, COUNTY, standing(LAB, modules=2), standing(IMAGING, modules=2)) == 4


def test_each_site_and_phase_by_itself() -> None:
    sites = [site(LAB, at, posts_available=2) for at in ("H1", "T1")]
    county = siting_county(CENTERS, sites, phases=[phase("1"), phase("2", 2027)])
    rows = [standing(LAB, at, phase=p) for p in "12" for at in ("H1", "T1")]
    assert shortfall(RULE, county, *rows) == 4


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, [standing(LAB, modules=4), standing(IMAGING)], amount=6)


def test_the_finding_says_who_needs_what() -> None:
    found = only_finding(RULE, COUNTY, standing(LAB, modules=3), standing(IMAGING))
    assert (found.required, found.actual, found.amount) == (10, 13, 3)
    assert (found.where.center, found.where.phase, found.where.facility) == ("", "1", "H1")
    assert found.message.zh == "第1期H1：中心岗位需13个，可用10个，缺3个。"
    assert found.reason.zh == "每类中心的模块数×每模块岗位：检验3×3、影像1×4。"


def test_a_site_that_does_not_state_its_posts_is_a_note() -> None:
    county = siting_county(CENTERS, [site(LAB), site(LAB, "T1"), site(IMAGING)], phases=[phase("1"), phase("2", 2027)])
    rows = [standing(LAB), standing(IMAGING), standing(LAB, phase="2")]
    for mode in (Mode.HARD, Mode.REPORT):
        verdict = judge(RULE, county, rows, mode)
        assert not verdict.findings
        (note,) = verdict.notes
        assert (note.rule, note.kind, note.where.facility) == (RULE, "other", "H1")
        assert note.message.zh == "H1未填可用岗位，其中心的岗位没有核对。"


def test_kinds_without_posts_ask_for_none() -> None:
    verdict = judge(RULE, siting_county([center(LAB)], [site(LAB)]), [standing(LAB)])
    assert not verdict.findings and not verdict.notes


def test_rows_that_differ_count_as_the_fewest() -> None:
    sites = [site(LAB, posts_available=10), site(IMAGING, posts_available=6)]
    county = siting_county(CENTERS, sites)
    assert shortfall(RULE, county, standing(LAB), standing(IMAGING)) == 1
