"""siting.reach: people who are further from their center than so many minutes."""

import pytest

from models.county import CenterMode, Sourcing
from tests.builders import road
from tests.rules.siting.judging import assert_pushed_or_not, value
from tests.siting_builders import center, hospital, phase, served, site, siting_county, standing, town, volume

RULE = "siting.reach"
PLACES = [hospital(), town("T1", 500), town("T2", 200)]
COUNTY = siting_county(facilities=PLACES, sites=[site(), site(at="T1")])
BOTH = [standing(), served("T1"), served("T2")]


@pytest.mark.parametrize(("within", "people"), [("", 0), ("60", 0), ("59", 200), ("30", 200), ("29", 700), ("0", 700)])
def test_exactly_so_many_minutes_are_within_reach(within: str, people: int) -> None:
    assert value(RULE, COUNTY, *BOTH, within=within) == people


def test_in_every_mode() -> None:
    assert_pushed_or_not(RULE, COUNTY, [standing(at="T1"), served("T1", at="T1"), served("T2", at="T1")], amount=200)


def test_over_kinds_and_phases_from_the_deadlines_on() -> None:
    county = siting_county(
        [center("检验"), center("影像", phase="2"), center("心电", mode=CenterMode.DIGITAL)],
        [site("检验"), site("影像"), site("心电")],
        [volume("T2", kind) for kind in ("检验", "影像", "心电")],
        [phase("1"), phase("2", 2027)],
    )
    rows = [served("T2", kind, phase=p) for kind in ("检验", "影像", "心电") for p in "12"]
    assert value(RULE, county, *rows, within="30") == 3 * 1000


def test_a_split_member_counts_once_where_any_part_is_further() -> None:
    split = siting_county([center(sourcing=Sourcing.SPLIT)], [site(), site(at="T1")], facilities=PLACES)
    parts = [served("T2", amount=50), served("T2", at="T1", amount=50)]
    assert value(RULE, split, *parts) == 200
    assert value(RULE, split, *parts, within="59") == 200


def test_backups_and_those_not_served_do_not_count_and_a_missing_road_does() -> None:
    assert value(RULE, COUNTY, served("T2"), served("T2", at="T1", amount=0, backup=True)) == 0
    assert value(RULE, COUNTY) == 0
    assert value(RULE, siting_county(facilities=PLACES, roads=[road("H1", "T1")]), *BOTH, within="9999") == 200
