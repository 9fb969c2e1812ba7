"""Rows that a default adds to a sheet."""

from typing import Any

from models.files.input.defaults.log import DefaultLog
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY


def add_row(book: Book, log: DefaultLog, sheet: str, key: str, values: dict[str, Any]) -> Row:
    """Add a row to ``sheet`` and log it as its default ``row``; ``key`` is the column that tells rows apart."""
    spec = SHEET_BY_KEY[sheet]
    rows = book.rows.setdefault(sheet, [])
    row = Row(spec, values, len(rows), sheet=spec.title.zh if book.workbook else "", added=True)
    rows.append(row)
    log.add_row(row, key, f"{sheet}.row")
    return row
