"""Reports of a folder: written as a step, repeated without one, refused where nothing is published."""

import pytest
from openpyxl import load_workbook

from api.month.report import report
from models.files.month.places import attendance_file
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import Action, CountyFolder, FolderProblem
from models.report import read_period
from tests.api.month.conftest import drafted
from tests.builders import attendance

PERIOD = read_period("2026-03")


def attended(folder: CountyFolder, *rows: object) -> None:
    """Take attendance in."""
    with folder.change(Action.ATTENDANCE) as change:
        change.write(attendance_file(2026), sheet_csv(SHEET_BY_KEY["attendance"], rows).encode())


def test_a_report_is_a_step_and_says_what_was_attended(published: CountyFolder) -> None:
    attended(published, attendance("P1", "T1", "2026-03-03", volume=12))
    made = report(published, PERIOD)
    assert published.state.action is Action.REPORT
    assert published.edited() == []
    figures = made.report.consortia[0].own.figures
    assert (figures["days"].top, figures["volume_clinic"].top, figures["served"].top) == (1, 12, 1)
    rows = {r[1]: r for r in load_workbook(made.folder / "report.xlsx")["指标"].iter_rows(min_row=4, values_only=True)}
    assert rows["参与率"][3:6] == (1, 5, "20%")


def test_the_same_state_gives_the_same_report_and_no_step(published: CountyFolder) -> None:
    report(published, PERIOD)
    step = published.history.last
    report(published, PERIOD)
    assert published.history.last == step
    attended(published, attendance("P1", "T1", "2026-03-03"))
    report(published, PERIOD)
    assert published.history.last == step + 2


def test_a_draft_alone_is_not_reported(folder: CountyFolder) -> None:
    with pytest.raises(FolderProblem, match="nothing of 2026-03 is published"):
        report(folder, PERIOD)
    drafted(folder)
    step = folder.history.last
    with pytest.raises(FolderProblem, match="2026-03: drafts only"):
        report(folder, PERIOD)
    assert folder.history.last == step
    assert not (folder.root / "reports").exists()
