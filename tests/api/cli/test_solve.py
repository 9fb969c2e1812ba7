"""``xiachen solve``: exit codes, documents, files."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import instances
from api.cli.exits import ExitCode
from api.runner.worker import Solver
from models.plan import RosterPlan
from tests.api.cli.conftest import Xiachen, document
from tests.api.runner import solvers

UseSolver = Callable[[Solver], None]
ROOT = Path(__file__).parents[3]
WEEK = ("--from", "2026-03-02", "--to", "2026-03-08")


def test_a_county_is_answered_with_every_file(xiachen: Xiachen, county_file: Path) -> None:
    """Everybody owes 7.5 days by the end of March, so each of five working days fills the two rooms of both centers."""
    result = xiachen("solve", county_file, *WEEK, "--out", "week")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "最优" in result.stdout
    assert "基层需求" in result.stdout
    for name in ("plan.json", "certificate.json", "roster.xlsx", "roster.csv", "report.html"):
        assert (Path("week") / name).stat().st_size > 0
    plan = RosterPlan.model_validate_json((Path("week") / "plan.json").read_text("utf-8"))
    assert (plan.first.isoformat(), plan.last.isoformat(), len(plan.duties)) == ("2026-03-02", "2026-03-08", 20)


def test_without_dates_and_folder_the_month_of_the_sheet_goes_to_out(xiachen: Xiachen, county_file: Path) -> None:
    found = document(xiachen("solve", county_file, "--json"))
    assert (found["from"], found["to"]) == ("2026-03-01", "2026-03-31")
    assert found["folder"] == "out/测试县-2026-03"


def test_json_is_one_document_and_nothing_else(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, *WEEK, "--json")
    found = document(result)
    assert (found["ok"], found["exit"], found["state"]) == (True, 0, "completed")
    assert (found["outcome"], found["termination"], found["hard"]) == ("optimal", "optimal", 0)
    assert {t["tier"] for t in found["tiers"]} >= {"policy", "need", "travel"}
    assert all(Path(path).exists() for path in found["files"])
    assert result.stderr == ""


def test_a_solver_that_prints_does_not_spoil_the_document(county_file: Path) -> None:
    command = [sys.executable, "-m", "tests.api.cli.run_with", "printing", "solve", str(county_file), *WEEK, "--json"]
    result = subprocess.run(
        [*command, "--out", str(county_file.parent)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(result.stdout)["outcome"] == "optimal"
    assert "noise of a solver" in result.stderr


def test_soft_shortfalls_are_answered_and_named(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, *WEEK, "--set", "roster.annual_days.days=100", "--lang", "en")
    assert result.exit_code == ExitCode.ANSWERED
    assert "shortfalls and who must act" in result.stdout
    assert "annual days" in result.stdout


def test_english_is_complete(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, *WEEK, "--lang", "en")
    for word in ("optimal", "ended by", "tier", "bound", "need", "written to", "Open"):
        assert word in result.stdout
    for word in ("最优", "终止原因", "层级", "规则", "请打开"):
        assert word not in result.stdout


def test_the_language_comes_from_the_environment(
    xiachen: Xiachen, county_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XIACHEN_LANG", "en")
    assert "ready to solve" in xiachen("check", county_file).stdout


def test_progress_goes_to_standard_error_in_plain_lines(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, *WEEK)
    assert "当前最好方案" in result.stderr
    assert "正在求解" not in result.stdout


def test_infeasible_is_exit_1_with_what_would_have_to_give_way(xiachen: Xiachen, county_file: Path) -> None:
    hard = ("--set", "roster.need.mode=hard", "--set", "roster.rooms.mode=hard")
    more = ("--set", "roster.annual_days.mode=hard", "--set", "roster.annual_days.days=300")
    result = xiachen("solve", county_file, *WEEK, *hard, *more, "--json")
    assert result.exit_code == ExitCode.INFEASIBLE, result.output
    found = document(result)
    assert (found["ok"], found["outcome"], found["files"]) == (False, "infeasible", [])
    assert found["conflict"]
    shown = xiachen("solve", county_file, *WEEK, *hard, *more)
    assert shown.exit_code == ExitCode.INFEASIBLE
    assert "无可行方案" in shown.stdout


def test_a_county_known_to_be_infeasible_says_so(xiachen: Xiachen) -> None:
    result = xiachen("solve", instances.path("everybody-every-week"), "--lang", "en")
    assert result.exit_code == ExitCode.INFEASIBLE, result.output
    assert "infeasible" in result.stdout
    assert "a second run (CP-SAT) agrees" in result.stdout
    assert "weekly share" in result.stdout
    assert "Traceback" not in result.output


def test_a_second_for_a_huge_county_gives_a_plan_or_says_that_none_was_found(xiachen: Xiachen) -> None:
    size = ("--people", "300", "--facilities", "30", "--weeks", "13", "--out", "huge.json")
    assert xiachen("generate", *size).exit_code == ExitCode.ANSWERED
    quarter = ("--from", "2026-03-02", "--to", "2026-05-31")
    result = xiachen("solve", "huge.json", *quarter, "--time-limit", "1", "--json")
    found = document(result)
    assert found["termination"] == "time_limit"
    outcomes = {ExitCode.ANSWERED: "feasible", ExitCode.NOTHING_FOUND: "unknown"}
    assert found["outcome"] == outcomes[ExitCode(result.exit_code)]
    assert bool(found["files"]) == (found["outcome"] == "feasible")


def test_nothing_found_within_the_limit_is_exit_3(xiachen: Xiachen, county_file: Path, solver: UseSolver) -> None:
    solver(solvers.slow_without_plan)
    result = xiachen("solve", county_file, *WEEK, "--time-limit", "0.2", "--json")
    assert result.exit_code == ExitCode.NOTHING_FOUND
    assert (document(result)["outcome"], document(result)["termination"]) == ("unknown", "time_limit")


def test_the_best_plan_at_the_limit_is_an_answer(xiachen: Xiachen, county_file: Path, solver: UseSolver) -> None:
    solver(solvers.slow_with_plan)
    found = document(xiachen("solve", county_file, *WEEK, "--time-limit", "0.2", "--json"))
    assert (found["exit"], found["outcome"], found["termination"]) == (0, "feasible", "time_limit")


def test_a_killed_worker_is_exit_4_with_one_line_and_no_traceback(
    xiachen: Xiachen, county_file: Path, solver: UseSolver
) -> None:
    solver(solvers.dying)
    result = xiachen("solve", county_file, *WEEK)
    assert result.exit_code == ExitCode.INTERNAL
    assert "求解进程意外结束" in result.stderr
    assert "Traceback" not in result.output
    assert list(Path().glob("*.log")) == []


def test_a_killed_worker_leaves_its_best_plan(xiachen: Xiachen, county_file: Path, solver: UseSolver) -> None:
    solver(solvers.dying_with_plan)
    result = xiachen("solve", county_file, *WEEK, "--out", "kept")
    assert result.exit_code == ExitCode.INTERNAL
    assert "kept/plan.json" in result.stderr
    assert len(RosterPlan.model_validate_json(Path("kept/plan.json").read_text("utf-8")).duties) == 1


@pytest.mark.parametrize("chosen", [solvers.lying, solvers.lawless])
def test_a_plan_that_the_checker_rejects_is_no_answer(
    xiachen: Xiachen, county_file: Path, solver: UseSolver, chosen: Solver
) -> None:
    solver(chosen)
    result = xiachen("solve", county_file, *WEEK, "--out", "wrong", "--json")
    assert result.exit_code == ExitCode.INTERNAL
    assert document(result)["ok"] is False
    assert not (Path("wrong") / "plan.json").exists()


def test_the_traceback_goes_to_a_file_where_it_is_asked_for(
    xiachen: Xiachen, county_file: Path, solver: UseSolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XIACHEN_DEBUG", "1")
    solver(solvers.raising)
    result = xiachen("solve", county_file, *WEEK)
    assert result.exit_code == ExitCode.INTERNAL
    assert "Traceback" not in result.output
    (log,) = Path().glob("xiachen-*.log")
    assert "a bug on purpose" in log.read_text("utf-8")
