"""``xiachen compare``: variants in, table and comparison out; exit codes, resuming, one at a time."""

import csv
import re
import sys
import threading
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

import instances
from api.batch import sources
from api.batch.perform import Runner
from api.batch.run import run_batch
from api.cli import compare
from api.cli.exits import ExitCode
from models.county import County
from models.files import write_county_json
from models.files.input.pipeline import read_here
from models.folder.lock import locked
from models.scenario.reading import read_scenarios_here
from tests.api.batch.solvers import failing, here
from tests.api.cli.conftest import Xiachen, document
from tests.api.runner.solvers import infeasible, prompt

UseRunner = Callable[[Runner], None]
TOY = """\
title: 玩具
from: 2026-03-02
to: 2026-03-08
bases: [{id: five, county: county.json}]
grid:
  - {id: d, title: 年度天数, set: roster.annual_days.days, values: [%s]}
reference: {d: 30}
"""


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> UseRunner:
    """Return what puts another runner in place of child processes; files are read in this process too."""

    def use(chosen: Runner) -> None:
        monkeypatch.setattr(compare, "read_scenarios", read_scenarios_here)
        monkeypatch.setattr(sources, "read_counties", lambda paths: map(read_here, paths))
        monkeypatch.setattr(compare, "run_batch", lambda *given: run_batch(*given, runner=chosen))

    return use


@pytest.fixture
def toy(county_file: Path) -> Path:
    """Return a file of two variants for the county of five people."""
    path = county_file.parent / "toy.yaml"
    path.write_text(TOY % "20, 30", encoding="utf-8")
    return path


def table(folder: str = "out") -> list[dict[str, str]]:
    """Return the rows of the table."""
    return list(csv.DictReader(StringIO((Path(folder) / "table.csv").read_text("utf-8-sig"))))


def test_variants_of_the_shipped_example_are_solved_and_compared(xiachen: Xiachen, county_file: Path) -> None:
    """Five people fill the two rooms of both centers on five days whatever the year asks: 20 days."""
    text = (Path(instances.__file__).parent / "scenarios" / "urad-policy.yaml").read_text("utf-8")
    for was, now in {
        "instance: urad-middle-banner": "county: county.json",
        "2026-03-01": "2026-03-02",
        "2026-03-31": "2026-03-08",
        "[30%, 40%, 50%, 60%, 70%]": "[50%]",
        "[20, 30, 40]": "[20, 30]",
    }.items():
        assert was in text
        text = text.replace(was, now)
    text = re.sub(r"  - id: two_thirds.*?(?=grid:)", "", text, flags=re.DOTALL)
    file = county_file.parent / "example.yaml"
    file.write_text(text, encoding="utf-8")
    result = xiachen("compare", file, "--out", "out", "--jobs", "2")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "共2个情景：最优 2" in result.stdout
    rows = table()
    assert [(r["run"], r["days"], r["outcome"], r["indicator.days"]) for r in rows] == [
        ("1", "20", "optimal", "20.0"), ("2", "30", "optimal", "20.0")
    ]  # fmt: skip
    assert float(rows[0]["peak_mib"]) > 1 and float(rows[0]["seconds.total"]) > 0
    page = (Path("out") / "compare.html").read_text("utf-8")
    assert "年度天数 20" in page and "20 → 30" in page
    assert (Path("out") / "table.xlsx").stat().st_size > 0


def test_without_names_nothing_in_the_folder_has_one(
    xiachen: Xiachen, toy: Path, five_people: County, county_file: Path, runner: UseRunner
) -> None:
    named = tuple(p.model_copy(update={"name": "张三丰"}) for p in five_people.staff)
    write_county_json(five_people.model_copy(update={"staff": named}), county_file)
    runner(here(prompt))
    assert xiachen("compare", toy, "--out", "out", "--anonymous").exit_code == ExitCode.ANSWERED
    assert len(list(Path("out").rglob("*.json"))) == 7
    assert not [path for path in Path("out").rglob("*") if path.is_file() and "张三丰".encode() in path.read_bytes()]


def test_a_changed_file_solves_what_is_new(xiachen: Xiachen, toy: Path, runner: UseRunner) -> None:
    runner(here(prompt))
    found = document(xiachen("compare", toy, "--out", "out", "--json"))
    assert (found["ok"], found["runs"], found["failed"]) == (True, 2, [])
    toy.write_text(TOY % "20, 30, 40", encoding="utf-8")
    result = xiachen("compare", toy, "--out", "out", "--lang", "en")
    assert re.findall(r"\d/3 (\w+)", result.stderr) == ["kept", "kept", "done"]
    assert [row["d"] for row in table()] == ["20", "30", "40"]


