"""What happens after a month is published: somebody falls ill, a road closes, two doctors swap."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from benchmarks.year.forms import heading
from models.county import Change
from models.files.month.state import FolderState
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.month import Month
from models.month.duty_code import duty_code

ILL_DAYS, CLOSED_DAYS = 14, 7


class Event(NamedTuple):
    """What happened in a month that is published, and from when on it matters."""

    reason: str
    first: date


def fall_ill(workbook: Path, state: FolderState, month: Month, rng: random.Random) -> Event:
    """Enter two weeks of illness of somebody with duties in them."""
    version = state.of(month).published
    assert version is not None
    duty = rng.choice([d for d in version.plan.duties if d.date.day <= 20])
    row = {"工号": duty.person, "类型": "病假", "开始": duty.date, "结束": duty.date + timedelta(ILL_DAYS - 1)}
    _append(workbook, "请假外出", "工号", row)
    return Event(f"{duty.person}病假", duty.date)


def close_road(workbook: Path, state: FolderState, month: Month, rng: random.Random) -> Event:
    """Close a road to a place that is visited for a week, after whatever happened before."""
    version = state.of(month).published
    assert version is not None
    visited = {d.facility for d in version.plan.duties}
    book = load_workbook(workbook)
    sheet = book["道路路程"]
    line, columns = heading(sheet, "起点")
    rows = [
        row
        for row in range(line + 1, sheet.max_row + 1)
        if {sheet.cell(row, columns["起点"]).value, sheet.cell(row, columns["终点"]).value} & visited
    ]
    row = rng.choice(rows)
    over = state.of(month).freeze_until or month.first
    first = max(month.first + timedelta(rng.randrange(3, 18)), over + timedelta(1))
    sheet.cell(row, columns["封闭起"]).value = first
    sheet.cell(row, columns["封闭止"]).value = first + timedelta(CLOSED_DAYS - 1)
    ends = [sheet.cell(row, columns[title]).value for title in ("起点", "终点")]
    book.save(workbook)
    return Event(f"{ends[0]}至{ends[1]}封闭", first)


def swap_requests(state: FolderState, month: Month, target: Path, rng: random.Random) -> Path:
    """Write the request of one doctor to be left out on one day, and return the file."""
    version = state.of(month).published
    assert version is not None
    duty = rng.choice([d for d in version.plan.duties if not d.pinned])
    asked = Change(
        duty=duty_code(duty), by=duty.person, reason="临时会诊", approver="A1",
        approved_at=datetime(month.year, month.month, 2, 9).isoformat(timespec="minutes"),
    )  # fmt: skip
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(sheet_csv(SHEET_BY_KEY["changes"], [asked]), encoding="utf-8-sig")
    return target


def _append(workbook: Path, title: str, key: str, cells: dict[str, Any]) -> None:
    """Write a row under the last one of a sheet."""
    book = load_workbook(workbook)
    sheet = book[title]
    line, columns = heading(sheet, key)
    row = line + 1
    while sheet.cell(row, columns[key]).value:
        row += 1
    for name, value in cells.items():
        cell = sheet.cell(row, columns[name])
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    book.save(workbook)
