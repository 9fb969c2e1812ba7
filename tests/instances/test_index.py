"""The index and the files: every entry is there, reads cleanly and says who proved it."""

from functools import cache
from pathlib import Path

import pytest

from instances import HERE, InstanceEntry, entry, index
from instances.build.changji import CHANGJI
from instances.build.counties import COUNTIES, WITH_POSTS
from instances.build.index import write_index
from instances.build.shipped import RECIPES, built, file_of, names
from models.certificate import Outcome
from models.county import Goal, Stage, Tier
from models.decision import Decision
from models.files.input.pipeline import read_here
from models.files.result import ReadResult
from models.policy import policy_of, rules
from models.policy.rule import RuleKind

ENTRIES = {e.id: e for e in index()}
OVER, CONTRACTS = "staff_above_posts", "contracted_above_control"
WARNED = {
    "urad-middle-banner": {OVER, CONTRACTS, "positions_above_quota"},
    "burqin": {CONTRACTS},
    "barkol": {OVER, CONTRACTS},
    "xinyuan": {OVER, CONTRACTS},
    "headcount-occupied": {OVER},
    "headcount-off-headcount": {CONTRACTS},
    "headcount-overfull": {OVER},
    "headcount-wrong-category": {OVER},
    "headcount-control-short": {OVER},
    "headcount-siphoned": {OVER},
}
"""The warnings of each file: what a plan of posts is there to mend. All other files have none."""


@cache
def read(file: str) -> ReadResult:
    return read_here(HERE / file)


def test_every_file_of_the_folders_is_indexed() -> None:
    files = {str(f.relative_to(HERE)) for g in ("counties", "toys", "hard") for f in (HERE / g).glob("*.*")}
    assert files == {e.file for e in index()}
    assert {Path(e.file).stem for e in index()} == set(names())
    assert {e.id for e in index() if e.group != "counties"} == set(names()) - set(RECIPES)


def test_a_county_has_an_entry_for_each_decision_of_one_file() -> None:
    counties = [e for e in index() if e.group == "counties"]
    ids = {d: [e.id for e in counties if e.decision is d] for d in Decision}
    assert ids == {
        Decision.ROSTER: [*COUNTIES, *CHANGJI],
        Decision.SITING: [f"{name}-siting" for name in COUNTIES],
        Decision.HEADCOUNT: [f"{name}-headcount" for name in WITH_POSTS],
    }
    hashes = {e.file: {its.county_hash for its in counties if its.file == e.file} for e in counties}
    assert all(len(found) == 1 for found in hashes.values())
    assert all(Path(e.file).stem in e.id for e in counties)


def test_values_are_by_tier_goal_or_stage_in_the_order_of_the_policy() -> None:
    for e in index():
        wanted: list[Tier | Goal | Stage] = list(Stage if e.decision is Decision.HEADCOUNT else Tier)
        if e.decision is Decision.SITING:
            policy = policy_of(read(e.file).county)
            order = [Goal(goal) for goal in policy.words("siting.equity", "order")]
            wanted = [Goal.SHORTFALL, *(goal for goal in order if goal is not Goal.UNCOVERED or goal in e.best_known)]
        assert list(e.best_known) in ([], wanted), e.id


@pytest.mark.parametrize("name", ENTRIES)
def test_an_instance_reads_without_fault_and_warns_of_what_it_is_about(name: str) -> None:
    result = read(ENTRIES[name].file)
    assert {i.code for i in result.issues} == WARNED.get(Path(ENTRIES[name].file).stem, set())
    assert {i.severity for i in result.issues} <= {"warning"}
    assert result.county.county.profile == ENTRIES[name].profile
    assert result.county.hash == ENTRIES[name].county_hash


@pytest.mark.parametrize("name", names())
def test_the_builder_makes_the_committed_file(name: str) -> None:
    fresh, shipped = built(name), read(file_of(name))
    assert fresh.county.hash == shipped.county.hash
    if file_of(name).endswith(".xlsx"):
        blank = [(d.pointer, d.value) for d in fresh.defaults]
        assert [(d.pointer, d.value) for d in shipped.defaults] == blank
        assert blank, "the workbook leaves something to default"


def test_the_index_is_the_one_that_the_builders_write(tmp_path: Path) -> None:
    target = write_index(tmp_path / "index.json")
    assert target.read_text("utf-8") == (HERE / "index.json").read_text("utf-8")


def test_an_unknown_instance_is_named_with_those_that_there_are() -> None:
    with pytest.raises(KeyError, match=r"no instance 'urad'.*urad-middle-banner"):
        entry("urad")


def test_every_instance_is_listed_in_the_docs() -> None:
    page = (HERE.parent / "docs" / "instances.md").read_text("utf-8")
    assert [e.id for e in index() if f"`{e.id}`" not in page] == []


def test_values_say_who_proved_them() -> None:
    for e in index():
        assert e.outcome in (Outcome.OPTIMAL, Outcome.FEASIBLE, Outcome.INFEASIBLE), e.id
        assert e.proved_by, e.id
        assert (e.outcome is Outcome.INFEASIBLE) == (not e.best_known), e.id
        if e.outcome is Outcome.OPTIMAL:
            assert e.best_known == pytest.approx(e.bound, rel=1e-9), e.id
        if e.group != "counties":
            assert e.why and e.why.zh and e.why.en, e.id


def test_there_is_a_toy_for_every_rule() -> None:
    toys = {e.id for e in index() if e.group == "toys"}
    wanted = {r.id.removeprefix("roster.").replace(".", "-").replace("_", "-") for r in rules().values()}
    filters = {r.id.removeprefix("roster.") for r in rules().values() if r.kind is RuleKind.FILTER}
    assert wanted <= toys, "a rule without a toy"
    assert filters == {"exempt", "headcount.need"}


def test_infeasible_ones_cover_their_causes() -> None:
    infeasible = {e.id for e in index() if e.outcome is Outcome.INFEASIBLE}
    assert {"minimum-above-supply", "everybody-every-week", "mondays-only"} <= infeasible
    assert {"siting-budget-short", "siting-no-candidate", "siting-snowed-in", "siting-too-large"} <= infeasible
    assert {f"headcount-{cause}" for cause in ("overfull", "wrong-category", "control-short", "siphoned")} <= infeasible
    assert all(isinstance(e, InstanceEntry) for e in index())
