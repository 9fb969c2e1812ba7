"""``consent`` and what ``publish`` tells of answers, on the command line."""

from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from api.month import given, solving
from models.base import Record
from models.county import County
from models.files.consent.read_form import read_consent_here
from models.files.input.pipeline import read_here
from models.files.month import state
from models.folder import CountyFolder
from models.issue import Issue
from models.month.duty_code import duty_code
from tests.api.cli.conftest import Xiachen, document
from tests.api.month.conftest import drafted, solved_here
from tests.api.month.consenting import duties, fill, form, spare


@pytest.fixture
def folder(five_people: County, monkeypatch: pytest.MonkeyPatch, xiachen: Xiachen, tmp_path: Path) -> CountyFolder:
    """Return the county folder ``c`` with a draft; everything is read and solved in this process."""

    def read(paths: list[Path], kind: str, record: type[Record]) -> list[Record | Issue]:
        return [read_consent_here(path) for path in paths]

    monkeypatch.setattr(given, "read_each", read)
    monkeypatch.setattr(state, "read_county", read_here)
    monkeypatch.setattr(solving, "supervise", solved_here)
    content = five_people.model_dump_json(by_alias=True).encode()
    made = CountyFolder.init("c", {"county.json": content}, by="P9")
    drafted(made)
    return made


def test_answers_are_taken_in_and_what_is_next_is_told(xiachen: Xiachen, folder: CountyFolder, tmp_path: Path) -> None:
    first, second, *_ = duties(folder)
    said = {
        duty_code(first): {"answer": "换人", "substitute": spare(folder, first)},
        duty_code(second): {"sign": "[b]赵"},
    }
    returned = fill(form(folder, "D1"), tmp_path / "[b]心内\x1b[31m.xlsx", said, "")
    result = xiachen("consent", "c", returned)
    assert result.exit_code == ExitCode.ANSWERED
    assert "xiachen draft c" in result.stdout
    assert "D1科" in result.stdout
    assert "T1卫生院" in result.stdout
    assert "[b]心内" in result.stderr, "a row that is signed and says nothing is remarked"
    assert "\x1b[31m" not in result.output
    assert (folder.root / "2026-03/answered/1-[b]心内_[31m.xlsx").exists()
    found = document(xiachen("consent", "c", returned, "--json", "--lang", "en"))
    assert (found["answers"], found["objections"]) == ([], 1)
    sides = {its["side"]: (its["substituted"], its["waiting"]) for its in found["sides"]}
    assert sides == {"department": (1, len(duties(folder)) - 1), "unit": (0, len(duties(folder)))}


def test_faults_are_listed_with_their_cells(xiachen: Xiachen, folder: CountyFolder, tmp_path: Path) -> None:
    first, second, *_ = duties(folder)
    said = {duty_code(first): {"answer": "不同意"}, duty_code(second): {"answer": "换人", "substitute": "X"}}
    found = document(xiachen("consent", "c", fill(form(folder, "D1"), tmp_path / "a.xlsx", said), "gone.csv", "--json"))
    assert found["exit"] == ExitCode.BAD_INPUT
    assert {i["code"] for i in found["issues"]} == {"consent_no_reason", "unknown_person", "file_missing"}
    assert {i["place"] for i in found["issues"]} >= {"a.xlsx：科室确认表!J5", "a.xlsx：科室确认表!I6"}


def test_publishing_tells_who_has_not_answered(xiachen: Xiachen, folder: CountyFolder, tmp_path: Path) -> None:
    n = len(duties(folder))
    xiachen("consent", "c", fill(form(folder, "D1"), tmp_path / "a.xlsx", {}, "同意"))
    result = xiachen("publish", "c", "--approver", "A1")
    assert result.exit_code == ExitCode.ANSWERED
    assert f"还有{n}个班次未答复（接收单位）" in result.output
    assert "（科室）" not in result.output