def test_a_run_that_fails_is_told_and_the_table_written(xiachen: Xiachen, toy: Path, runner: UseRunner) -> None:
    runner(failing)
    result = xiachen("compare", toy, "--out", "out")
    assert result.exit_code == ExitCode.INTERNAL
    assert "共2个情景：失败 2" in result.stdout and "失败：年度天数 20" in result.stdout
    assert "RuntimeError" not in result.output
    assert (Path("out") / "batch.log").read_text("utf-8").count("RuntimeError") == 2
    assert [row["failure"] for row in table()] == ["internal", "internal"]
    assert "Traceback" not in result.output


def test_no_variant_has_a_plan(xiachen: Xiachen, toy: Path, runner: UseRunner) -> None:
    runner(here(infeasible))
    assert xiachen("compare", toy, "--out", "out").exit_code == ExitCode.INFEASIBLE
    assert [row["outcome"] for row in table()] == ["infeasible", "infeasible"]


def test_an_interrupted_batch_says_how_to_go_on(xiachen: Xiachen, toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The batch is stopped as Ctrl-C does, by the event of the interrupt."""

    def stopped(orders: object, folder: Path, jobs: int, stop: threading.Event, *more: object) -> object:
        stop.set()
        return run_batch(orders, folder, jobs, stop, *more, runner=here(prompt))  # type: ignore[arg-type,misc]

    monkeypatch.setattr(compare, "run_batch", stopped)
    result = xiachen("compare", toy, "--out", "out")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert "完成0个，共2个；再运行同一命令即续算" in result.stderr
    assert not (Path("out") / "table.csv").exists()


@pytest.mark.parametrize(
    ("asked", "code", "exit"),
    [
        ("10.0.0.5", "bad_scheduler", ExitCode.BAD_INPUT),
        ("http://10.0.0.5:8786", "bad_scheduler", ExitCode.BAD_INPUT),
        ("tls://127.0.0.1:9", "no_certificate", ExitCode.BAD_INPUT),
        ("tcp://127.0.0.1:9", "no_scheduler", ExitCode.UNAVAILABLE),
    ],
)
def test_a_cluster_that_cannot_be_used_is_told(
    xiachen: Xiachen, toy: Path, runner: UseRunner, monkeypatch: pytest.MonkeyPatch, asked: str, code: str, exit: int
) -> None:
    runner(here(prompt))
    monkeypatch.setattr("api.batch.cluster.crew.CONNECT_SECONDS", 0.2)
    result = xiachen("compare", toy, "--out", "out", "--dask", asked, "--json")
    assert (result.exit_code, [i["code"] for i in document(result)["issues"]]) == (exit, [code])
    assert not list(Path("out").rglob("*.json"))


@pytest.mark.parametrize("command", [("compare", "toy.yaml", "--out", "out", "--dask"), ("worker",)])
def test_without_distributed_it_is_told_what_to_install(
    xiachen: Xiachen, toy: Path, runner: UseRunner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    runner(here(prompt))
    for name in ("api.batch.cluster.crew", "api.batch.cluster.join"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = xiachen(*command, "tcp://127.0.0.1:9", "--lang", "en")
    assert (result.exit_code, "pip install 'xiachen[dask]'" in result.stderr) == (ExitCode.BAD_INPUT, True)


def test_the_second_in_a_folder_is_told(xiachen: Xiachen, toy: Path) -> None:
    with locked(Path("out"), "A1"):
        result = xiachen("compare", toy, "--out", "out")
    assert (result.exit_code, "A1" in result.stderr) == (ExitCode.BAD_INPUT, True)


def test_bad_input_lists_every_fault_and_writes_nothing(xiachen: Xiachen, toy: Path) -> None:
    toy.write_text(TOY % "20, many" + "bogus: 1\n", encoding="utf-8")
    result = xiachen("compare", toy, "--out", "out", "--json")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert [(i["code"], i["place"]) for i in document(result)["issues"]] == [("scenario_field", "L8 /bogus")]
    toy.write_text(TOY % "20, many", encoding="utf-8")
    found = document(xiachen("compare", toy, "--out", "out", "--json"))
    assert [(i["code"], i["place"]) for i in found["issues"]] == [
        ("setting_value", "L6 /grid/0/values/1"), ("scenario_reference", "L7 /reference/d")
    ]  # fmt: skip
    assert not list(Path("out").rglob("*.json"))
