"""Scenarios that a service solves: the same table, page and files as on this machine; left and taken up again."""

import csv
import io
import json
import os
import re
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.batch import sources
from api.batch.perform import Runner
from api.batch.run import run_batch
from api.cli import compare
from api.cli.exits import ExitCode
from api.cli.remote import batch
from api.runner import OnEvent, SolveJob, SolveResult
from models.county import County
from models.files import write_county_json
from models.files.input.pipeline import read_here
from models.scenario.reading import read_scenarios_here
from tests.api.batch.solvers import here
from tests.api.cli.conftest import Xiachen
from tests.api.runner.solvers import prompt
from tests.service.conftest import Open, Web
from tests.service.remote.conftest import THERE, Call, transport_of

TOY = """\
title: 玩具
from: 2026-03-02
to: 2026-03-08
bases: [{id: five, county: county.json}]
variants:
  - {id: as_is}
  - {id: no_leave, title: 改名, patch: {"staff[id=P1].name": 张某}}
grid:
  - {id: d, title: 年度天数, set: roster.annual_days.days, values: [20, 30]}
reference: {d: 30}
options: {time_limit: 30}
"""
COMPARE = ("compare", "toy.yaml", "--out", "out")
Serve = Callable[..., Web]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch, call: Call, open_web: Open, five_people: County, tmp_path: Path) -> Serve:
    """Return what opens a service, and a file beside its county; nothing is done by children, here or there."""
    monkeypatch.setattr(compare, "read_scenarios", read_scenarios_here)
    monkeypatch.setattr(sources, "read_counties", lambda paths: map(read_here, paths))
    monkeypatch.setattr(compare, "run_batch", lambda *given: run_batch(*given, runner=here(prompt)))
    monkeypatch.setattr(batch, "LOOK_SECONDS", 0.02)
    write_county_json(five_people, tmp_path / "county.json")
    (tmp_path / "toy.yaml").write_text(TOY, "utf-8")

    def open_one(runner: Runner | None = None, **limits: Any) -> Web:
        web = open_web(runner or here(prompt), **limits)
        call(transport_of(web))
        return web

    return open_one


def test_both_write_the_same_and_so_do_the_tables_of_the_service(serve: Serve, xiachen: Xiachen) -> None:
    web = serve()
    own = xiachen(*COMPARE)
    Path("out").rename("here")
    there = xiachen(*COMPARE, *THERE)
    assert own.exit_code == there.exit_code == ExitCode.ANSWERED, there.output
    assert there.stdout == own.stdout
    found = contents(Path("out"))
    assert json.loads(found.pop("service.json"))["id"].startswith("scenarios_")
    assert found == contents(Path("here"))
    (kept,) = web.get("/v1/scenarios").json["scenarios"]
    for suffix, read in (("csv", table), ("xlsx", book)):
        served = web.get(f"/v1/scenarios/{kept['id']}/table.{suffix}", headers={"Accept-Language": "zh"})
        assert read(served.data) == read((Path("here") / f"table.{suffix}").read_bytes())


def test_what_is_done_is_fetched_once(serve: Serve, xiachen: Xiachen) -> None:
    web = serve()
    assert xiachen(*COMPARE, *THERE).exit_code == ExitCode.ANSWERED
    again = xiachen(*COMPARE, *THERE)
    assert (again.exit_code, again.stderr.count("已有")) == (ExitCode.ANSWERED, 4)
    assert len(web.get("/v1/scenarios").json["scenarios"]) == 1


class Interrupting:
    """Answers the first run, then interrupts whoever waits and holds the others until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun = 0

    def __call__(
        self, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
    ) -> SolveResult:
        """Solve."""
        self.begun += 1
        if self.begun == 2:
            os.kill(os.getpid(), signal.SIGINT)
        if self.begun > 1:
            assert self.go.wait(20)
        return here(prompt)(job, on_event, stop, discard=discard)


def test_an_interrupt_leaves_the_service_at_work_and_the_same_command_fetches_the_rest(
    serve: Serve, xiachen: Xiachen
) -> None:
    runner = Interrupting()
    web = serve(runner, concurrency=1)
    left = xiachen(*COMPARE, *THERE)
    assert left.exit_code == ExitCode.INTERRUPTED, left.output
    assert "服务继续求解" in left.stderr and re.search("完成[01]个，共4个", left.stderr)
    runner.go.set()
    assert xiachen(*COMPARE, *THERE).exit_code == ExitCode.ANSWERED
    assert (runner.begun, len(web.get("/v1/scenarios").json["scenarios"])) == (4, 1)


def test_what_was_cancelled_there_is_submitted_again(serve: Serve, xiachen: Xiachen) -> None:
    runner = Interrupting()
    web = serve(runner, concurrency=1)
    xiachen(*COMPARE, *THERE)
    (kept,) = web.get("/v1/scenarios").json["scenarios"]
    web.post(f"/v1/scenarios/{kept['id']}/cancel")
    runner.go.set()
    assert xiachen(*COMPARE, *THERE).exit_code == ExitCode.ANSWERED
    assert len(web.get("/v1/scenarios").json["scenarios"]) == 2


def test_without_names_the_folder_has_none(serve: Serve, xiachen: Xiachen) -> None:
    serve()
    result = xiachen(*COMPARE, "--anonymous", *THERE)
    assert result.exit_code == ExitCode.ANSWERED, result.output
    files = [path for path in Path("out").rglob("*") if path.is_file()]
    assert len(files) > 10 and not [path for path in files if "张某".encode() in path.read_bytes()]


def test_a_refusal_of_the_service_is_told_at_its_place(serve: Serve, xiachen: Xiachen, tmp_path: Path) -> None:
    serve(solve_seconds=20)
    result = xiachen(*COMPARE, *THERE)
    assert result.exit_code == ExitCode.BAD_INPUT
    assert "/options/time_limit" in result.stderr
    assert xiachen(*COMPARE, *THERE, "--dask", "tcp://127.0.0.1:1").exit_code == ExitCode.BAD_INPUT


def contents(folder: Path) -> dict[str, Any]:
    """Return what every file of a folder says, apart from times."""
    return {str(p.relative_to(folder)): content(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def content(path: Path) -> Any:
    """Return what a file says, apart from times."""
    if path.name == "table.csv":
        return table(path.read_bytes())
    if path.suffix in (".xlsx", ".parquet"):
        return book(path.read_bytes()) if path.suffix == ".xlsx" else path.name
    if path.suffix == ".json":
        found = json.loads(path.read_bytes())
        for timed in ("submitted", "finished", "seconds", "files"):
            found.pop(timed, None)
        return json.dumps(found) if path.name == "service.json" else found
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "", path.read_text("utf-8"))


def table(given: bytes) -> list[dict[str, str]]:
    """Return the rows of a table without their times."""
    rows = csv.DictReader(io.StringIO(given.decode("utf-8-sig")))
    return [{key: value for key, value in row.items() if not key.startswith("seconds.")} for row in rows]


def book(given: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Return the cells of a workbook without those of times."""
    found = openpyxl.load_workbook(io.BytesIO(given))
    return {sheet.title: [untimed(row, sheet[3]) for row in sheet.iter_rows(values_only=True)] for sheet in found}


def untimed(row: tuple[Any, ...], heads: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row without the columns of seconds."""
    return tuple(v for v, head in zip(row, heads, strict=True) if not str(head.value).startswith("用时"))
