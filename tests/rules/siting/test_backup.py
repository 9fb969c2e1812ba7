"""siting.backup: where a second center is asked for, one stands by."""

import pytest

from models.county import CenterMode, Sourcing
from models.siting import Service
from tests.builders import road
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, phase, served, site, siting_county, standing, volume

RULE = "siting.backup"
SITES = [site(), site(at="T1"), site(at="T2")]
COUNTY = siting_county([center(backup_limit=60)], SITES, [volume("T2")])
BY_H1 = [standing(), standing(at="T1"), standing(at="T2"), served("T2", at="T2")]


def second(at: str = "H1", **fields: str) -> Service:
    return served("T2", at=at, amount=0, backup=True, **fields)


@pytest.mark.parametrize(("limit", "missed"), [(None, 0), (61, 0), (60, 0), (59, 1)])
def test_exactly_at_the_limit_is_allowed(limit: int | None, missed: int) -> None:
    county = siting_county([center(backup_limit=limit)], SITES, [volume("T2")])
    assert shortfall(RULE, county, *BY_H1, second()) == missed


def test_one_for_each_member_kind_and_phase_without() -> None:
    county = siting_county([center(backup_limit=60)], SITES, phases=[phase("1"), phase("2", 2027)])
    assert shortfall(RULE, county) == 4
    late = siting_county([center(backup_limit=60, phase="2")], SITES, phases=[phase("1"), phase("2", 2027)])
    assert shortfall(RULE, late) == 2


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, BY_H1, amount=1)


def test_none_named_though_one_could_be() -> None:
    found = only_finding(RULE, COUNTY, *BY_H1)
    assert (found.required, found.actual, found.amount) == (1, 0, 1)
    assert (found.where.center, found.where.phase, found.where.facility) == ("检验", "1", "T2")
    assert found.message.zh == "检验中心第1期：T2没有60分钟以内的备份中心。"
    assert found.reason.zh == "方案没有指定备份中心。"
    assert found.remedy.zh == "指定H1（60分钟）为备份。"


def test_none_named_and_none_near() -> None:
    found = only_finding(RULE, COUNTY, standing(at="T2"), served("T2", at="T2"))
    assert "另开一处" in found.remedy.zh


def test_what_is_wrong_with_the_one_that_is_named() -> None:
    closed = only_finding(RULE, COUNTY, standing(at="T2"), served("T2", at="T2"), second())
    assert closed.reason.zh == "方案指定的备份：H1，该期没有开放。"
    serves = only_finding(RULE, COUNTY, *BY_H1, second("T2"))
    assert serves.reason.zh == "方案指定的备份：T2，本来就由它承接。"
    far = only_finding(RULE, COUNTY, *BY_H1, second("T1"))
    assert far.reason.zh == "方案指定的备份：T1，90分钟，超过备份时限。"
    cut = siting_county([center(backup_limit=60)], SITES, [volume("T2")], roads=[road("H1", "T2", 60)])
    gone = only_finding(RULE, cut, *BY_H1, second("T1"))
    assert gone.reason.zh == "方案指定的备份：T1，没有道路可达。"


def test_one_good_backup_of_several_is_enough() -> None:
    assert shortfall(RULE, COUNTY, *BY_H1, second("T1"), second()) == 0


def test_none_of_those_that_serve_a_split_member_stands_by() -> None:
    county = siting_county([center(backup_limit=60, sourcing=Sourcing.SPLIT)], SITES, [volume("T2")])
    parts = [standing(), standing(at="T2"), served("T2", at="T2", amount=50), served("T2", amount=50)]
    assert shortfall(RULE, county, *parts, second()) == 1


def test_by_wire_every_center_is_near() -> None:
    county = siting_county([center(backup_limit=0, mode=CenterMode.DIGITAL)], SITES, [volume("T2")], roads=[])
    assert judge(RULE, county, [*BY_H1, second("T1")]).clean
