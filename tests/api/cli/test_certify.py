"""``xiachen certify``: rulings, exit codes, files, and what it refuses."""

import json
from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from instances import path
from models.headcount import HeadcountPlan
from optimizer.engines import pulp
from tests.api.cli.conftest import Xiachen, document

TOY = "headcount-priority"


@pytest.fixture
def plan(xiachen: Xiachen, tmp_path: Path) -> Path:
    """Return the plan of the toy, solved by the command line."""
    assert xiachen("solve", path(TOY), "--decision", "headcount", "--out", tmp_path / "out").exit_code == 0
    return tmp_path / "out/plan.json"


def test_a_solved_plan_is_certified_from_both_files(xiachen: Xiachen, plan: Path, tmp_path: Path) -> None:
    said = xiachen("certify", path(TOY), plan, "--out", tmp_path / "c")
    assert said.exit_code == 0
    assert "一致：各项目标均为最优" in said.stdout
    assert json.loads((tmp_path / "c/certify.json").read_text("utf-8"))["ruling"] == "agrees"
    HeadcountPlan.model_validate_json((tmp_path / "c/second-plan.json").read_text("utf-8"))
    found = document(xiachen("certify", path(TOY), plan.parent / "headcount.xlsx", "--json"))
    assert (found["ok"], found["ruling"], found["solver"]) == (True, "agrees", "CBC")


def test_a_worse_plan_fails_and_both_values_are_shown(xiachen: Xiachen, plan: Path, tmp_path: Path) -> None:
    document_ = json.loads(plan.read_text("utf-8"))
    for cell in document_["cells"]:
        cell["recruits"] = 0
    worse = tmp_path / "worse.json"
    worse.write_text(json.dumps(document_), "utf-8")
    found = document(xiachen("certify", path(TOY), worse, "--json"))
    assert (found["exit"], found["ruling"]) == (int(ExitCode.INFEASIBLE), "not_optimal")
    differs = next(s for s in found["stages"] if s["stand"] == "worse")
    assert (differs["stage"], differs["value"], differs["optimum"]) == ("vacancies", 3.0, 0.0)


def test_programs_written_have_the_last_stage_at_its_optimum(xiachen: Xiachen, plan: Path, tmp_path: Path) -> None:
    lp, mps = tmp_path / "p.lp", tmp_path / "p.mps"
    assert xiachen("certify", path(TOY), plan, "--write-lp", lp, "--write-mps", mps).exit_code == 0
    assert lp.read_text("ascii").startswith("\\* headcount *\\")
    variables, problem = pulp.pulp.LpProblem.fromMPS(str(mps))
    problem.solve(pulp.pulp.PULP_CBC_CMD(msg=False))
    assert pulp.pulp.LpStatus[problem.status] == "Optimal"
    assert pulp.pulp.value(problem.objective) == 3
    assert variables


def test_a_solver_that_is_not_there_is_named(xiachen: Xiachen, plan: Path) -> None:
    said = xiachen("certify", path(TOY), plan, "--solver", "nobody", "--lang", "en")
    assert said.exit_code == ExitCode.BAD_INPUT
    assert 'the solver "nobody" is not installed' in " ".join(said.output.split())


def test_a_roster_is_refused_kindly(xiachen: Xiachen, county_file: Path, tmp_path: Path) -> None:
    assert xiachen("solve", county_file, "--out", tmp_path / "r").exit_code == 0
    said = xiachen("certify", county_file, tmp_path / "r/plan.json")
    assert said.exit_code == ExitCode.BAD_INPUT
    assert "排班方案没有第二套模型可复核" in said.output


def test_too_little_time_proves_nothing(xiachen: Xiachen, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimizer.certify.lexicographic.Lexicographic.left", 0.0)
    found = document(xiachen("certify", path(TOY), plan, "--json"))
    assert (found["exit"], found["ruling"]) == (int(ExitCode.NOTHING_FOUND), "unproven")
