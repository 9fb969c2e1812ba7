"""The families on a folder of tiny files: a row for each instance and solver, whatever one of them holds."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import rows
from benchmarks.__main__ import main
from benchmarks.child import Ran
from benchmarks.families import FAMILIES
from benchmarks.location import running
from benchmarks.location.attempt import OURS, attempt
from benchmarks.location.problem import Answer, Kind, Problem
from benchmarks.rows import Row
from optimizer.engines import Status
from tests.benchmarks.location_toys import CLUSTERS, OPTIMA, PATH, WAREHOUSES, drawn


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder with a folder for each kind of files; runs are made in this process."""

    def here(work: Callable[..., Row], *arguments: object, limit: float) -> Ran:
        try:
            return Ran(work(*arguments), 1.0, 9)
        except RuntimeError as error:
            return Ran(None, 1.0, 9, f"{type(error).__name__}: {error}")

    monkeypatch.setattr(rows, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(running, "BENCH", tmp_path)
    monkeypatch.setattr(running, "run_apart", here)
    files = {
        "pmed/path": PATH,
        "pmed/broken.txt": PATH.replace("4 5 6", "4 5"),
        "pmed/OPTIMA.csv": OPTIMA,
        "cap/w.txt": WAREHOUSES,
        "cap/open.dat": WAREHOUSES.replace(" 10 ", " capacity "),
        "pmedcap/c.txt": CLUSTERS,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def ran(name: str, folder: Path | None = None, **options: object) -> list[Row]:
    family: ModuleType = FAMILIES[name]
    parser = argparse.ArgumentParser()
    family.options(parser)
    given = parser.parse_args([])
    vars(given).update({"folder": folder, "again": False, **options})
    return list(family.run(given))


def shown(found: list[Row]) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in ("key", "known", "value", "bound", "status")) for row in found]


def test_a_folder_that_is_named_is_run_always_and_not_kept(bench: Path) -> None:
    for _ in range(2):
        broken, path = ran("pmed", bench / "pmed")
        assert broken["key"] == "pmed/broken"
        assert broken["failure"] == "ValueError: 15 more numbers are said where 14 are left"
        assert shown([path]) == [("pmed/path", 9, 9, 9, "optimal")]
    assert rows.load("pmed") == []


def test_a_file_that_is_named_is_run_alone(bench: Path) -> None:
    assert shown(ran("pcenter", bench / "pmed" / "path")) == [("pcenter/path", 4, 4, 4, "optimal")]


def test_covers_within_the_radius_that_is_known_or_found(bench: Path) -> None:
    expected = [("cover/path-lscp", None, 2, 2, "optimal"), ("cover/path-mclp", None, 4, 4, "optimal")]
    assert shown(ran("cover", bench / "pmed" / "path")) == expected
    (bench / "pmed" / "OPTIMA.csv").unlink()
    assert shown(ran("cover", bench / "pmed" / "path")) == expected


def test_warehouses_with_and_without_capacities(bench: Path) -> None:
    left_open, given = ran("cap", bench / "cap")
    assert left_open["failure"] == "ValueError: the file leaves the capacity open: give --capacity"
    assert shown([given]) == [("cap/w", None, 190.75, 190.75, "optimal")]
    assert shown(ran("capu", bench / "cap")) == [
        ("capu/open", None, 125.25, 125.25, "optimal"),
        ("capu/w", None, 125.25, 125.25, "optimal"),
    ]


def test_a_capacity_left_open_is_given_or_known(bench: Path) -> None:
    found = ran("cap", bench / "cap" / "open.dat", capacity="10, 20")
    assert shown(found) == [
        ("cap/open-10", None, 190.75, 190.75, "optimal"),
        ("cap/open-20", None, 125.25, 125.25, "optimal"),
    ]
    text = "instance,file,capacity_value,multi_source_optimum\nopen1,open.dat,20,125.25\n"
    (bench / "cap" / "OPTIMA.csv").write_text(text, encoding="utf-8")
    assert shown(ran("cap", bench / "cap" / "open.dat")) == [("cap/open1", 125.25, 125.25, 125.25, "optimal")]


def test_clusters_know_their_optimum_from_the_file_or_beside_it(bench: Path) -> None:
    assert shown(ran("pmedcap", bench / "pmedcap")) == [("pmedcap/c", 6, 6, 6, "optimal")]
    (bench / "pmedcap" / "OPTIMA.csv").write_text("instance,best_known_value(of whom)\nc,7\n", encoding="utf-8")
    assert shown(ran("pmedcap", bench / "pmedcap"))[0][1] == 7


def test_the_default_folder_is_kept_and_a_rival_comes_with_ours(bench: Path) -> None:
    (bench / "pmed" / "broken.txt").unlink()
    assert [row["who"] for row in ran("pmed", rivals="none")] == [OURS]
    assert ran("pmed", rivals="none") == []
    both = ran("pmed", rivals="highs")
    assert [(row["who"], row["value"]) for row in both] == [(OURS, 9), ("highs", 9)]
    assert ran("pmed", rivals="highs") == []
    assert len(ran("pmed", rivals="highs", again=True)) == 2
    assert [row["key"] for row in rows.load("pmed")] == ["pmed/path", "pmed/path/highs"]


def test_a_rival_answers_only_what_it_has_a_model_for(bench: Path) -> None:
    found = ran("cap", bench / "cap" / "w.txt", rivals="spopt,highs,greedy")
    assert [row["who"] for row in found] == [OURS, "highs"]


def test_a_rival_that_is_not_known_is_said(bench: Path) -> None:
    with pytest.raises(SystemExit, match="unknown: gurobi; known are none, all, spopt"):
        ran("pmed", rivals="gurobi")


def test_the_command_prints_a_document_for_each_row(
    bench: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks", "pmed", str(bench / "pmed"), "--json"])
    main()
    broken, path = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (broken["value"], broken["status"]) == (None, None)
    assert {"key", "known", "value", "bound", "status", "seconds"} <= path.keys()


def test_an_answer_that_is_wrong_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    toy = drawn(Kind.MAXIMAL_COVER, 1)

    def lying(problem: Problem, seconds: float) -> Answer:
        return Answer(Status.OPTIMAL, (0,), value=99.0)

    monkeypatch.setattr("benchmarks.location.attempt.solver_of", lambda who: lying)
    with pytest.raises(RuntimeError, match="the solver says 99, the judge"):
        attempt(toy, "liar", 1.0, 1)
    monkeypatch.setattr("benchmarks.location.attempt.solver_of", lambda who: lambda *a: Answer(Status.OPTIMAL, (77,)))
    with pytest.raises(RuntimeError, match="site 77 there is not"):
        attempt(toy, "liar", 1.0, 1)


@pytest.mark.skipif(not running.BENCH.is_dir(), reason=f"no instances in {running.BENCH}")
@pytest.mark.parametrize(
    ("name", "file"), [("pmed", "pmed/pmed5"), ("pcenter", "pmed/pmed5"), ("cap", "cap/cap71"), ("capu", "cap/cap71")]
)
def test_what_is_known_is_reached_and_proven(name: str, file: str) -> None:
    (row,) = ran(name, running.BENCH / f"{file}.txt")
    assert row["status"] == "optimal"
    assert row["value"] == pytest.approx(row["known"]) == pytest.approx(row["bound"])
