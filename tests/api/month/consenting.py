"""Ways to fill in forms that ask for consent."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.files.consent.columns import COLUMNS
from models.files.month import read_state
from models.folder import CountyFolder
from models.month.duty_code import duty_code
from models.plan import Duty
from tests.api.month.conftest import MARCH

Said = Mapping[str, Mapping[str, str]]
"""By the code of a duty, what is written into which column."""


def form(folder: CountyFolder, code: str, draft: int = 1) -> Path:
    """Return where a form of a draft lies."""
    return folder.root / f"2026-03/draft-{draft}/consent/{code}.xlsx"


def duties(folder: CountyFolder) -> tuple[Duty, ...]:
    """Return the duties of the open draft."""
    draft = read_state(folder.root).of(MARCH).open_draft
    assert draft is not None
    return draft.plan.duties


def headings(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """Return the line of a form's headings and the column of each by key."""
    known = {c.zh: c.key for c in COLUMNS.values()}
    for row in sheet.iter_rows(max_row=5):
        found = {known[str(c.value)]: int(c.column or 0) for c in row if str(c.value) in known}
        if {"duty", "answer"} <= found.keys():
            return int(row[0].row or 0), found
    raise AssertionError(sheet.title)


def rows(path: Path) -> list[str]:
    """Return the duties that a form asks about."""
    sheet = load_workbook(path).worksheets[0]
    top, columns = headings(sheet)
    said = [sheet.cell(line, columns["duty"]).value for line in range(top + 1, sheet.max_row + 1)]
    return [str(s) for s in said if s and "/" in str(s)]


def fill(path: Path, target: Path, said: Said, others: str = "") -> Path:
    """Fill in a form: ``said`` of some duties, and ``others`` as the answer to the rest."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    top, columns = headings(sheet)
    for line in range(top + 1, sheet.max_row + 1):
        code = str(sheet.cell(line, columns["duty"]).value or "")
        if "/" in code:
            for key, value in {"answer": others, **said.get(code, {})}.items():
                sheet.cell(line, columns[key]).value = value or None
    book.save(target)
    return target


def spare(folder: CountyFolder, duty: Duty) -> str:
    """Return somebody who has no duty on the duty's date."""
    busy = {d.person for d in duties(folder) if d.date == duty.date}
    return next(p.id for p in read_state(folder.root).county.staff if p.id not in busy)


def code_of(duty: Duty) -> str:
    """Return the name of a duty."""
    return duty_code(duty)
