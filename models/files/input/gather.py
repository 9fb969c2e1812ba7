"""From sheets of raw cells, or from JSON, to the rows of a book: what stands in which column, still unread."""

import re
from typing import Any

from models.files.input.clean import NONE_WORD, is_blank, plain
from models.files.input.codes import Place
from models.files.input.headings import Headings, find_headings, find_sheet
from models.files.input.letters import ERRORS, column_letter
from models.files.input.limits import LIMITS
from models.files.input.rows import Book, Row
from models.files.input.sources.raw import RawSheet
from models.files.input.values import read_text
from models.files.sheets import SheetSpec

EXAMPLE_MARK = "示例"
"""A row whose first cell begins with this word and a colon, or is it, is the template's example and is not read."""
_EXAMPLE = re.compile(rf"{EXAMPLE_MARK}\s*([:：]|$)")


def gather_sheets(name: str, sheets: list[RawSheet]) -> Book:
    """Return the book of a workbook or of CSV files; every fault of sheets, headings and cells is reported in it."""
    book = Book(name=name, workbook=True)
    for raw in sheets:
        spec = find_sheet(book, raw)
        if spec is None:
            continue
        if is_sound(book, raw) and raw.rows:
            headings = find_headings(book, spec, raw)
            if headings:
                gather_rows(book, spec, raw, headings)
    return book


def is_sound(book: Book, raw: RawSheet) -> bool:
    """Return whether a sheet could be read whole; report in the book why not."""
    if raw.flaw:
        book.report(raw.flaw[0], Place(sheet=raw.title), **raw.flaw[1])
    elif raw.overflow:
        limit = LIMITS.rows if raw.overflow == "rows" else LIMITS.columns
        book.report(f"too_many_{raw.overflow}", Place(sheet=raw.title), limit=limit)
    return not (raw.flaw or raw.overflow)


def gather_rows(book: Book, spec: SheetSpec, raw: RawSheet, headings: Headings) -> None:
    """Enter the rows below the headings of a sheet into the book; report what no cell may hold."""
    rows: list[Row] = []
    formulas = _report_formulas(book, raw, headings)
    merged = _report_merges(book, raw, headings)
    for line, cells in raw.rows:
        if line <= headings.line:
            continue
        values = _row_values(book, raw, headings, (line, cells), formulas)
        values |= {column.key: UNREADABLE for i, column in headings.columns.items() if (line, i + 1) in merged}
        if _is_example(spec, values):
            _report_example(book, spec, Place(sheet=raw.title, cell=f"A{line}"), values)
        elif _says_none(values) and spec.closable:
            book.closed.add(spec.key)
        elif values:
            row = Row(spec, values, len(rows), sheet=raw.title, line=line, letters=headings.letters)
            row.faulty = {key for key, value in values.items() if value is UNREADABLE}
            row.beside = _beside(cells, headings)
            rows.append(row)
    book.rows[spec.key] = rows


UNREADABLE: Any = object()
"""The value of a cell whose fault has been reported already."""


def _row_values(
    book: Book, raw: RawSheet, headings: Headings, row: tuple[int, list[object]], formulas: set[str]
) -> dict[str, Any]:
    """Return the cells of a row that say something, by column key."""
    line, cells = row
    values: dict[str, Any] = {}
    for position in range(max(len(cells), 1 + max(headings.columns, default=-1))):
        cell = cells[position] if position < len(cells) else None
        ref = f"{column_letter(position + 1)}{line}"
        column = headings.columns.get(position)
        if column is None:
            _report_stray(book, raw, headings, position, cell, ref)
            continue
        place = Place(sheet=raw.title, cell=ref)
        if ref in formulas and is_blank(cell):
            book.report("formula_without_value", place)
            values[column.key] = UNREADABLE
        elif isinstance(cell, str) and cell in ERRORS:
            book.report("error_value", place, found=cell)
            values[column.key] = UNREADABLE
        elif isinstance(cell, str) and len(cell) > LIMITS.text:
            book.report("text_too_long", place, found=len(cell), limit=LIMITS.text)
            values[column.key] = UNREADABLE
        elif not (cell is None or (isinstance(cell, str) and not plain(cell))):
            values[column.key] = cell
    return values


