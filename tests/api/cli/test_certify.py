"""``xiachen certify``: rulings, exit codes, files, what it refuses, and how it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from ortools.linear_solver.python import model_builder

from api.cli.exits import ExitCode
from instances import path
from models.county import County
from models.files.input.pipeline import read_here
from models.headcount import HeadcountCase, HeadcountPlan
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit
from models.siting import SitingCase
from optimizer import headcount, siting
from optimizer.answer import SolveOptions
from tests.api.cli import opinions
from tests.api.cli.conftest import Xiachen, document
from tests.builders import make_plan

TOY = "headcount-priority"
ROOT = Path(__file__).parents[3]


def toy() -> HeadcountCase:
    county = read_here(path(TOY)).county
    return HeadcountCase(county, policy_of(county))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return the plan of the toy."""
    found = headcount.solve(toy(), SolveOptions(), lambda event: None).plan
    assert found is not None
    file = tmp_path / "plan.json"
    file.write_text(found.model_dump_json(by_alias=True), "utf-8")
    return file


def test_a_plan_is_certified_and_the_other_plan_saved(xiachen: Xiachen, plan: Path, tmp_path: Path) -> None:
    said = xiachen("certify", path(TOY), plan, "--out", tmp_path / "c")
    assert said.exit_code == 0, said.output
    assert "一致：各项目标均为最优" in said.stdout
    assert "CBC 正在证明：备案行数" in said.stderr
    assert json.loads((tmp_path / "c/certify.json").read_text("utf-8"))["ruling"] == "agrees"
    other = HeadcountPlan.model_validate_json((tmp_path / "c/second-plan.json").read_text("utf-8"))
    assert audit(toy(), other).clean


def test_the_sheets_of_a_solve_are_certified_as_well(xiachen: Xiachen, tmp_path: Path) -> None:
    assert xiachen("solve", path(TOY), "--decision", "headcount", "--out", tmp_path / "out").exit_code == 0
    found = document(xiachen("certify", path(TOY), tmp_path / "out/headcount.xlsx", "--json"))
    assert (found["ok"], found["ruling"], found["solver"]) == (True, "agrees", "CBC")


def test_a_plan_of_sites_is_certified(xiachen: Xiachen, tmp_path: Path) -> None:
    county = read_here(path("siting-merged")).county
    found = siting.solve(SitingCase(county, policy_of(county)), SolveOptions(), lambda event: None).plan
    assert found is not None
    (tmp_path / "sites.json").write_text(found.model_dump_json(by_alias=True), "utf-8")
    said = document(xiachen("certify", path("siting-merged"), tmp_path / "sites.json", "--json"))
    assert (said["exit"], said["ruling"]) == (0, "agrees")


def test_a_worse_plan_fails_and_both_values_are_shown(xiachen: Xiachen, plan: Path) -> None:
    worse = json.loads(plan.read_text("utf-8"))
    for cell in worse["cells"]:
        cell["recruits"] = 0
    plan.write_text(json.dumps(worse), "utf-8")
    said = xiachen("certify", path(TOY), plan, "--lang", "en")
    assert said.exit_code == ExitCode.INFEASIBLE
    assert "disagrees: there is a better plan" in said.stdout
    assert "The first difference: vacancies, 3 in the plan, 0 in the other." in said.stdout


def test_a_plan_that_breaks_a_rule_fails(xiachen: Xiachen, plan: Path) -> None:
    broken = json.loads(plan.read_text("utf-8"))
    broken["cells"][0]["posts"] += 1
    plan.write_text(json.dumps(broken), "utf-8")
    said = xiachen("certify", path(TOY), plan)
    assert said.exit_code == ExitCode.INFEASIBLE
    assert "方案违反硬性规则" in said.stdout


