"""siting.minutes: person-minutes, or volume-minutes, to the centers."""

from models.county import CenterMode, Sourcing
from tests.builders import road
from tests.rules.siting.judging import assert_pushed_or_not, value
from tests.siting_builders import center, hospital, phase, served, site, siting_county, standing, town, volume

RULE = "siting.minutes"
PLACES = [hospital(), town("T1", 500), town("T2", 200)]
COUNTY = siting_county(facilities=PLACES, volumes=[volume("T1", amount=10), volume("T2", amount=30)])
BOTH = [standing(), served("T1", amount=10), served("T2", amount=30)]


def test_minutes_weigh_as_many_people_as_are_served() -> None:
    assert value(RULE, COUNTY, *BOTH) == 500 * 30 + 200 * 60
    assert value(RULE, COUNTY, standing()) == 0


def test_or_as_much_volume() -> None:
    assert value(RULE, COUNTY, *BOTH, weighted_by="volume") == 10 * 30 + 30 * 60


def test_in_every_mode() -> None:
    assert_pushed_or_not(RULE, COUNTY, BOTH, amount=27_000)


def test_over_kinds_and_phases_from_the_deadlines_on() -> None:
    county = siting_county(
        [center("检验"), center("影像", phase="2"), center("心电", mode=CenterMode.DIGITAL)],
        [site("检验"), site("影像"), site("心电")],
        [volume("T1", kind) for kind in ("检验", "影像", "心电")],
        [phase("1"), phase("2", 2027)],
    )
    rows = [served("T1", kind, phase=p) for kind in ("检验", "影像", "心电") for p in "12"]
    assert value(RULE, county, *rows) == 3 * 1000 * 30


def test_a_split_member_counts_by_parts() -> None:
    split = siting_county([center(sourcing=Sourcing.SPLIT)], [site(), site(at="T1")], [volume("T2", amount=3)])
    parts = [served("T2", amount=1), served("T2", at="T1", amount=2)]
    assert value(RULE, split, *parts) == 1000 * (60 + 2 * 90) / 3
    assert value(RULE, split, *parts, weighted_by="volume") == 1 * 60 + 2 * 90


def test_a_member_without_volume_counts_with_all_its_people() -> None:
    county = siting_county(volumes=[volume("T2", amount=0)])
    assert value(RULE, county, served("T2", amount=0)) == 60_000
    assert value(RULE, county, served("T2", amount=0), weighted_by="volume") == 0


def test_backups_do_not_count_and_a_missing_road_does() -> None:
    county = siting_county(sites=[site(), site(at="T2")], roads=[road("H1", "T1")])
    assert value(RULE, county, served("T1"), served("T1", at="T2", amount=0, backup=True)) == 30_000
    assert value(RULE, county, served("T2")) == 10_000_000
    empty = siting_county(sites=[site(), site(at="T2")], volumes=[volume("T1", amount=0)])
    assert value(RULE, empty, served("T1", amount=0), served("T1", at="T2", amount=0, backup=True)) == 30_000
