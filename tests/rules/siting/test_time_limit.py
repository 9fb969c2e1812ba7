"""siting.time_limit: nobody is further from the center than the kind allows."""

from typing import Any

import pytest

from models.county import CenterMode, County, Facility, Sourcing
from models.verdict import Verdict
from tests.builders import road
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, hospital, phase, served, site, siting_county, standing, town, volume

RULE = "siting.time_limit"
BOTH = [standing(), served("T1"), served("T2")]


def limited(limit: int | None, **records: Any) -> County:
    return siting_county([center(time_limit=limit)], **records)


@pytest.mark.parametrize(("limit", "missed"), [(None, 0), (61, 0), (60, 0), (59, 1), (30, 30), (29, 32), (0, 90)])
def test_exactly_at_the_limit_is_allowed(limit: int | None, missed: float) -> None:
    assert shortfall(RULE, limited(limit), *BOTH) == missed


def test_every_mode() -> None:
    assert_every_mode(RULE, limited(45), BOTH, amount=15)


def named(id: str, name: str) -> Facility:
    return town(id, short_name=name)


def test_a_member_beyond_the_limit_is_found_without_a_solver() -> None:
    county = limited(
        60,
        facilities=[hospital(short_name="旗人民医院"), named("T1", "乌加河镇卫生院"), named("T2", "德岭山镇卫生院")],
        roads=[road("H1", "T1", 76), road("H1", "T2", 20)],
    )
    found = only_finding(RULE, county, *BOTH)
    assert (found.required, found.actual, found.amount) == (60, 76, 16)
    assert (found.where.center, found.where.phase, found.where.facility) == ("检验", "1", "T1")
    assert found.message.zh == "检验中心第1期：乌加河镇卫生院到旗人民医院 76 分钟，时限 60 分钟。"
    assert found.reason.zh == "没有候选点在时限内，最近的是旗人民医院（76分钟）。"


def test_an_open_center_or_a_candidate_within_the_limit_is_named() -> None:
    county = limited(45, sites=[site(), site(at="T2")])
    far = [standing(), served("T1"), served("T2")]
    candidate = only_finding(RULE, county, *far)
    assert "候选点T2在时限内（0分钟），该期没有开放" in candidate.reason.zh and "开设T2" in candidate.remedy.zh
    opened = only_finding(RULE, county, *far, standing(at="T2"))
    assert "开放的中心里T2在时限内（0分钟）" in opened.reason.zh and opened.remedy.zh == "改由T2承接。"


def test_who_is_exactly_at_the_limit_is_within_it() -> None:
    places = [hospital(f"H{n}") for n in (1, 2)]
    ways = [road("H1", "T1", 60), road("H2", "T1", 40)]
    sites = [site(), site(at="H2")]
    county = limited(40, sites=sites, volumes=[volume("T1")], facilities=[*places, town("T1")], roads=ways)
    far = [standing(), served("T1")]
    assert "候选点H2在时限内（40分钟）" in only_finding(RULE, county, *far).reason.zh
    assert "开放的中心里H2在时限内（40分钟）" in only_finding(RULE, county, *far, standing(at="H2")).reason.zh


def test_a_kind_that_travels_by_wire_has_no_limit() -> None:
    county = siting_county([center(mode=CenterMode.DIGITAL, time_limit=0)], roads=[])
    verdict = judge(RULE, county, BOTH)
    assert not verdict.findings and not verdict.notes


def test_waste_comes_back_within_the_limit_as_well() -> None:
    county = siting_county([center(mode=CenterMode.REVERSE, time_limit=45)])
    assert shortfall(RULE, county, *BOTH) == 15


def test_where_no_road_leads_it_is_out_of_reach() -> None:
    county = limited(None, roads=[road("H1", "T1", 30)])
    found = only_finding(RULE, county, *BOTH)
    assert (found.where.facility, found.amount) == ("T2", 10_000)
    assert found.message.zh == "检验中心第1期：T2到H1没有道路可达。"
    assert "365天（2026-01-01至2026-12-31）没有道路通到任何候选点" in found.reason.zh


def test_a_road_to_another_candidate_is_told() -> None:
    places = [hospital("H1"), hospital("H2"), town("T1")]
    county = siting_county(
        [center()], [site(), site(at="H2")], [volume("T1")], facilities=places, roads=[road("H2", "T1", 40)]
    )
    found = only_finding(RULE, county, standing(), served("T1"))
    assert (found.amount, found.reason.zh) == (
        10_000,
        "开放的中心都不在时限内；候选点H2在时限内（40分钟），该期没有开放。",
    )


def test_the_furthest_of_several_centers_counts_once() -> None:
    county = siting_county([center(sourcing=Sourcing.SPLIT, time_limit=45)], [site(), site(at="T1")])
    rows = [standing(), standing(at="T1"), served("T2", amount=50), served("T2", at="T1", amount=50)]
    found = only_finding(RULE, county, *rows)
    assert (found.actual, found.amount) == (90, 45)


def test_a_backup_has_a_limit_of_its_own() -> None:
    county = limited(45, sites=[site(), site(at="T2")])
    rows = [standing(), standing(at="T2"), served("T2", at="T2"), served("T2", amount=0, backup=True)]
    assert shortfall(RULE, county, *rows) == 0


def test_each_phase_is_judged() -> None:
    county = limited(45, phases=[phase("1"), phase("2", 2027)])
    rows = [standing(), standing(phase="2"), served("T2"), served("T2", phase="2")]
    assert [f.where.phase for f in judge(RULE, county, rows).findings] == ["1", "2"]


class TestWinter:
    """Minutes are the longest of the year; a closed season is told, and counts only where all year is asked for."""

    def closed(self, **params: str) -> Verdict:
        ways = [road("H1", "T1", 30, winter_minutes=50), road("H1", "T2", 40, closed_from="12-11", closed_to="01-20")]
        return judge(RULE, limited(50, roads=ways), BOTH, **params)

    def test_the_slowest_state_of_the_roads_counts(self) -> None:
        for limit, missed in ((50, 0), (49, 1)):
            ways = [road("H1", "T1", 30, winter_minutes=50), road("H1", "T2", 40)]
            assert shortfall(RULE, limited(limit, roads=ways), *BOTH) == missed

    def test_a_member_cut_off_on_some_days_is_a_note(self) -> None:
        verdict = self.closed()
        assert not verdict.findings
        (note,) = verdict.notes
        assert (note.kind, note.rule, note.where.facility, note.where.center) == ("cut_off", RULE, "T2", "检验")
        assert note.amount == 20 + 21
        assert "41天（2026-01-01至2026-12-31）没有道路" in note.message.zh

    def test_all_year_it_is_out_of_reach(self) -> None:
        verdict = self.closed(all_year="yes")
        (found,) = verdict.findings
        assert (found.where.facility, found.amount) == ("T2", 10_000)
        assert "全年有41天" in found.reason.zh
        assert [note.kind for note in verdict.notes] == ["cut_off"]
