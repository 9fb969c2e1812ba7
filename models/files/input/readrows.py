"""Rows of raw cells become rows of typed values; what is blank, unreadable or out of range is reported."""

from typing import Any

from models.files.input.codes import Fault, Place
from models.files.input.gather import UNREADABLE
from models.files.input.rows import Book, Row
from models.files.input.values import MISSING, read_value, shown
from models.files.sheets import RECORD_SHEETS, Column, SheetSpec


def type_rows(book: Book) -> None:
    """Read every cell of the book by the kind of its column, in place."""
    for spec in RECORD_SHEETS:
        for row in book.of(spec.key):
            type_row(book, row)
        _check_count(book, spec)


def type_row(book: Book, row: Row) -> None:
    """Read every cell of a row by the kind of its column, in place."""
    raw, row.values = row.values, {}
    for column in row.spec.columns:
        if column.key in row.faulty:
            continue
        if raw.get(column.key) is UNREADABLE:
            row.faulty.add(column.key)
            continue
        value = _read(book, row, column, raw.get(column.key))
        if value is not MISSING:
            row.values[column.key] = value
        elif column.required and column.key not in row.faulty and not _column_missing(row, column.key):
            book.fault(row, column.key, "blank")


def _read(book: Book, row: Row, column: Column, cell: object) -> Any:
    """Return the value of a cell, ``MISSING`` where it says nothing or has been reported."""
    if cell is None:
        return MISSING
    try:
        return read_value(row.spec, column, cell)
    except Fault as fault:
        found = {"found": shown(fault.values["found"])} if "found" in fault.values else {}
        book.fault(row, column.key, fault.code, **(fault.values | found))
        return MISSING


def _column_missing(row: Row, key: str) -> bool:
    """Return whether a workbook's sheet lacks the column altogether: that is one fault, not one a row."""
    missing = bool(row.sheet) and key not in row.letters
    if missing:
        row.faulty.add(key)
    return missing


def _check_count(book: Book, spec: SheetSpec) -> None:
    """Report a required sheet that is missing or empty, and a second row where one is the most."""
    rows = book.of(spec.key)
    place = Place(sheet=book.titles.get(spec.key, ""), pointer=f"/{spec.key}")
    if spec.required and spec.key not in book.titles:
        book.report("missing_sheet", Place(sheet=spec.title.zh if book.workbook else "", pointer=place.pointer),
                    title=spec.title)  # fmt: skip
    elif spec.required and not rows and not faulty_sheet(book, spec):
        book.report("no_rows", place, title=spec.title)
    if spec.single and len(rows) > 1:
        book.report("one_row_only", rows[1].place(), title=spec.title)
        del rows[1:]


def faulty_sheet(book: Book, spec: SheetSpec) -> bool:
    """Return whether the sheet has been refused as a whole already."""
    if spec.key not in book.titles:
        return False
    sheet, pointer = book.titles[spec.key], f"/{spec.key}"
    return any(i.sheet == sheet and not i.cell and (sheet or i.pointer.startswith(pointer)) for i in book.issues)
