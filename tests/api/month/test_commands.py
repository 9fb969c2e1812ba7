"""The month's other commands on the command line: year, draft, publish, attendance, ledger, reproduce."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli.exits import ExitCode
from api.cli.main import app
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from tests.builders import attendance


@pytest.fixture(autouse=True)
def here(with_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where the folder ``c`` lies, with March published."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XIACHEN_LANG", raising=False)
    shutil.copytree(with_version, "c")


def xiachen(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def document(result: Result) -> Any:
    return json.loads(result.stdout)


def test_the_year_plan_is_kept_and_named() -> None:
    result = xiachen("year", "c", "--lang", "en", "--time-limit", "20")
    assert result.exit_code == ExitCode.ANSWERED
    assert "year plan 1 of 2026 is saved" in result.stdout
    found = document(xiachen("year", "c", "--json", "--time-limit", "20"))
    assert (found["number"], found["first"], found["time_limit"]) == (2, "2026-04-01", 20)
    assert Path("c/2026/plan-2/roster.xlsx").is_file()


def test_a_month_without_any_plan_is_infeasible_and_saves_nothing() -> None:
    county = json.loads(Path("c/county.json").read_text("utf-8"))
    everybody = [{"rule": "roster.weekly_share", "parameter": "mode", "value": "hard"}]
    county["policy"] = [*everybody, {"rule": "roster.weekly_share", "parameter": "share", "value": "1"}]
    county["staff"] = [p | {"dispatchable": False, "title": "senior"} for p in county["staff"]]
    Path("c/county.json").write_text(json.dumps(county, ensure_ascii=False), "utf-8")
    result = xiachen("draft", "c", "--month", "2026-04", "--json")
    assert result.exit_code == ExitCode.INFEASIBLE
    assert document(result)["draft"] is None
    assert not Path("c/2026-04").exists()


def test_attendance_goes_out_comes_back_and_reaches_the_ledger() -> None:
    out = document(xiachen("attendance", "sheet", "c", "--json"))
    assert [Path(f).stem for f in out["files"]] == ["T1", "T2"]
    duty = json.loads(Path("c/2026-03/v1/plan.json").read_text("utf-8"))["duties"][0]
    row = attendance(duty["person"], duty["facility"], duty["date"])
    Path("出勤.csv").write_bytes(sheet_csv(SHEET_BY_KEY["attendance"], [row]).encode("gb18030"))
    result = xiachen("attendance", "import", "c", "出勤.csv")
    assert result.exit_code == ExitCode.ANSWERED
    assert "新增1条" in result.stdout
    assert "待核验" in result.stdout
    ledger = document(xiachen("ledger", "c", "--json"))
    line = next(x for x in ledger["lines"] if x["person"] == duty["person"])
    assert line["verified"] == 1
    said = xiachen("ledger", "c", "--lang", "en")
    assert "end of 2026-03: 5 people owe days; 1 days are verified" in said.stdout
    assert document(xiachen("status", "c", "--json"))["months"][0]["verified"] == 1


def test_faults_of_attendance_are_told_at_their_cells() -> None:
    Path("出勤.csv").write_text("日期,工号,接收单位\n2026-03-02,P99,T1\n", "utf-8")
    result = xiachen("attendance", "import", "c", "出勤.csv", "--json")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert [(i["code"], i["cell"]) for i in document(result)["issues"]] == [("unknown_person", "B2")]


def test_a_version_is_made_again() -> None:
    result = xiachen("reproduce", "c", "--lang", "en")
    assert result.exit_code == ExitCode.ANSWERED
    assert "version 1 of 2026-03 is made again from step 1" in result.stdout
    assert document(xiachen("reproduce", "c", "--json"))["same"] is True
    assert xiachen("reproduce", "c", "--version", "3").exit_code == ExitCode.BAD_INPUT


def test_help_names_every_command_of_the_month() -> None:
    shown = xiachen("--help").stdout
    for name in (
        "init",
        "year",
        "draft",
        "consent",
        "publish",
        "change",
        "attendance",
        "ledger",
        "report",
        "reproduce",
    ):
        assert name in shown
