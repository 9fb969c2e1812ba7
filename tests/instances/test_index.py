"""The index and the files: every entry is there, reads cleanly and says who proved it."""

from pathlib import Path

import pytest

from instances import HERE, InstanceEntry, entry, index, path
from instances.build.index import write_index
from instances.build.shipped import built, names
from models.certificate import Outcome
from models.county import Goal, Tier
from models.decision import Decision
from models.files.input.pipeline import read_here
from models.policy import policy_of, rules
from models.policy.rule import RuleKind

ENTRIES = {e.id: e for e in index()}


def test_every_file_of_the_folders_is_indexed() -> None:
    files = {str(f.relative_to(HERE)) for g in ("counties", "toys", "hard") for f in (HERE / g).glob("*.*")}
    assert files == {e.file for e in index()}
    assert {e.id for e in index() if e.decision is Decision.ROSTER or e.group != "counties"} == set(names())


def test_a_county_has_an_entry_for_each_decision_of_one_file() -> None:
    counties = [e for e in index() if e.group == "counties"]
    rosters, sitings = counties[::2], counties[1::2]
    assert {e.decision for e in rosters} == {Decision.ROSTER}
    assert {e.decision for e in sitings} == {Decision.SITING}
    assert [f"{e.id}-siting" for e in rosters] == [e.id for e in sitings]
    assert [(e.file, e.county_hash) for e in rosters] == [(e.file, e.county_hash) for e in sitings]


def test_values_are_by_tier_or_by_goal_in_the_order_of_the_policy() -> None:
    for e in index():
        wanted = list(Tier)
        if e.decision is Decision.SITING:
            policy = policy_of(read_here(path(e.id)).county)
            order = [Goal(goal) for goal in policy.words("siting.equity", "order")]
            wanted = [Goal.SHORTFALL, *(goal for goal in order if goal is not Goal.UNCOVERED or goal in e.best_known)]
        assert list(e.best_known) in ([], wanted), e.id


@pytest.mark.parametrize("name", ENTRIES)
def test_an_instance_reads_without_fault_or_warning(name: str) -> None:
    result = read_here(path(name))
    assert not result.issues
    assert result.county.county.profile == ENTRIES[name].profile
    assert result.county.hash == ENTRIES[name].county_hash


@pytest.mark.parametrize("name", names())
def test_the_builder_makes_the_committed_file(name: str) -> None:
    fresh, shipped = built(name), read_here(path(name))
    assert fresh.county.hash == shipped.county.hash
    if path(name).suffix == ".xlsx":
        blank = [(d.pointer, d.value) for d in fresh.defaults]
        assert [(d.pointer, d.value) for d in shipped.defaults] == blank
        assert blank, "the workbook leaves something to default"


def test_the_index_is_the_one_that_the_builders_write(tmp_path: Path) -> None:
    target = write_index(tmp_path / "index.json")
    assert target.read_text("utf-8") == (HERE / "index.json").read_text("utf-8")


def test_an_unknown_instance_is_named_with_those_that_there_are() -> None:
    with pytest.raises(KeyError, match=r"no instance 'urad'.*urad-middle-banner"):
        entry("urad")


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
    assert filters == {"exempt"}


def test_infeasible_ones_cover_their_causes() -> None:
    infeasible = {e.id for e in index() if e.outcome is Outcome.INFEASIBLE}
    assert {"minimum-above-supply", "everybody-every-week", "mondays-only"} <= infeasible
    assert {"siting-budget-short", "siting-no-candidate", "siting-snowed-in", "siting-too-large"} <= infeasible
    assert all(isinstance(e, InstanceEntry) for e in index())