def test_the_program_written_has_the_last_optimum_in_other_solvers(
    xiachen: Xiachen, plan: Path, tmp_path: Path
) -> None:
    lp, mps = tmp_path / "new" / "p.lp", tmp_path / "new" / "p.mps"
    said = xiachen("certify", path(TOY), plan, "--write-lp", lp, "--write-mps", mps)
    assert said.exit_code == 0
    assert str(lp) in said.stdout
    assert str(mps) in said.stdout
    assert lp.read_text("ascii").startswith("\\* headcount *\\")
    model = model_builder.Model()
    assert model.import_from_mps_file(str(mps))
    for name in ("HIGHS", "SCIP"):
        solver = model_builder.Solver(name)
        assert solver.solve(model) == model_builder.SolveStatus.OPTIMAL
        assert solver.objective_value == pytest.approx(3)


def test_what_cannot_be_written_is_told_before_anything_is_solved(xiachen: Xiachen, plan: Path, tmp_path: Path) -> None:
    said = xiachen("certify", path(TOY), plan, "--write-lp", plan / "p.lp")
    assert said.exit_code == ExitCode.BAD_INPUT
    assert "正在证明" not in said.output
    (tmp_path / "folder.mps").mkdir()
    assert xiachen("certify", path(TOY), plan, "--write-mps", tmp_path / "folder.mps").exit_code == ExitCode.BAD_INPUT
    assert xiachen("certify", path(TOY), plan, "--out", plan).exit_code == ExitCode.BAD_INPUT


def test_a_solver_that_is_not_there_is_named(xiachen: Xiachen, plan: Path) -> None:
    said = xiachen("certify", path(TOY), plan, "--solver", "nobody", "--lang", "en")
    assert said.exit_code == ExitCode.BAD_INPUT
    assert 'the solver "nobody" is not installed' in " ".join(said.output.split())


def test_a_solver_without_a_license_is_told_before_anything_is_solved(
    xiachen: Xiachen, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.cli.certify.find_solver", lambda name: "Gurobi")
    monkeypatch.setattr("api.cli.certify.works", lambda name: False)
    said = document(xiachen("certify", path(TOY), plan, "--solver", "gurobi", "--json"))
    assert (said["exit"], [i["code"] for i in said["issues"]]) == (int(ExitCode.BAD_INPUT), ["solver_silent"])


def test_a_roster_is_refused_kindly(xiachen: Xiachen, county_file: Path, five_people: County, tmp_path: Path) -> None:
    case = RosterCase(five_people, policy_of(five_people), date(2026, 3, 2), date(2026, 3, 8))
    (tmp_path / "roster.json").write_text(make_plan(case).model_dump_json(by_alias=True), "utf-8")
    said = xiachen("certify", county_file, tmp_path / "roster.json")
    assert said.exit_code == ExitCode.BAD_INPUT
    assert "排班方案没有第二套模型可复核" in said.output


def test_too_little_time_proves_nothing(xiachen: Xiachen, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.cli.certify.second_opinion", opinions.out_of_time)
    found = document(xiachen("certify", path(TOY), plan, "--json"))
    assert (found["exit"], found["ruling"]) == (int(ExitCode.NOTHING_FOUND), "unproven")
    assert {s["stand"] for s in found["stages"]} == {"unproven"}


def test_a_second_opinion_in_error_is_a_fault_of_the_program(
    xiachen: Xiachen, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.cli.certify.second_opinion", opinions.lying)
    assert xiachen("certify", path(TOY), plan).exit_code == ExitCode.INTERNAL


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_cbc_is_left_behind(plan: Path, tmp_path: Path, how: signal.Signals, code: int) -> None:
    command = [sys.executable, "-m", "tests.api.cli.opinions", "forever", str(path(TOY)), str(plan), "--lang", "en"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    assert any("endless" in line for line in process.stderr)
    assert until(lambda: len(cbc_in(tmp_path)) == 1)
    os.killpg(process.pid, how)
    error = process.communicate(timeout=30)[1]
    assert process.returncode == code, error
    assert "Traceback" not in error
    assert until(lambda: cbc_in(tmp_path) == [])


def until(holds: Callable[[], bool]) -> bool:
    """Wait a few seconds for something to hold; return whether it does."""
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def cbc_in(folder: Path) -> list[int]:
    """Return the processes of CBC that work in a folder."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                command = (process / "cmdline").read_bytes().decode()
            except OSError:
                continue
            if f"{folder}/xiachen-cbc-" in command:
                found.append(int(process.name))
    return found
