"""``xiachen report`` on the command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli.exits import ExitCode
from api.cli.main import app
from models.folder import CountyFolder
from tests.api.month.test_report import attended
from tests.builders import attendance


@pytest.fixture(autouse=True)
def here(with_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where the folders ``a`` and ``b`` lie, both with March published."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XIACHEN_LANG", raising=False)
    for name in ("a", "b"):
        shutil.copytree(with_version, name)
    attended(CountyFolder("b", "P9"), attendance("P1", "T1", "2026-03-03"))


def xiachen(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["report", *arguments])


def document(result: Result) -> Any:
    return json.loads(result.stdout)


def test_one_folder() -> None:
    result = xiachen("2026-03", "b")
    assert result.exit_code == ExitCode.ANSWERED
    assert "参与率" in result.stdout
    assert "20%" in result.stdout
    assert Path("b/reports/2026-03/report.html").is_file()
    found = document(xiachen("2026-03", "b", "--json"))
    assert found["report"]["consortia"][0]["own"]["figures"]["days"]["numerator"] == 1


def test_a_half_year_says_which_months_are_missing() -> None:
    result = xiachen("2026-h1", "b", "--lang", "en")
    assert "2026-01, 2026-02, 2026-04, 2026-05, 2026-06: no published roster" in result.stdout
    assert Path("b/reports/2026-H1/report.xlsx").is_file()


def test_many_folders_under_another_common_profile() -> None:
    result = xiachen("2026-03", "a", "b", "--out", "out", "--profile", "乌拉特中旗")
    assert result.exit_code == ExitCode.ANSWERED
    assert "合计" in result.stdout
    found = json.loads(Path("out/report.json").read_text("utf-8"))
    assert found["common_profile"] == "urad"
    assert found["totals"]["own"]["days"]["value"] == 1, "both counties follow urad"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("2026-H3", "a"), "bad_period"),
        (("2026-03", "a", "b"), "no_out"),
        (("2026-03", "a", "--profile", "火星"), "unknown_profile"),
        (("2026-03", "a", "--out", "a/county.json"), "not_a_folder"),
        (("2026-04", "a"), "not_reported"),
        (("2026-03", "nowhere"), "no_folder"),
        (("2026-03", "nowhere", "a", "--out", "out"), "no_folder"),
    ],
)
def test_what_is_wrong_is_told(given: tuple[str, ...], code: str) -> None:
    result = xiachen(*given, "--json")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert [i["code"] for i in document(result)["issues"]] == [code]
    assert not Path("out").exists()


def test_hand_edits_are_told() -> None:
    path = Path("b/attendance/2026.csv")
    path.write_text(path.read_text("utf-8").replace("P1", "P2"), "utf-8")
    assert "手工改动" in xiachen("2026-03", "a", "b", "--out", "out").stderr
