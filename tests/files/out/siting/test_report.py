"""report.html of a siting: one file, nothing loaded, nothing unescaped, complete in both languages."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.files.out import SitingResults, write_siting_results
from models.files.out.shown import Shown
from models.files.out.siting.report.center_map import map_figure
from models.files.out.siting.report.curves import curves_figure
from models.siting import SitingCase
from tests.files.out.pages import Page, figures
from tests.files.out.siting.results import HOSTILE, make_results


@pytest.fixture(scope="module")
def page(siting_zh: Path) -> str:
    return (siting_zh / "report.html").read_text("utf-8")


@pytest.fixture(scope="module")
def said(page: str) -> str:
    return " ".join(" ".join(Page(page).said).split())


@pytest.fixture(scope="module")
def drawn(page: str) -> dict[str, Any]:
    return figures(page)


def test_nothing_is_loaded_and_plotly_is_inline_once(page: str) -> None:
    assert Page(page).loads == []
    assert page.count("plotly.js v") == 1


def test_header_says_the_outcome_and_every_goal(said: str) -> None:
    for word in ("最优（基于1项默认值）", "最长分钟（分钟）", "加权分钟（人·分钟）", "费用（元）", "6,727,500"):
        assert word in said


def test_only_rules_of_siting_are_listed(page: str, siting: SitingResults) -> None:
    for id, active in siting.case.policy.rules.items():
        assert (f"<small>{id}</small>" in page) is (active.rule.room == "siting"), id


def test_input_is_escaped(page: str, drawn: dict[str, Any]) -> None:
    assert HOSTILE not in page
    texts = json.dumps(drawn, ensure_ascii=False)
    assert "<script" not in texts
    assert "&lt;script" in texts


def test_a_menu_of_kinds_and_one_of_phases_choose_the_map(page: str, drawn: dict[str, Any]) -> None:
    assert set(drawn["map"]["views"]) == {f"{k}-{t}" for k in range(3) for t in range(2)}
    menus = page[page.index('data-figure="map"') :].split("</p>")[0]
    assert menus.count("<select>") == 2
    assert '<option value="0" selected>检验</option>' in menus
    assert '<option value="1" selected>第2期</option>' in menus


def _members(view: list[dict[str, Any]]) -> dict[str, str]:
    """Return the colors of the circles by the name at the head of their words."""
    trace = next(t for t in view if t.get("marker", {}).get("size") == 11.0)
    names = [words.split("<br>")[0] for words in trace["hovertext"]]
    return dict(zip(names, trace["marker"]["color"], strict=True))


def test_members_are_colored_by_minutes_and_centers_sized_by_load(drawn: dict[str, Any]) -> None:
    view = drawn["map"]["views"]["0-1"]
    colors = _members(view)
    assert colors["旗人民医院"] == colors["海流图中心卫生院"] == "#2a9d8f", "served on the spot"
    assert colors["石哈河镇卫生院"] == colors["乌加河镇卫生院"] == "#8ab17d", "40 and 45 minutes"
    squares = next(t for t in view if t.get("marker", {}).get("symbol") == "square")
    assert squares["marker"]["size"][0] > squares["marker"]["size"][1]
    assert "模块 2 · 业务量 23,700 / 40,000（59.25%）" in squares["hovertext"][0]


def test_a_name_inside_the_square_of_a_center_is_left_out(siting: SitingResults) -> None:
    county = siting.case.county
    hospital = county.facility_by_id["H1"]
    places = tuple(
        f.model_copy(update={"lon": hospital.lon, "lat": hospital.lat}) if f.id == "T2" else f
        for f in county.facilities
    )
    case = SitingCase(county.model_copy(update={"facilities": places}), siting.case.policy)
    figure = map_figure(replace(siting, case=case), Shown(case.county, "zh"))
    assert figure is not None
    names = figure.views["0-0"][-1]["text"]
    assert names[0] == "<b>旗医院</b>"
    assert "石哈河" not in names
    assert "海流图" in names


def test_what_goes_by_wire_has_a_color_of_its_own(drawn: dict[str, Any]) -> None:
    assert set(_members(drawn["map"]["views"]["1-1"]).values()) == {"#5b7db1"}
    assert set(_members(drawn["map"]["views"]["1-0"]).values()) == {"#9aa5a2"}, "not served in phase 1"


def test_map_names_who_has_no_coordinates(said: str) -> None:
    assert "无坐标，未上图：1 无路卫生室" in said


def test_curves_end_at_those_who_are_served(drawn: dict[str, Any]) -> None:
    views = drawn["curves"]["views"]
    assert [curve["name"] for curve in views["1"]] == ["检验", "医废"]
    lab = views["1"][0]
    assert lab["y"][-1] == pytest.approx(87_000 / 87_700, abs=1e-5)
    assert dict(zip(lab["x"], lab["y"], strict=True))[40] == pytest.approx(75_000 / 87_700, abs=1e-5)
    assert [mark["x"] for mark in drawn["curves"]["layout"]["annotations"]] == [30, 45, 60, 90]


def test_curves_that_would_hide_each_other_are_one() -> None:
    results = make_results()
    county = results.case.county
    twins = [c.model_copy(update={"kind": "医疗废物"}) for c in county.centers if c.kind == "医废"]
    sites = [s.model_copy(update={"kind": "医疗废物"}) for s in county.sites if s.kind == "医废"]
    volumes = [v.model_copy(update={"kind": "医疗废物"}) for v in county.volumes if v.kind == "医废"]
    more = {
        "centers": (*county.centers, *twins),
        "sites": (*county.sites, *sites),
        "volumes": (*county.volumes, *volumes),
    }
    rows = [s.model_copy(update={"kind": "医疗废物"}) for s in results.plan.service if s.kind == "医废"]
    plan = results.plan.model_copy(update={"service": (*results.plan.service, *rows)})
    twice = replace(results, case=SitingCase(county.model_copy(update=more), results.case.policy), plan=plan)
    figure = curves_figure(twice, Shown(twice.case.county, "zh"))
    assert figure is not None
    assert [curve["name"] for curve in figure.views["1"]] == ["检验", "医废、医疗废物"]


def test_utilization_and_costs_are_the_checkers(drawn: dict[str, Any], siting: SitingResults) -> None:
    (bars,) = drawn["utilization"]["views"]["1"]
    assert bars["x"] == [0.5925, 1.08, 0.0, 0.144]
    assert bars["text"][2] == "3,000，能力不限"
    *stacks, budget = drawn["costs"]["data"]
    assert sum(sum(s["y"]) for s in stacks) * 10_000 == pytest.approx(sum(c.total for c in siting.costs))
    assert budget["y"] == [300, 350]


def test_frontier_shows_cost_against_the_longest_minutes(drawn: dict[str, Any]) -> None:
    line, star = drawn["frontier"]["data"]
    assert list(zip(line["x"], line["y"], strict=True)) == [(400, 105), (570, 88), (880, 70)]
    assert (star["x"], star["y"]) == ([672.75], [110])


def test_tables_of_what_else_could_be(said: str) -> None:
    for word in ("次优方案 1", "检验：海流图 1→2", "检验固定在旗医院", "500,000 元", "放开后没有求得方案"):
        assert word in said


def test_members_out_of_reach_and_shortfalls_are_listed(page: str, said: str, siting: SitingResults) -> None:
    assert "全年无道路可达任何候选点" in said
    table = page[page.index('<table class="findings">') :]
    assert table[: table.index("</table>")].count("<tr>") == len(siting.verdict.findings) + 1


def test_english_page_is_english(siting_en: Path) -> None:
    said = " ".join(Page((siting_en / "report.html").read_text("utf-8")).said)
    for phrase in (
        "optimal (based on 1 default values)",
        "Where the centers stand",
        "Cost against time",
        "who must act",
    ):
        assert phrase in said
    for phrase in ("理论界值", "中心布局", "责任单位", "分期费用", "不可达"):
        assert phrase not in said


def test_a_county_without_coordinates_or_analysis_has_a_report(tmp_path: Path) -> None:
    results = make_results(analysis=False)
    county = results.case.county
    places = tuple(f.model_copy(update={"lon": None, "lat": None}) for f in county.facilities)
    blind = county.model_copy(update={"facilities": places, "junctions": ()})
    write_siting_results(tmp_path, replace(results, case=SitingCase(blind, results.case.policy)))
    page = (tmp_path / "report.html").read_text("utf-8")
    assert set(figures(page)) == {"curves", "utilization", "costs"}
    assert "本次求解没有计算此项" in page
    assert "无坐标，未上图" in page
