"""Published versions made again from the history."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.month import draft as drafting
from api.month.change import change_duties
from api.month.publish import publish
from api.month.reproduce import reproduce
from api.month.work import Work
from api.runner import SolveResult
from models.county import Change, County
from models.files.month import FolderState, read_state
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import CountyFolder, FolderProblem
from models.month import Answer, AnswerKind, Side
from models.month.duty_code import duty_code
from tests.api.month.conftest import MARCH, WORK, answered, drafted


def test_every_version_comes_out_the_same_after_all_that_came_later(with_march: CountyFolder, tmp_path: Path) -> None:
    folder = with_march
    first, second = (d for d in read_state(folder.root).of(MARCH).drafts[1].plan.duties[:2])
    publish(folder, MARCH, "A1")
    answered(folder, [Answer(duty=duty_code(first), draft=1, side=Side.DEPARTMENT, kind=AnswerKind.DECLINED)])
    drafted(folder)
    publish(folder, MARCH, "A1")
    gone = tmp_path / "requests.csv"
    gone.write_text(
        sheet_csv(SHEET_BY_KEY["changes"], [Change(duty=duty_code(second), reason="r", approver="A1")]),
        encoding="utf-8",
    )
    change_duties(folder, MARCH, "A1", "r", WORK, gone)
    edited = json.loads((folder.root / "county.json").read_text(encoding="utf-8"))
    edited["staff"] = edited["staff"][1:]
    (folder.root / "county.json").write_text(json.dumps(edited, ensure_ascii=False), encoding="utf-8")
    before = folder.state.files
    again = [reproduce(folder, MARCH, n, WORK)[0] for n in (1, 2, 3, None)]
    assert [(r.version, r.same, r.same_county) for r in again] == [
        (1, True, True), (2, True, True), (3, True, True), (3, True, True),
    ]  # fmt: skip
    assert [r.outcome for r in again] == ["optimal", "optimal", "", ""]
    assert folder.state.files == before


def test_a_version_that_is_not_there_is_told(published: CountyFolder) -> None:
    with pytest.raises(FolderProblem, match="is not published yet"):
        reproduce(published, MARCH, 7, WORK)


def test_a_difference_is_told_duty_by_duty(published: CountyFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    real = drafting.solved

    def without_one(state: FolderState, county: County, span: tuple[date, date], work: Work) -> SolveResult:
        result = real(state, county, span, work)
        assert result.answer is not None
        plan = result.answer.plan.model_copy(update={"duties": result.answer.plan.duties[1:]})
        return replace(result, answer=replace(result.answer, plan=plan))

    monkeypatch.setattr(drafting, "solved", without_one)
    found, _ = reproduce(published, MARCH, 1, WORK)
    assert not found.same
    assert len(found.missing) == 1
    assert found.other == ()
