"""The index and the files: every entry is there, reads cleanly and says who proved it."""

from pathlib import Path

import pytest

from instances import HERE, InstanceEntry, entry, index, path
from instances.build.index import write_index
from instances.build.shipped import built, names
from models.certificate import Outcome
from models.files.input.pipeline import read_here
from models.policy import rules
from models.policy.rule import RuleKind

ENTRIES = {e.id: e for e in index()}


def test_every_file_of_the_folders_is_indexed() -> None:
    files = {str(f.relative_to(HERE)) for g in ("counties", "toys", "hard") for f in (HERE / g).glob("*.*")}
    assert files == {e.file for e in index()}
    assert [e.id for e in index()] == list(names())


@pytest.mark.parametrize("name", ENTRIES)
def test_an_instance_reads_without_fault_or_warning(name: str) -> None:
    result = read_here(path(name))
    assert not result.issues
    assert result.county.county.profile == ENTRIES[name].profile
    assert result.county.hash == ENTRIES[name].county_hash


@pytest.mark.parametrize("name", ENTRIES)
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
            assert e.best_known == e.bound, e.id
        if e.group != "counties":
            assert e.why and e.why.zh and e.why.en, e.id


def test_there_is_a_toy_for_every_rule() -> None:
    toys = {e.id for e in index() if e.group == "toys"}
    wanted = {r.id.removeprefix("roster.").replace("_", "-") for r in rules().values()}
    filters = {r.id.removeprefix("roster.") for r in rules().values() if r.kind is RuleKind.FILTER}
    assert wanted <= toys, "a rule without a toy"
    assert filters == {"exempt"}


def test_infeasible_ones_cover_week_and_day_causes() -> None:
    infeasible = {e.id for e in index() if e.outcome is Outcome.INFEASIBLE}
    assert {"minimum-above-supply", "everybody-every-week", "mondays-only"} <= infeasible
    assert all(isinstance(e, InstanceEntry) for e in index())
