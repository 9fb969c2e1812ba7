"""siting.merged: kinds that are built together stand together and serve together."""

from models.county import Sourcing
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, phase, served, site, siting_county, standing, volume

RULE = "siting.merged"
LAB, STERILE = "检验", "消毒供应"
SITES = [site(k, at) for k in (LAB, STERILE) for at in ("H1", "T1")]
VOLUMES = [volume(m, k) for k in (LAB, STERILE) for m in ("T1", "T2")]
PAIR = [center(LAB, merged_with=(STERILE,)), center(STERILE)]
COUNTY = siting_county(PAIR, SITES, VOLUMES)
TOGETHER = [standing(LAB), standing(STERILE)]
APART = [standing(LAB), standing(STERILE, "T1")]


def test_kept_at_one_site_and_at_two() -> None:
    assert shortfall(RULE, COUNTY, *TOGETHER) == 0
    assert shortfall(RULE, COUNTY, *TOGETHER, standing(LAB, "T1"), standing(STERILE, "T1")) == 0
    assert shortfall(RULE, COUNTY) == 0


def test_one_for_each_site_that_lacks_one_of_them() -> None:
    assert shortfall(RULE, COUNTY, *TOGETHER, standing(LAB, "T1")) == 1
    assert shortfall(RULE, COUNTY, *APART) == 2


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, APART, amount=2)


def test_kinds_that_are_not_merged_stand_where_they_like() -> None:
    assert shortfall(RULE, siting_county([center(LAB), center(STERILE)], SITES, VOLUMES), *APART) == 0


def test_who_names_whom_makes_no_difference() -> None:
    county = siting_county([center(LAB), center(STERILE, merged_with=(LAB,))], SITES, VOLUMES)
    assert shortfall(RULE, county, *APART) == 2


def test_the_finding_names_the_site_and_what_it_lacks() -> None:
    found = only_finding(RULE, COUNTY, *TOGETHER, standing(LAB, "T1"))
    assert (found.where.center, found.where.phase, found.where.facility) == ("检验、消毒供应", "1", "T1")
    assert found.message.zh == "检验、消毒供应合建，第1期T1只开放了检验，没有消毒供应。"
    assert found.reason.zh == "各类开放的有：检验：H1、T1；消毒供应：H1。"


def test_one_for_each_member_whom_they_serve_from_different_centers() -> None:
    both = [*TOGETHER, standing(LAB, "T1"), standing(STERILE, "T1")]
    alike = [served("T1", LAB, "T1"), served("T1", STERILE, "T1")]
    apart = [served("T2", LAB, "H1"), served("T2", STERILE, "T1")]
    assert shortfall(RULE, COUNTY, *both, *alike) == 0
    found = only_finding(RULE, COUNTY, *both, *alike, *apart)
    assert (found.amount, found.where.facility) == (1, "T2")
    assert found.message.zh == "检验、消毒供应合建，第1期T2由不同的中心承接。"
    assert found.reason.zh == "各类由以下中心承接：检验：H1；消毒供应：T1。"


def test_a_member_of_one_of_them_is_compared_with_nothing() -> None:
    assert shortfall(RULE, COUNTY, *TOGETHER, served("T1", LAB)) == 0


def test_split_members_have_the_same_centers() -> None:
    pair = [center(LAB, merged_with=(STERILE,), sourcing=Sourcing.SPLIT), center(STERILE, sourcing=Sourcing.SPLIT)]
    county = siting_county(pair, SITES, VOLUMES)
    both = [*TOGETHER, standing(LAB, "T1"), standing(STERILE, "T1")]
    lab = [served("T1", LAB, "H1", 50), served("T1", LAB, "T1", 50)]
    assert shortfall(RULE, county, *both, *lab, served("T1", STERILE, "H1")) == 1
    assert shortfall(RULE, county, *both, *lab, served("T1", STERILE, "T1", 1), served("T1", STERILE, "H1", 99)) == 0


def test_three_kinds_and_each_phase_from_the_earliest_deadline_on() -> None:
    three = [
        center("影像", phase="3", merged_with=("心电",)),
        center("心电", phase="2", merged_with=("病理",)),
        center("病理", phase="3"),
    ]
    county = siting_county(
        three,
        [site(c.kind) for c in three],
        [],
        [phase("1"), phase("2", 2027), phase("3", 2028)],
    )
    rows = [standing("影像", phase=p) for p in "123"]
    verdict = judge(RULE, county, rows)
    assert [(f.where.phase, f.amount) for f in verdict.findings] == [("2", 1), ("3", 1)]
    assert "没有心电、病理" in verdict.findings[0].message.zh
