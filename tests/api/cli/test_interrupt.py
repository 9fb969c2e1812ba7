"""Ctrl-C, sent as a terminal does: to the whole process group."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.cli import faces
from api.cli.exits import ExitCode
from api.runner.worker import Solver
from models.certificate import Certificate
from models.county.words import Stage
from models.files import write_county_json
from models.files.out import write_results
from models.headcount import HeadcountPlan
from models.plan import RosterPlan
from tests.api.cli.conftest import Xiachen
from tests.api.runner import solvers
from tests.headcount_builders import headcount_county, posts

WEEK = ("--from", "2026-03-02", "--to", "2026-03-08")
ROOT = Path(__file__).parents[3]


def interrupt(solver: str, county_file: Path, at: str, asked: tuple[str, ...] = WEEK) -> tuple[int, str, str]:
    """Solve, send SIGINT when standard error says ``at``; return exit code, standard output and error."""
    command = [sys.executable, "-m", "tests.api.cli.run_with", solver, "solve", str(county_file), *asked]
    process = subprocess.Popen(
        [*command, "--out", str(county_file.parent / "out"), "--lang", "en"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    heard = ""
    for line in process.stderr:
        heard += line
        if at in line:
            os.killpg(process.pid, signal.SIGINT)
            break
    out, rest = process.communicate(timeout=60)
    return process.returncode, out, heard + rest


def test_an_interrupt_keeps_the_best_plan(county_file: Path) -> None:
    code, out, error = interrupt("slow_with_plan", county_file, at="best plan")
    assert code == ExitCode.ANSWERED, error
    assert "finished early" in out
    assert "Traceback" not in error
    plan = (county_file.parent / "out" / "plan.json").read_text("utf-8")
    assert len(RosterPlan.model_validate_json(plan).duties) == 1


def test_an_interrupt_keeps_the_best_headcount_and_claims_no_more_than_was_proven(tmp_path: Path) -> None:
    county = headcount_county([posts("T1", approved=5, filled=3, required=3), posts("T2", approved=2, required=4)])
    file = write_county_json(county, tmp_path / "county.json")
    code, out, error = interrupt("slow_with_posts", file, "best plan", ("--decision", "headcount"))
    assert code == ExitCode.ANSWERED, error
    assert "finished early" in out
    assert "feasible, no bound proven yet" in out
    assert "posts missing: 2 today, 1 at the end of 2026." in out
    plan = HeadcountPlan.model_validate_json((tmp_path / "out" / "plan.json").read_text("utf-8"))
    assert [(t.source, t.target, t.posts) for t in plan.transfers] == [("T1", "T2", 1)]
    certificate = Certificate.model_validate_json((tmp_path / "out" / "certificate.json").read_text("utf-8"))
    assert certificate.tiers[0].bound == 0
    assert [t.tier for t in certificate.tiers] == list(Stage)
    assert {t.bound for t in certificate.tiers[1:]} == {None}
    assert [t.value for t in certificate.tiers] == [certificate.recomputed[t.tier] for t in certificate.tiers]


@pytest.mark.parametrize("at", ["solving", " · test"], ids=["while the child starts", "while it solves"])
def test_an_interrupt_before_any_plan_is_130(county_file: Path, at: str) -> None:
    code, out, error = interrupt("slow_without_plan", county_file, at)
    assert code == ExitCode.INTERRUPTED, error
    assert out == ""
    assert "no plan was found" in error
    assert "Traceback" not in error


def test_an_interrupt_while_results_are_written_lets_them_be_written(
    county_file: Path, xiachen: Xiachen, solver: Callable[[Solver], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: Any, **named: Any) -> tuple[Path, ...]:
        signal.raise_signal(signal.SIGINT)
        return write_results(*given, **named)

    solver(solvers.prompt)
    monkeypatch.setattr(faces, "write_results", interrupted)
    result = xiachen("solve", county_file, *WEEK, "--out", "out", "--json")
    assert json.loads(result.stdout)["exit"] == result.exit_code == ExitCode.ANSWERED
    assert Path("out/certificate.json").is_file()


def test_a_termination_while_reading_is_130_with_a_document(county_file: Path) -> None:
    terminated = "check.read_county = lambda path: signal.raise_signal(signal.SIGTERM)"
    code = f"import signal; from api.cli import check, entry; {terminated}; entry.run()"
    command = [sys.executable, "-c", code, "check", str(county_file), "--json"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == ExitCode.INTERRUPTED, ended.stderr
    assert json.loads(ended.stdout) == {"ok": False, "exit": 130}
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("arguments", [["rules", "--json"], ["rules"]])
def test_a_reader_that_leaves_early_is_not_an_infeasible_county(arguments: list[str]) -> None:
    shown = subprocess.Popen(
        [sys.executable, "-c", "from api.cli.entry import run; run()", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert shown.stdout is not None
    shown.stdout.close()
    assert shown.communicate()[1] == b""
    assert shown.returncode == ExitCode.NOT_READ
