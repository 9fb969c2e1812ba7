"""Cells in great number: what XlsxWriter would make of them, without its detours.

The year of a large county has some hundred thousand cells, nearly all of them text or blank, and the library spends
most of its time on asking anew for each what it may be. This reaches into the library, whose version is bounded for
that reason; a test compares what is written with what the library itself writes.
"""

from collections.abc import Iterable
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellBlankTuple, CellNumberTuple, CellStringTuple, Worksheet

from models.files.out.sheets.table import Cell

LONGEST = 16_000
"""Characters up to which a text surely fits into a cell; the library shortens what does not."""


def put_row(sheet: Worksheet, row: int, cells: Iterable[tuple[int, Cell, Format]]) -> None:
    """Put ``cells`` of a row, each with its column and look: text as it is, numbers, blanks for nothing."""
    there, index_of = sheet.table[row], sheet.str_table._get_shared_string_index
    for column, cell, look in cells:
        if cell is None or cell == "":
            there[column] = CellBlankTuple(look)
        elif not isinstance(cell, str):
            there[column] = CellNumberTuple(cell, look)
        elif len(cell) <= LONGEST:
            there[column] = CellStringTuple(index_of(cell), look)
        else:
            sheet.write_string(row, column, cell, look)
    for column in (min(there), max(there)) if there else ():
        sheet._check_dimensions(row, column)


def quicken(sheet: Worksheet) -> None:
    """Have ``sheet`` turn text and blank cells into XML at once; other cells are left to the library."""
    usual = sheet._write_cell

    def write_cell(row: int, column: int, cell: Any) -> None:
        kind, look = type(cell), cell.format
        if not look or kind not in (CellStringTuple, CellBlankTuple):
            usual(row, column, cell)
            return
        head = f'<c r="{xl_rowcol_to_cell_fast(row, column)}" s="{look._get_xf_index()}"'
        sheet.fh.write(f'{head} t="s"><v>{cell.string}</v></c>' if kind is CellStringTuple else f"{head}/>")

    sheet._write_cell = write_cell
