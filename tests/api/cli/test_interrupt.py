"""Ctrl-C, sent as a terminal does: to the whole process group."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from models.plan import RosterPlan

WEEK = ("--from", "2026-03-02", "--to", "2026-03-08")
ROOT = Path(__file__).parents[3]


def interrupt(solver: str, county_file: Path, at: str) -> tuple[int, str, str]:
    """Solve, send SIGINT when standard error says ``at``; return exit code, standard output and error."""
    command = [sys.executable, "-m", "tests.api.cli.run_with", solver, "solve", str(county_file), *WEEK]
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


@pytest.mark.parametrize("at", ["solving", " · test"], ids=["while the child starts", "while it solves"])
def test_an_interrupt_before_any_plan_is_130(county_file: Path, at: str) -> None:
    code, out, error = interrupt("slow_without_plan", county_file, at)
    assert code == ExitCode.INTERRUPTED, error
    assert out == ""
    assert "no plan was found" in error
    assert "Traceback" not in error
