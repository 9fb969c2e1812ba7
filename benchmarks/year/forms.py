"""Filling in what the program hands out, as people do in Excel: cells found by their headings."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Cells = dict[str, Any]
"""The cells of a row by their heading."""


OFFERED = "可换人员"
"""What a drop-down of the row offers, and the hidden sheet that holds it."""


def _offered(book: Workbook, row: int) -> list[str]:
    """Return the colleagues whom the drop-down of a row offers."""
    if OFFERED not in book.sheetnames or row > book[OFFERED].max_row:
        return []
    return [str(cell.value) for cell in book[OFFERED][row] if cell.value]


def rows_of(sheet: Worksheet, key: str) -> Iterator[tuple[int, Cells]]:
    """Yield the rows under the heading line that has ``key``, up to the first without it."""
    line, columns = heading(sheet, key)
    for row in range(line + 1, sheet.max_row + 1):
        found = {title: sheet.cell(row, column).value for title, column in columns.items()}
        if not found[key]:
            return
        yield row, found


def heading(sheet: Worksheet, key: str) -> tuple[int, dict[str, int]]:
    """Return the line of headings that has ``key``, and the column of each heading."""
    for line in sheet.iter_rows(min_row=1, max_row=20):
        titles = {str(cell.value).split("\n")[0].rstrip("*"): cell.column for cell in line if cell.value}
        if key in titles:
            return int(line[0].row or 0), {title: int(column or 0) for title, column in titles.items()}
    raise ValueError(f"no heading {key} in {sheet.title}")


def count_rows(path: Path, key: str, asks: str) -> int:
    """Return how many rows a form has in the sheets that ask for ``asks``."""
    sheets = [sheet for sheet in load_workbook(path).worksheets if sheet.sheet_state == "visible"]
    return sum(len(list(rows_of(sheet, key))) for sheet in sheets if asks in heading(sheet, key)[1])


def fill_in(path: Path, target: Path, key: str, answer: Callable[[Cells], Cells | None]) -> int:
    """Fill in the rows that ``answer`` answers, save the form as ``target`` and return how many rows that were."""
    book = load_workbook(path)
    filled = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        _, columns = heading(sheet, key)
        for row, cells in list(rows_of(sheet, key)):
            cells[OFFERED] = _offered(book, row)
            for title, value in (answer(cells) or {}).items():
                sheet.cell(row, columns[title]).value = value
            filled += 1
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
    return filled
