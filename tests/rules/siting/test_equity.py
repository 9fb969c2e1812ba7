"""siting.equity: the longest minutes of any member."""

from models.county import CenterMode, Sourcing
from tests.builders import road
from tests.rules.siting.judging import assert_pushed_or_not, value
from tests.siting_builders import center, phase, served, site, siting_county, standing, volume

RULE = "siting.equity"
COUNTY = siting_county(sites=[site(), site(at="T2")])
BOTH = [standing(), served("T1"), served("T2")]


def test_the_furthest_member_counts() -> None:
    assert value(RULE, COUNTY, *BOTH) == 60
    assert value(RULE, COUNTY, *BOTH[:2], standing(at="T2"), served("T2", at="T2")) == 30
    assert value(RULE, COUNTY, standing()) == 0


def test_in_every_mode() -> None:
    assert_pushed_or_not(RULE, COUNTY, BOTH, amount=60)


def test_the_worst_kind_and_phase_counts_and_none_that_travels_by_wire() -> None:
    county = siting_county(
        [center("检验", phase="2"), center("影像", phase="2", mode=CenterMode.DIGITAL)],
        [site("检验"), site("影像")],
        [volume("T1", "检验"), volume("T2", "影像")],
        [phase("1"), phase("2", 2027)],
    )
    rows = [served("T1", "检验", phase="2"), served("T2", "影像", phase="2")]
    assert value(RULE, county, *rows) == 30
    waste = siting_county([center("医疗废物", mode=CenterMode.REVERSE)], [site("医疗废物")], [volume("T2", "医疗废物")])
    assert value(RULE, waste, served("T2", "医疗废物")) == 60


def test_backups_and_service_before_the_deadline_do_not_count() -> None:
    assert value(RULE, COUNTY, served("T1"), served("T2", amount=0, backup=True)) == 30
    late = siting_county([center(phase="2")], phases=[phase("1"), phase("2", 2027)])
    assert value(RULE, late, served("T2"), served("T1", phase="2")) == 30


def test_each_part_of_a_split_member_counts() -> None:
    split = siting_county([center(sourcing=Sourcing.SPLIT)], [site(), site(at="T1")])
    assert value(RULE, split, served("T2", amount=99), served("T2", at="T1", amount=1)) == 90


def test_where_no_road_leads_it_is_ten_thousand() -> None:
    assert value(RULE, siting_county(roads=[road("H1", "T1")]), *BOTH) == 10_000
