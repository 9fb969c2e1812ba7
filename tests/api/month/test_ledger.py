"""The ledger as a step of a county folder, and what the command says."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.month.ledger import ledger
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import Action, CountyFolder
from models.issue import InputRefused
from tests.api.month.conftest import MARCH
from tests.builders import attendance


def test_a_ledger_is_a_step_and_the_same_ledger_is_none(published: CountyFolder) -> None:
    before = published.history.last
    made = ledger(published, MARCH)
    assert made.file == published.root / "ledger" / "2026-03.xlsx"
    assert published.state.action is Action.LEDGER
    assert published.history.last == before + 1
    again = ledger(published, MARCH)
    assert again.lines == made.lines
    assert published.history.last == before + 1


def test_the_sheet_says_what_the_lines_say(published: CountyFolder) -> None:
    made = ledger(published, MARCH)
    sheet = load_workbook(made.file).active
    assert sheet is not None
    headings = [cell.value for cell in sheet[3]]
    rows = {sheet.cell(4 + n, 1).value: n + 4 for n in range(len(made.lines))}
    for line in made.lines:
        said = dict(zip(headings, (c.value for c in sheet[rows[line.person]]), strict=True))
        assert said["累计待核验"] == line.pending
        assert said["全年尚欠"] == line.owed
        assert said["下月应安排"] == line.asked_next
        assert said["可否完成"] == "可"
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.page_setup.orientation == "landscape"


def test_attendance_moves_days_from_pending_to_verified(published: CountyFolder) -> None:
    duty = next(p for p in ledger(published, MARCH).lines if p.pending)
    before = duty.pending
    plan = published.root / "2026-03" / "v1" / "plan.json"
    first = next(d for d in plan_duties(plan) if d["person"] == duty.person)
    row = attendance(duty.person, first["facility"], first["date"])
    target = published.root / "attendance" / "2026.csv"
    target.parent.mkdir()
    target.write_text(sheet_csv(SHEET_BY_KEY["attendance"], [row]), encoding="utf-8-sig")
    after = next(p for p in ledger(published, MARCH).lines if p.person == duty.person)
    assert (after.verified, after.pending) == (1, before - 1)
    assert after.total == duty.total


def plan_duties(plan: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(plan.read_text(encoding="utf-8"))["duties"]
    return found


def test_attendance_that_cannot_be_read_stops_it(published: CountyFolder) -> None:
    target = published.root / "attendance" / "2026.csv"
    target.parent.mkdir()
    target.write_text("日期,工号,接收单位\n2026-03-02,P99,T1\n", encoding="utf-8-sig")
    with pytest.raises(InputRefused):
        ledger(published, MARCH)
    assert not (published.root / "ledger").exists()
