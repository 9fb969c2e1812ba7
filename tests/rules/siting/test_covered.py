"""siting.covered: every member is served in full by an open center."""

from models.county import Center, Sourcing
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, hospital, phase, served, site, siting_county, standing, volume

RULE = "siting.covered"
COUNTY = siting_county()
KEPT = [standing(), served("T1"), served("T2")]
TWO_SITES = [site(), site(at="T1")]


def test_kept_where_each_has_its_whole_volume() -> None:
    assert shortfall(RULE, COUNTY, *KEPT) == 0


def test_broken_by_one_for_each_member_phase_and_kind() -> None:
    assert shortfall(RULE, COUNTY, standing(), served("T1")) == 1
    assert shortfall(RULE, COUNTY, standing()) == 2
    county = siting_county(
        [center("检验"), center("影像")],
        [site("检验"), site("影像")],
        [volume("T1", "检验"), volume("T1", "影像")],
        [phase("1"), phase("2", 2027)],
    )
    assert shortfall(RULE, county) == 4


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, [standing()], amount=2)


def test_a_wrong_assignment_is_found_without_a_solver() -> None:
    # The plan gives T2 to T1, where nothing is open.
    found = only_finding(RULE, siting_county(sites=TWO_SITES), standing(), served("T1"), served("T2", at="T1"))
    assert (found.required, found.actual, found.amount) == (1, 0, 1)
    assert (found.where.center, found.where.phase, found.where.facility) == ("检验", "1", "T2")
    assert found.message.zh == "检验中心第1期：T2由T1承接，该处没有开放的中心。"
    assert "H1" in found.reason.zh


def test_whom_the_plan_leaves_out_is_told_who_could_serve_it() -> None:
    found = only_finding(RULE, COUNTY, standing(), served("T1"))
    assert "T2没有中心承接，年业务量100" in found.message.zh
    assert "H1" in found.reason.zh and "60分钟" in found.remedy.zh


def test_the_nearest_open_center_is_named() -> None:
    county = siting_county(sites=[site(), site(at="T2")])
    found = only_finding(RULE, county, standing(), standing(at="T2"), served("T1"))
    assert "由T2承接（0分钟）" in found.remedy.zh
    closed = only_finding(RULE, county, standing(), served("T1"))
    assert "由H1承接（60分钟）" in closed.remedy.zh


def test_one_center_unless_the_kind_may_be_split() -> None:
    rows = [standing(), standing(at="T1"), served("T2"), served("T1", amount=60), served("T1", at="T1", amount=40)]
    found = only_finding(RULE, siting_county(sites=TWO_SITES), *rows)
    assert "2处中心承接（H1、T1），服务方式为单一" in found.message.zh
    assert shortfall(RULE, siting_county([center(sourcing=Sourcing.SPLIT)], TWO_SITES), *rows) == 0


def test_a_split_volume_adds_up_exactly() -> None:
    county = siting_county([center(sourcing=Sourcing.SPLIT)], TWO_SITES)
    opened = [standing(), standing(at="T1"), served("T2")]
    for other, missed in ((40, 0), (39, 1), (41, 1)):
        parts = [served("T1", amount=60), served("T1", at="T1", amount=other)]
        assert shortfall(RULE, county, *opened, *parts) == missed


def test_the_volume_is_the_whole_volume_to_one() -> None:
    for amount, missed in ((100, 0), (99, 1), (101, 1)):
        assert shortfall(RULE, COUNTY, standing(), served("T1", amount=amount), served("T2")) == missed
    found = only_finding(RULE, COUNTY, standing(), served("T1", amount=99), served("T2"))
    assert "年业务量100，方案安排99" in found.message.zh


def test_a_member_without_volume_is_served_all_the_same() -> None:
    county = siting_county(volumes=[volume("T1", amount=0)])
    assert shortfall(RULE, county, standing()) == 1
    assert shortfall(RULE, county, standing(), served("T1", amount=0)) == 0


def test_who_has_no_volume_row_is_no_member() -> None:
    assert shortfall(RULE, siting_county(volumes=[volume("T1")]), standing(), served("T1")) == 0


def two_phases(**fields: str) -> Center:
    return center(**{"phase": "2"} | fields)


def test_nobody_need_be_served_before_the_kind_is_due() -> None:
    county = siting_county([two_phases()], phases=[phase("1"), phase("2", 2027)])
    assert shortfall(RULE, county) == 2
    later = [standing(phase="2"), served("T1", phase="2"), served("T2", phase="2")]
    assert shortfall(RULE, county, *later) == 0


def test_phases_come_in_the_order_of_their_deadlines() -> None:
    county = siting_county([two_phases()], phases=[phase("2", 2026), phase("1", 2027)])
    assert shortfall(RULE, county) == 4


def test_a_merged_kind_is_due_with_the_earliest() -> None:
    county = siting_county(
        [center("检验", phase="2", merged_with=("消毒供应",)), center("消毒供应")],
        [site("检验"), site("消毒供应")],
        [volume("T1", "检验")],
        [phase("1"), phase("2", 2027)],
    )
    assert shortfall(RULE, county) == 2


def test_a_backup_serves_nobody() -> None:
    assert shortfall(RULE, COUNTY, standing(), served("T1"), served("T2", amount=0, backup=True)) == 1


def test_reasons_come_from_the_data() -> None:
    no_site = judge(RULE, siting_county(sites=[]), []).findings
    assert [f.reason.zh for f in no_site] == ["候选点表没有检验中心的候选点。"] * 2
    no_road = only_finding(RULE, siting_county(volumes=[volume("T1")], roads=[]), standing())
    assert no_road.reason.zh == "没有道路通到任何候选点。"
    none_open = only_finding(RULE, siting_county(volumes=[volume("T1")], sites=TWO_SITES))
    assert none_open.reason.zh == "该期没有开放的检验中心，候选点有：H1、T1。"
    assert "最近的是T1" in none_open.remedy.zh
    assert none_open.owner.zh == "医共体管理委员会"


def test_two_sites_as_near_are_named_in_the_order_of_the_sheet() -> None:
    for first, second in (("H1", "H2"), ("H2", "H1")):
        county = siting_county(
            sites=[site(at=first), site(at=second)],
            volumes=[volume("T1")],
            facilities=[hospital("H1"), hospital("H2"), *siting_county().facilities[1:]],
        )
        assert f"最近的是{first}" in only_finding(RULE, county).remedy.zh
