"""``xiachen audit``: clean results are clean, a duty moved by hand is found and named."""

import json
from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from tests.api.cli.conftest import Xiachen, document

WEEK = ("--from", "2026-03-02", "--to", "2026-03-08")


@pytest.fixture
def solved(xiachen: Xiachen, county_file: Path) -> Path:
    """Return the folder of a solved week."""
    assert xiachen("solve", county_file, *WEEK, "--out", "week").exit_code == ExitCode.ANSWERED
    return Path("week")


@pytest.mark.parametrize("name", ["plan.json", "roster.csv", "roster.xlsx"])
def test_the_results_of_a_solve_are_clean(xiachen: Xiachen, county_file: Path, solved: Path, name: str) -> None:
    result = xiachen("audit", county_file, solved / name)
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "核查通过" in result.stdout


def test_a_duty_moved_by_hand_is_found_and_named(xiachen: Xiachen, county_file: Path, solved: Path) -> None:
    path = solved / "plan.json"
    plan = json.loads(path.read_text("utf-8"))
    first = plan["duties"][0]
    plan["duties"].append({**first, "facility": "T2" if first["facility"] == "T1" else "T1"})
    path.write_text(json.dumps(plan), "utf-8")
    result = xiachen("audit", county_file, path)
    assert result.exit_code == ExitCode.INFEASIBLE
    assert "核查未通过" in result.stdout
    assert "同一时段一处" in result.stdout
    found = document(xiachen("audit", county_file, path, "--json"))
    assert (found["ok"], found["clean"], found["hard"] > 0) == (False, False, True)
    assert "roster.one_place" in {f["rule"] for f in found["findings"]}


def test_the_settings_of_the_plan_are_read_again(xiachen: Xiachen, county_file: Path) -> None:
    given = ("--set", "roster.annual_days.days=60")
    assert xiachen("solve", county_file, *WEEK, *given, "--out", "week").exit_code == ExitCode.ANSWERED
    solved = json.loads(Path("week/certificate.json").read_text("utf-8"))
    audited = document(xiachen("audit", county_file, "week/plan.json", "--json"))
    assert audited["tiers"] == solved["recomputed"]


def test_a_plan_of_other_data_is_audited_with_a_warning(xiachen: Xiachen, county_file: Path, solved: Path) -> None:
    path = solved / "plan.json"
    plan = json.loads(path.read_text("utf-8")) | {"county_hash": "0" * 64}
    path.write_text(json.dumps(plan), "utf-8")
    result = xiachen("audit", county_file, path)
    assert result.exit_code == ExitCode.ANSWERED
    assert "另一份县域数据" in result.stderr


def test_a_plan_that_is_none_is_bad_input(xiachen: Xiachen, county_file: Path) -> None:
    Path("plan.json").write_text("{}", "utf-8")
    assert xiachen("audit", county_file, "plan.json").exit_code == ExitCode.BAD_INPUT
    assert xiachen("audit", county_file, "nowhere.json").exit_code == ExitCode.BAD_INPUT
