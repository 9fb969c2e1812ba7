"""report.html: one file, nothing loaded, nothing unescaped, complete in both languages."""

import json
from pathlib import Path

import pytest

from models.files.out import Results
from tests.files.out.pages import Page, figures
from tests.files.out.results import HOSTILE, NAMES


@pytest.fixture(scope="module")
def page(zh: Path) -> str:
    return (zh / "report.html").read_text("utf-8")


def test_nothing_is_loaded(page: str) -> None:
    assert Page(page).loads == []
    styles = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in styles
    assert "@import" not in styles


def test_plotly_is_inline_once(page: str) -> None:
    assert page.count("plotly.js v") == 1


def test_header_says_the_outcome_with_its_defaults(page: str) -> None:
    said = " ".join(Page(page).said)
    assert "最优（基于1项默认值）" in said
    assert "距界值差距" in said
    assert "未证" in said, "comfort has no bound and must say so"


def test_each_rule_is_listed_with_its_clause(page: str, results: Results) -> None:
    for id, active in results.case.policy.rules.items():
        assert (id in page) is (active.rule.room == "roster"), id
    assert "每年累计下沉时间≥30天（含坐诊、带教、技术指导）" in page
    assert "征求意见稿" in page


def test_each_shortfall_names_who_must_act(page: str, results: Results) -> None:
    table = page[page.index('<table class="findings">') :]
    assert table[: table.index("</table>")].count("<tr>") == len(results.verdict.findings) + 1
    for finding in results.verdict.findings:
        assert finding.owner.zh in table


def test_input_is_escaped(page: str) -> None:
    assert HOSTILE not in page
    assert "img" not in Page(page).tags
    hover = json.dumps(figures(page), ensure_ascii=False)
    assert "<img" not in hover
    assert "&lt;img" in hover


def test_heat_map_shows_each_duty_on_its_half_day(page: str) -> None:
    heat = figures(page)["heat"]
    (trace,) = heat["data"]
    assert len(trace["z"]) == 3
    assert len(trace["z"][0]) == 62
    shown = [[n for n, z in enumerate(row) if z is not None] for row in trace["z"]]
    assert shown == [[2, 3, 6, 7], [8, 9], [4, 5]]


def test_map_places_what_has_coordinates_and_names_the_rest(page: str) -> None:
    figure = figures(page)["map"]
    labels = [label for trace in figure["data"] for label in trace.get("text", [])]
    assert labels == ["乌加河"]
    assert "无坐标" in page


def test_coverage_follows_the_checker(page: str, results: Results) -> None:
    met, missing = figures(page)["coverage"]["data"]
    assert sum(missing["x"]) == sum(w.short for w in results.wants) > 0
    assert sum(met["x"]) == sum(w.want.target - w.short for w in results.wants)


def test_english_page_is_english(en: Path, zh: Path) -> None:
    page = (en / "report.html").read_text("utf-8")
    said = " ".join(Page(page).said)
    for phrase in (
        "optimal (based on 1 default values)",
        "The rules, one by one",
        "Days wanted and served",
        "who must act",
    ):
        assert phrase in said
    for phrase in ("理论界值", "规则落实情况", "责任单位", "本期下沉人数"):
        assert phrase not in said


def test_names_are_shown_where_they_are_given(page: str) -> None:
    assert NAMES[0] in page
