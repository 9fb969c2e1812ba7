"""How a form looks: a cover to read, and tables to fill in, check and print."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.files.cells import Cell
from models.files.collect.asked import STRIKE
from models.files.collect.cover import CoverLine
from models.files.sheets import Column, Kind, SheetSpec
from models.files.workbook_layout import choices_of, note_of

_BASE = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
_LOOKS: dict[str, dict[str, Any]] = {
    "heading": {"bold": True, "border": 1, "bg_color": "#D9E8E3", "align": "center", "text_wrap": True},
    "required": {"font_color": "#B03A2E"},
    "cell": {"border": 1, "border_color": "#A0A0A0", "text_wrap": True},
    "center": {"align": "center"},
    "default": {"bg_color": "#FFF2CC"},
    "date": {"num_format": "yyyy-mm-dd"},
    "title": {"bold": True, "font_size": 12},
    "cover-title": {"bold": True, "font_size": 16},
    "item": {"bold": True, "border": 1, "bg_color": "#D9E8E3", "text_wrap": True, "indent": 1},
    "said": {"border": 1, "text_wrap": True, "indent": 1},
    "strong": {"bold": True, "font_size": 11},
}
TOP = 2
"""Lines above the first row of a table: its title, and the headings."""
_MOST, _LEAST = 26, 6
_LONGEST_LIST = 255
_A_LINE, _ROW, _COVER_WIDTH = 15, 20, 80
_FOOT_LINE = 0.2
"""Inches that a further line at the foot of a page takes."""


class Line(NamedTuple):
    """The cells of a row by column key, and the columns that a default fills in."""

    cells: dict[str, Cell]
    defaults: frozenset[str]


class FormLayout:
    """The formats of one form, and how its sheets are drawn."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[str, ...], Format] = {}

    def cover(self, title: str, lines: list[CoverLine]) -> None:
        """Write the cover: an item a line, in Chinese and below it in English."""
        sheet: Worksheet = self._book.add_worksheet(title)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, _COVER_WIDTH)
        sheet.hide_gridlines(2)
        for at, line in enumerate(lines):
            if line.look == "title":
                sheet.write_string(at, 0, line.item.zh, self._look("cover-title"))
                sheet.set_row(at, 34)
                continue
            sheet.write_string(at, 0, line.item.zh, self._look("item"))
            said = "\n".join(part for part in (line.said.zh, line.said.en) if part)
            look = ("said", "strong") if line.look == "strong" else ("said",)
            sheet.write_string(at, 1, said, self._look(*look))
            sheet.set_row(at, 30 if line.look == "blank" else _height(said, _COVER_WIDTH))
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)

    def table(
        self,
        spec: SheetSpec,
        title: str,
        rows: Sequence[Line],
        spare: int,
        foot: str = "",
        least: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Write a table with its title, headings with notes, drop-downs, the rows, and ``spare`` empty lines.

        ``foot`` stands at the foot of each page, in place of the number at the end of the title. Columns that people
        fill in by hand are no narrower than ``least`` has them, by key.
        """
        sheet: Worksheet = self._book.add_worksheet(spec.title.zh)
        sheet.write_string(0, 0, title, self._look("title"))
        sheet.set_row(0, 24)
        sheet.set_row(1, 32)
        last = TOP + len(rows) + spare - 1
        widths = {c.key: _width(c, [row.cells.get(c.key) for row in rows]) for c in spec.columns}
        widths = {key: max(width, least.get(key, 0)) for key, width in widths.items()}
        for at, row in enumerate(rows, start=TOP):
            texts = {key: cell for key, cell in row.cells.items() if isinstance(cell, str)}
            sheet.set_row(at, max((_height(said, widths[key]) for key, said in texts.items()), default=_ROW))
        for at in range(TOP + len(rows), last + 1):
            sheet.set_row(at, _ROW)
        for position, column in enumerate(spec.columns):
            sheet.set_column(position, position, widths[column.key])
            self._column(sheet, position, column, last)
            for at, row in enumerate(rows, start=TOP):
                self._put(sheet, at, position, row.cells.get(column.key), _looks(column, row))
            for at in range(TOP + len(rows), last + 1):
                sheet.write_blank(at, position, None, self._look("cell"))
        _print(sheet, spec, foot or title.rpartition("　")[2])

    def _column(self, sheet: Worksheet, position: int, column: Column, last: int) -> None:
        """Write a heading with its note and drop-down."""
        look = ("heading", "required") if column.required else ("heading",)
        sheet.write_string(1, position, column.zh + ("*" if column.required else ""), self._look(*look))
        sheet.write_comment(1, position, note_of(column), {"x_scale": 1.8, "y_scale": 1.3, "font_size": 9})
        choices = choices_of(column)
        if choices and len(",".join(choices)) <= _LONGEST_LIST:
            options = {"validate": "list", "source": choices, "error_type": "information"}
            sheet.data_validation(TOP, position, last + 200, position, options)

    def _put(self, sheet: Worksheet, line: int, position: int, value: Cell, looks: tuple[str, ...]) -> None:
        if isinstance(value, datetime):
            sheet.write_datetime(line, position, value, self._look("cell", "date", *looks))
        elif value is None:
            sheet.write_blank(line, position, None, self._look("cell", *looks))
        elif isinstance(value, str):
            sheet.write_string(line, position, value, self._look("cell", *looks))
        else:
            sheet.write_number(line, position, value, self._look("cell", *looks))

    def _look(self, *looks: str) -> Format:
        if looks not in self._formats:
            given = dict(_BASE)
            for look in looks:
                given |= _LOOKS[look]
            self._formats[looks] = self._book.add_format(given)
        return self._formats[looks]


def _print(sheet: Worksheet, spec: SheetSpec, foot: str) -> None:
    """Set a table to print: A4 across, all columns on a page, title, headings and ``foot`` on each."""
    sheet.freeze_panes(TOP, 3 if spec.columns[0] is STRIKE else 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6 + _FOOT_LINE * foot.count("\n"))
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, TOP - 1)
    sheet.set_footer(f"&L{foot.replace('&', '&&')}&R&P / &N")


def _width(column: Column, cells: list[Cell]) -> int:
    """Return the width of a column: its longest cell, its heading on two lines, within reason."""
    shown = [10 if isinstance(c, datetime) else _columns_of(str(c)) for c in cells if c is not None]
    heading = 2 * -(-len(column.zh) // 2) + (4 if column.required else 2)
    return min(_MOST, max(_LEAST, heading, max(shown, default=0) + 2))


def _columns_of(said: str) -> int:
    """Return how wide a text is, in letters; a Chinese character is two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in said)


def _looks(column: Column, row: Line) -> tuple[str, ...]:
    """Return the looks of a cell: texts and lists to the left, all else centered; defaults yellow."""
    written = column.kind in (Kind.TEXT, Kind.REFS, Kind.WORDS, Kind.WEEKLY_PARTS)
    return (*(() if written else ("center",)), *(("default",) if column.key in row.defaults else ()))


def _height(said: str, width: int) -> int:
    """Return the height of a row in which a text of that column stands."""
    lines = sum(max(1, -(-_columns_of(part) // (width - 2))) for part in said.split("\n"))
    return max(_ROW, _A_LINE * lines + 2)
