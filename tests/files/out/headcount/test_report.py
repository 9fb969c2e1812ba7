"""report.html of a headcount: one file, nothing loaded, nothing unescaped, complete in both languages."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.county import Category
from models.files.out import HeadcountResults, write_headcount_results
from models.files.out.headcount.report import flows, gap_map
from models.files.out.headcount.report.bars import ladders_figure
from models.files.out.headcount.report.flows import flows_figure
from models.files.out.headcount.report.gap_map import after_figure, before_figure
from models.files.out.shown import Shown
from models.headcount import HeadcountCase
from tests.files.out.headcount.results import HOSTILE, make_results
from tests.files.out.pages import Page, figures
from tests.headcount_builders import headcount_plan, moved


@pytest.fixture(scope="module")
def page(headcount_zh: Path) -> str:
    return (headcount_zh / "report.html").read_text("utf-8")


@pytest.fixture(scope="module")
def said(page: str) -> str:
    return " ".join(" ".join(Page(page).said).split())


@pytest.fixture(scope="module")
def drawn(page: str) -> dict[str, Any]:
    return figures(page)


def _zh(results: HeadcountResults) -> Shown:
    return Shown(results.case.county, "zh")


def test_nothing_is_loaded_and_plotly_is_inline_once(page: str) -> None:
    assert Page(page).loads == []
    assert page.count("plotly.js v") == 1


def test_header_says_outcome_draft_and_every_stage(said: str) -> None:
    for word in ("最优（基于1项默认值）", "规划年度 2026-2028", "测算稿，未经审核备案不得执行", "无硬性突破"):
        assert word in said
    assert "基层最大缺编率 40% 40% 0%" in said
    assert "加权缺编 238 238 0%" in said


def test_only_rules_of_headcount_are_listed(page: str, headcount: HeadcountResults) -> None:
    for id, active in headcount.case.policy.rules.items():
        assert (f'<small>{id}</small></th>\n      <td><span class="mode' in page) is (
            active.rule.room == "headcount"
        ), id


def test_input_is_escaped(page: str, drawn: dict[str, Any]) -> None:
    assert HOSTILE not in page
    texts = json.dumps(drawn, ensure_ascii=False)
    assert "<script" not in texts
    assert "&lt;script" in texts


def test_cards_are_the_checkers(said: str, headcount: HeadcountResults) -> None:
    before, after = (sum(row.gap for row in rows) for rows in (headcount.today, headcount.last))
    assert f"{before} → {after} 缺编，前 → 后 需求 254" in said
    assert "7 调剂编制 备案表 3 行" in said
    assert "2 新增下达 新借周转池 1" in said


def test_menus_of_categories_and_years_choose_the_maps(page: str, drawn: dict[str, Any]) -> None:
    assert set(drawn["before"]["views"]) == {"0", "1", "2"}
    assert set(drawn["after"]["views"]) == {f"{k}-{n}" for k in range(3) for n in range(3)}
    menus = page[page.index('data-figure="after"') :].split("</p>")[0]
    assert menus.count("<select>") == 2
    assert '<option value="2" selected>2028年末</option>' in menus


def _circles(view: list[dict[str, Any]]) -> dict[str, tuple[str, str, float]]:
    """Return color, words and size of the circles by the name at the head of their words."""
    trace = next(t for t in view if t["mode"] == "markers")
    marker = trace["marker"]
    rows = zip(trace["hovertext"], marker["color"], marker["size"], strict=True)
    return {words.split("<br>")[0]: (color, words, size) for words, color, size in rows}


def test_facilities_are_colored_by_the_part_that_is_missing(drawn: dict[str, Any]) -> None:
    before, after = _circles(drawn["before"]["views"]["1"]), _circles(drawn["after"]["views"]["1-2"])
    assert before["石哈河镇卫生院"][0] == "#f4a261", "4 of 8 are missing"
    assert after["石哈河镇卫生院"][0] == "#e9c46a", "1 of 8 is missing"
    assert before["乌加河镇卫生院"][0] == "#2a9d8f", "nothing is missing"
    assert "缺编 1 / 需求 8<br>编制 6，借用 1，在编 6，空编 1" in after["石哈河镇卫生院"][1]
    assert before["旗人民医院"][2] > before["石哈河镇卫生院"][2], "more is needed"
    assert "无路卫生院" not in before


def test_arrows_are_the_transfers_until_then(drawn: dict[str, Any]) -> None:
    arrows = [t for t in drawn["after"]["views"]["1-0"] if t["mode"] == "lines+markers"]
    assert {t["hovertext"][0] for t in arrows} == {"乌加河 → 石哈河<br>2 名编制", "乌加河 → 海流图<br>1 名编制"}
    assert arrows[0]["line"]["width"] > arrows[1]["line"]["width"], "the most first, and the widest"
    assert not [t for t in drawn["before"]["views"]["1"] if t["mode"] == "lines+markers"]


def test_names_carry_the_posts_that_are_missing(drawn: dict[str, Any]) -> None:
    (names,) = [t["text"] for t in drawn["after"]["views"]["0-2"] if t["mode"] == "markers+text"]
    assert "旗医院 <b>8</b>" in names
    assert "乌加河 <b>2</b>" in names


def test_of_facilities_in_one_spot_the_largest_is_named(headcount: HeadcountResults) -> None:
    county = headcount.case.county
    hospital = county.facility_by_id["H1"]
    places = tuple(
        f.model_copy(update={"lon": hospital.lon, "lat": hospital.lat}) if f.id in ("H2", "T2") else f
        for f in county.facilities
    )
    case = HeadcountCase(county.model_copy(update={"facilities": places}), headcount.case.policy)
    figure = before_figure(replace(headcount, case=case), Shown(case.county, "zh"))
    assert figure is not None
    names = [name.split(" ")[0] for name in figure.views["0"][-1]["text"]]
    assert "旗医院" in names
    assert not {"蒙医院", "石哈河"} & set(names)


def test_only_the_arrows_with_the_most_posts_are_drawn(
    headcount: HeadcountResults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gap_map, "MOST_ARROWS", 2)
    figure = after_figure(headcount, _zh(headcount))
    assert figure is not None
    arrows = [t["hovertext"][0] for t in figure.views["0-2"] if t["mode"] == "lines+markers"]
    assert arrows == ["旗医院 → 蒙医院<br>4 名编制", "乌加河 → 石哈河<br>2 名编制"]


def _links(sankey: dict[str, Any]) -> list[tuple[str, str, int]]:
    labels, link = sankey["node"]["label"], sankey["link"]
    ends = zip(link["source"], link["target"], link["value"], strict=True)
    return [(labels[a].rsplit(" ", 1)[0], labels[b].rsplit(" ", 1)[0], n) for a, b, n in ends]


def test_flows_are_transfers_grants_and_new_loans(drawn: dict[str, Any], headcount: HeadcountResults) -> None:
    (every,) = drawn["flows"]["views"]["3-0"]
    assert sorted(_links(every)) == sorted(
        [
            ("旗医院", "蒙医院", 4),
            ("乌加河", "石哈河", 2),
            ("乌加河", "海流图", 1),
            ("新增下达", "巴音", 1),
            ("新增下达", '=HYPERLINK("http:…', 1),
            ("周转池新借", "石哈河", 1),
        ]
    )
    assert "乌加河 −3" in every["node"]["label"]
    assert "石哈河 +3" in every["node"]["label"]
    assert drawn["flows"]["views"]["2-0"] == [], "nothing moves in 2028"
    (nurses,) = drawn["flows"]["views"]["0-2"]
    assert _links(nurses) == [("旗医院", "蒙医院", 4)]


def test_beyond_some_units_the_smallest_are_one(headcount: HeadcountResults, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows, "MOST", 3)
    figure = flows_figure(headcount, _zh(headcount))
    assert figure is not None
    (every,) = figure.views["3-0"]
    assert sorted(_links(every)) == sorted(
        [
            ("其余2家", "蒙医院", 4),
            ("其余2家", "石哈河", 2),
            ("其余2家", "其余3家", 1),
            ("新增下达", "其余3家", 2),
            ("周转池新借", "石哈河", 1),
        ]
    )
    assert sum(every["link"]["value"]) == 10
    assert "其余3家 +3" in every["node"]["label"]


def test_classes_and_ladders_are_the_checkers(drawn: dict[str, Any], headcount: HeadcountResults) -> None:
    need, posts, staff, gap = drawn["classes"]["views"]["2"]
    assert need["x"] == [206, 206, 48, 48]
    assert (posts["x"][:2], staff["x"][:2]) == ([190, 190], [172, 172])
    assert gap["x"] == [sum(r.gap for r in headcount.of(rows, of)) for of in headcount.case.classes
                        for rows in (headcount.today, headcount.last)]  # fmt: skip
    first = drawn["ladders"]["views"]["0"][0]
    assert (first["name"], first["y"][:3]) == ("2026年末", [0.4, 0.4, 0.4])
    assert first["x"][-1] == 5, "cells with a gap, grassroots first"


@pytest.mark.parametrize(("cells", "step"), [(1, 1), (8, 1), (9, 2), (21, 5), (160, 20), (900, 200)])
def test_ticks_of_a_ladder_are_round_numbers(headcount: HeadcountResults, cells: int, step: int) -> None:
    told = headcount.ladders[0]
    long = told.model_copy(update={"rungs": (told.rungs[0].model_copy(update={"cells": cells}),)})
    results = replace(headcount)
    results.__dict__["ladders"] = (long,)
    figure = ladders_figure(results, _zh(headcount))
    assert figure is not None
    assert figure.layout["xaxis"]["dtick"] == step


def test_who_is_short_what_clauses_cost_and_loans_due(page: str, said: str) -> None:
    assert "巴音 基层 医师 2 1 5 20%" in said
    assert "两级分开 headcount.two_levels 硬性 57 12 6 51 12.5% 20%" in said
    assert "严禁虹吸 headcount.no_siphon 硬性 时限内未算出" in said
    assert "同类调剂 headcount.same_class 硬性 时限内未算出" in said, "the analysis did not come to it"
    assert "基层 乡镇卫生院 全额 21 18 3" in said
    assert "2027 海流图 医师 1 在借 2025" in said
    assert "2029 石哈河 医师 1 新借 2026" in said


def test_english_page_is_english(headcount_en: Path) -> None:
    said = " ".join(Page((headcount_en / "report.html").read_text("utf-8")).said)
    for phrase in (
        "optimal (based on 1 default values)",
        "Draft estimate: not in force before review and filing",
        "Flows of posts",
        "Who is still short",
        "What each clause costs",
        "Pool loans due",
    ):
        assert phrase in said
    for phrase in ("理论界值", "编制流向", "受限条款", "条款代价", "周转池到期", "缺编率"):
        assert phrase not in said


def test_a_county_without_coordinates_analysis_and_moves_has_a_report(tmp_path: Path) -> None:
    results = make_results(analysis=False)
    county = results.case.county
    places = tuple(f.model_copy(update={"lon": None, "lat": None}) for f in county.facilities)
    case = HeadcountCase(county.model_copy(update={"facilities": places, "roads": ()}), results.case.policy)
    plan = headcount_plan(case, profile="urad")
    write_headcount_results(tmp_path, replace(results, case=case, plan=plan))
    page = (tmp_path / "report.html").read_text("utf-8")
    assert set(figures(page)) == {"classes", "ladders"}
    for word in ("本次求解没有算到此项", "无坐标，未上图", "没有编制变动"):
        assert word in page
    assert "features" in (tmp_path / "headcount.geojson").read_text("utf-8")


def test_a_category_that_moves_in_no_year_is_not_in_the_menu(headcount: HeadcountResults) -> None:
    plan = headcount.plan.model_copy(update={"transfers": (moved("T1", "T2"),), "granted": (), "borrowed": ()})
    figure = flows_figure(replace(headcount, plan=plan), _zh(headcount))
    assert figure is not None
    assert figure.menus[1].choices == ["全部", Category.PHYSICIAN.zh]
