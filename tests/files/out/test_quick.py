"""Cells in great number look as the library itself writes them."""

from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from models.files.out.sheets.quick import LONGEST, put_row, quicken
from models.files.out.sheets.table import Cell

CELLS: tuple[Cell, ...] = ('甲 <&> "', None, 2.5, 7, "", "=1+1", " 乙\n丙 ", "长" * (LONGEST + 1), '甲 <&> "')


def sheet_files(quick: bool) -> dict[str, bytes]:
    """Return the sheet and its texts, written quickly or by the library alone."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, look = book.add_worksheet(), book.add_format({"bold": True})
        if quick:
            quicken(sheet)
        sheet.write_string(0, 0, "无格式")
        for row in (3, 20):
            if quick:
                put_row(sheet, row, [(column + 1, cell, look) for column, cell in enumerate(CELLS)])
            else:
                for column, cell in enumerate(CELLS):
                    sheet.write(row, column + 1, cell, look)
        put_row(sheet, 30, [])
    with ZipFile(buffer) as files:
        return {name: files.read(f"xl/{name}") for name in ("worksheets/sheet1.xml", "sharedStrings.xml")}


def test_cells_are_those_of_the_library() -> None:
    assert sheet_files(quick=True) == sheet_files(quick=False)
    assert sheet_files(quick=True)["worksheets/sheet1.xml"].count(b"<c ") == 2 * len(CELLS) + 1