def _beside(cells: list[object], headings: Headings) -> str:
    """Return the name beside the code, blank where there is none that can be read."""
    at = headings.beside
    cell = cells[at] if at is not None and at < len(cells) else None
    return "" if is_blank(cell) or cell in ERRORS else read_text(cell)


def _report_stray(book: Book, raw: RawSheet, headings: Headings, position: int, cell: object, ref: str) -> None:
    """Report what stands in a column without a heading; columns with a heading of no meaning are left alone."""
    if is_blank(cell):
        return
    head = next(cells for line, cells in raw.rows if line == headings.line)
    if position >= len(head) or is_blank(head[position]):
        book.report("no_heading", Place(sheet=raw.title, cell=ref), found=plain(str(cell))[:60])


def _is_example(spec: SheetSpec, values: dict[str, Any]) -> bool:
    first = values.get(spec.columns[0].key)
    return isinstance(first, str) and _EXAMPLE.match(plain(first)) is not None


def _report_example(book: Book, spec: SheetSpec, place: Place, values: dict[str, Any]) -> None:
    """Warn where somebody wrote real data into the example row."""
    shipped = example_row(spec)
    if {key: plain(str(value)) for key, value in values.items()} != shipped:
        book.report("example_changed", place)


def example_row(spec: SheetSpec) -> dict[str, str]:
    """Return the template's example row, marked in its first cell."""
    row = {column.key: column.example for column in spec.columns if column.example}
    first = spec.columns[0]
    return {**row, first.key: f"{EXAMPLE_MARK}：{first.example}"} if first.example else {}


def _says_none(values: dict[str, Any]) -> bool:
    return len(values) == 1 and plain(str(next(iter(values.values())))) == NONE_WORD


def _report_formulas(book: Book, raw: RawSheet, headings: Headings) -> set[str]:
    """Warn once a column about formulas that are read by their saved values; return all formula cells."""
    by_column: dict[int, list[int]] = {}
    if not raw.formulas:
        return raw.formulas
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string  # loaded: it read the formulas

    with_value = {(line, i) for line, cells in raw.rows for i, cell in enumerate(cells) if not is_blank(cell)}
    for ref in raw.formulas:
        letters, line = coordinate_from_string(ref)
        position = column_index_from_string(letters) - 1
        if line > headings.line and position in headings.columns and (line, position) in with_value:
            by_column.setdefault(position, []).append(line)
    for position, lines in sorted(by_column.items()):
        place = Place(sheet=raw.title, cell=f"{column_letter(position + 1)}{min(lines)}")
        column = headings.columns[position].title
        book.report("formula_value_used", place, column=column, count=len(lines))
    return raw.formulas


def _report_merges(book: Book, raw: RawSheet, headings: Headings) -> set[tuple[int, int]]:
    """Report merged cells among headings and data; a title above the headings may be merged.

    Returns line and column of the data cells that a merge has blanked: nothing more is to be said about them.
    """
    last_line, right = raw.rows[-1][0], max(headings.columns) + 1
    hidden: set[tuple[int, int]] = set()
    for span in raw.merges:
        if headings.line <= span.bottom and span.top <= last_line and span.left <= right:
            cell = f"{column_letter(span.left)}{span.top}"
            book.report("merged_cell", Place(sheet=raw.title, cell=cell), range=span.ref)
            lines = range(max(span.top, headings.line + 1), min(span.bottom, last_line) + 1)
            columns = range(span.left, min(span.right, right) + 1)
            hidden |= {(line, i) for line in lines for i in columns if (line, i) != (span.top, span.left)}
    return hidden
