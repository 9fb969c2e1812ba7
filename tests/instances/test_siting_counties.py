"""The shared centers of the shipped counties are those of their sources, and every figure says that it is assumed."""

from functools import cache

import pytest

from instances import entry, path
from instances.build.counties import COUNTIES
from instances.build.tables import source_rows
from models.county import CenterMode, SiteStatus
from models.files.input.pipeline import read_here
from models.siting import SitingCase

SHEETS = ("centers", "sites", "volumes", "phases")


@cache
def case(name: str) -> SitingCase:
    found = entry(f"{name}-siting").case(read_here(path(name)).county)
    assert isinstance(found, SitingCase)
    return found


def test_urad_has_its_ten_centers_in_two_phases() -> None:
    it = case("urad-middle-banner")
    ten = [group for group in it.groups if group.kinds != ("医疗次中心",)]
    first = {group.name for group in ten if it.due(group.kinds[0]) == 0}
    assert first == {"影像、心电", "健康随访", "集中审方", "转诊服务", "质控评价"}
    second = {"药物配送", "智慧急救", "中医问诊", "检验、消毒供应", "医护调度"}
    assert {group.name for group in ten} - first == second
    assert [p.deadline.isoformat() for p in it.phases] == ["2025-12-31", "2026-12-31"]


def test_urad_sites_its_centers_at_both_lead_hospitals_and_fixes_two_sub_centers() -> None:
    it = case("urad-middle-banner")
    assert all({"H1", "H2"} <= set(sites) for sites in it.sites.values())
    names = it.county.facility_by_id
    fixed = {names[s.site].short_name for s in it.county.sites if s.status is SiteStatus.FIXED}
    assert fixed == {"德岭山", "乌加河"}
    towns = {f.id for f in it.county.facilities if f.kind.value.endswith("township_center")}
    assert set(it.volumes["医疗次中心"]) == towns


def test_qilin_has_the_kinds_of_its_plan_at_the_lead_hospital_and_all_nodes_as_members() -> None:
    it = case("qilin")
    assert list(it.centers) == ["影像", "检验", "消毒供应", "后勤服务", "公共卫生"]
    assert all(sites["H1"].status is SiteStatus.FIXED for sites in it.sites.values())
    assert {m for members in it.volumes.values() for m in members} == {f.id for f in it.county.facilities}
    assert it.policy.text_value("siting.fixed_site", "at") == "lead_hospital"


@pytest.mark.parametrize("name", ["baicheng", "burqin"])
def test_xinjiang_has_the_seven_kinds_and_waste_is_fetched(name: str) -> None:
    it = case(name)
    assert list(it.centers) == ["影像", "心电", "远程会诊", "检验", "病理", "消毒供应", "医疗废物"]
    assert it.centers["医疗废物"].mode is CenterMode.REVERSE
    branches = {f.id for f in it.county.facilities if f.kind.value.endswith("township_center")}
    assert all(set(members) == {*branches, "H1"} for members in it.volumes.values())


def test_hemu_is_cut_off_in_winter_and_nobody_else_anywhere() -> None:
    cut = {name: {c.member: c.days for c in case(name).cut_off["检验"]} for name in COUNTIES}
    assert cut == {"urad-middle-banner": {}, "baicheng": {}, "qilin": {}, "burqin": {"B07": 105}}


def test_members_in_baicheng_are_measured_by_their_winter_minutes() -> None:
    it = case("baicheng")
    assert it.minutes["检验"]["B04"]["H1"] == 180


@pytest.mark.parametrize("recipe", [r.name for r in COUNTIES.values()])
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_figure_says_that_it_is_an_assumption(recipe: str, sheet: str) -> None:
    rows = source_rows(recipe, sheet)
    assert rows
    for row in rows:
        assert row["source"] and row["licence"] and row["estimated"], row
        assert sheet != "volumes" or "assumption" in row["source"]
        assert sheet != "sites" or not row["fixed_cost"] or "assumption" in row["source"], row
