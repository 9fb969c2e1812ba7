"""The county's file after a joining, and the list of changes, as bytes."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from models.files.collect.handed import RowChange
from models.files.county_files import write_county_workbook
from models.files.input.pipeline import read_here
from models.files.result import ReadResult
from models.files.workbook_layout import OPTIONS
from models.text import text


def county_bytes(read: ReadResult) -> bytes:
    """Return a county as a workbook whose defaults are left blank; reading it back gives the same county.

    Raises ``RuntimeError`` where it does not.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "county.xlsx"
        write_county_workbook(read.county, path, read.defaults, leave_blank=True)
        back = read_here(path).county
        if back != read.county:
            raise RuntimeError("the county that was written does not read back")
        return path.read_bytes()


_HEADINGS = (
    text("变动", "what"),
    text("表", "sheet"),
    text("对象", "who"),
    text("项目", "field"),
    text("原值", "before"),
    text("新值", "after"),
    text("文件", "file"),
    text("单元格", "cell"),
)
_WIDTHS = (8, 10, 26, 18, 30, 44, 34, 12)
_TITLE = text("汇总变动清单", "changes")


def change_list(changes: Iterable[RowChange]) -> bytes:
    """Return the list of changes as a workbook, ready to print."""
    buffer = BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    base = {"font_name": "Microsoft YaHei", "font_size": 10, "border": 1, "text_wrap": True, "valign": "vcenter"}
    heading = book.add_format({**base, "bold": True, "bg_color": "#D9E8E3", "align": "center"})
    plain = book.add_format(base)
    sheet = book.add_worksheet(_TITLE.zh)
    for position, (said, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        sheet.write_string(0, position, said.zh, heading)
        sheet.set_column(position, position, width)
    for line, row in enumerate(changes, start=1):
        cells = (row.what.zh, row.sheet, row.who, row.field.zh, row.before, row.after, row.file, row.place)
        for position, cell in enumerate(cells):
            sheet.write_string(line, position, cell, plain)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&R&P / &N")
    book.close()
    return buffer.getvalue()
