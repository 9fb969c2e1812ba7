"""Clauses of monitoring: each of section G once, measures that exist, and what is beyond every plan said of each."""

from pathlib import Path

from models.policy.catalogue import clauses
from models.policy.monitoring import clauses_of, monitored
from models.scenario.measures import MEASURES


def test_every_clause_of_the_section_is_there_once_and_in_order() -> None:
    assert [its.clause for its in monitored()] == sorted(id for id in clauses() if id.startswith("G"))


def test_measures_are_those_of_the_table() -> None:
    assert {key for its in monitored() for key in its.measures} <= MEASURES.keys()


def test_what_no_plan_can_say_is_told_of_each_in_both_languages() -> None:
    assert all(its.beyond.zh and its.beyond.en for its in monitored())


def test_visits_insurance_and_referrals_are_measured_by_nothing() -> None:
    silent = {its.clause for its in monitored() if not its.measures}
    assert {"G03", "G04", "G10", "G11", "G12"} <= silent
    assert {"G01", "G14", "G17", "G22"}.isdisjoint(silent)


def test_a_draft_is_quoted_as_one() -> None:
    drafts = {its.source.document for its in monitored() if "征求意见稿" in its.document.zh}
    assert drafts == {"S1"}


def test_a_measure_names_its_clauses() -> None:
    assert clauses_of("tcm") == ("G14", "G22")
    assert clauses_of("obliged") == ()


def test_the_docs_say_it_clause_by_clause() -> None:
    page = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text("utf-8")
    for its in monitored():
        said = "、".join(f"`{key}`" for key in its.measures) or "—"
        row = next(line for line in page.splitlines() if line.startswith(f"| {its.clause} |"))
        assert f"| {said} | {its.beyond.zh} {its.beyond.en} |" in row
