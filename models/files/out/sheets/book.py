"""The workbook as it is written: formats, page set-up, and tables; no cell ever holds a formula or a link."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.files.out.answered import AnyAnswered
from models.files.out.sheets.quick import put_row, quicken
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.text import Lang, text

FONT = "Microsoft YaHei"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_PAPER_A3, _PAPER_A4 = 8, 9
_A4_SHORT, _A4_LONG = 500, 740
"""Pixels between the margins of an A4 page, upright and across, less a quarter for fonts that run wide."""
_LINE = 15.0
_HIGHEST = 409.0
"""Points beyond which Excel takes no row."""
_GRID = {"border": 1, "border_color": "#C4CCC9"}
_HEADING_ROW = 2
"""Title, a blank line's worth of subtitle, then the headings: row 2 counted from 0."""

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "subtitle": {"font_color": "#555555", "align": "left", "valign": "vcenter"},
    "heading": {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1,
                "bg_color": "#DCE8E4", "border_color": "#9AA8A3"},
    "note": {"font_color": "#555555", "text_wrap": False},
    Kind.TEXT: {"border": 1, "valign": "vcenter"},
    Kind.WRAP: {"border": 1, "valign": "vcenter", "text_wrap": True},
    Kind.CENTER: {"border": 1, "valign": "vcenter", "align": "center"},
    Kind.WHOLE: {"border": 1, "valign": "vcenter", "align": "center", "num_format": "0"},
    Kind.COUNT: {"border": 1, "valign": "vcenter", "align": "right", "num_format": "#,##0"},
    Kind.FEW: {"border": 1, "valign": "vcenter", "align": "right", "num_format": '#,##0;-#,##0;"–"'},
    Kind.NUMBER: {"border": 1, "valign": "vcenter", "align": "center", "num_format": "#,##0.0"},
    Kind.DAYS: {"border": 1, "valign": "vcenter", "align": "center", "num_format": "0.0"},
    Kind.SHARE: {"border": 1, "valign": "vcenter", "align": "center", "num_format": "0.0%"},
}  # fmt: skip


class Stamp(NamedTuple):
    """When a workbook counts as made, and which office it is of."""

    made: datetime
    office: str = ""


class Book:
    """An Excel workbook in memory; :meth:`content` closes it and returns its bytes."""

    def __init__(self, results: AnyAnswered | Stamp, lang: Lang, title: str) -> None:
        stamp = results if isinstance(results, Stamp) else _stamp(results)
        self._buffer = BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, _OPTIONS)
        self._formats: dict[tuple[Any, ...], Format] = {}
        self._grid = self._book.add_format(_GRID)
        self.lang = lang
        self._book.set_properties({"title": title, "created": stamp.made.replace(tzinfo=None)})
        self._subtitle = stamp.office

    def add_sheet(self, name: str) -> Worksheet:
        """Return a new worksheet with page numbers in its foot."""
        sheet = self._book.add_worksheet(name)
        quicken(sheet)
        pages = text("第 &P 页，共 &N 页", "page &P of &N").say(self.lang)
        sheet.set_footer(f"&L&8&A&R&8{pages}")
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.hide_gridlines(2)
        return sheet

    def look(self, name: str, **extra: Any) -> Format:
        """Return the format ``name`` with ``extra`` properties; each is made once."""
        key = (name, *sorted(extra.items()))
        if key not in self._formats:
            base = {"font_name": FONT, "font_size": 10, "border_color": _GRID["border_color"]}
            self._formats[key] = self._book.add_format(base | _LOOKS[name] | extra)
        return self._formats[key]

    def add_grid(self, sheet: Worksheet, top: int, left: int, bottom: int, right: int) -> None:
        """Draw the lines of a table's body, so that a blank cell need not be written to have its border.

        What is typed into a blank cell looks as its column says; see :meth:`blank`. Nothing where there are no rows.
        """
        if bottom >= top and right >= left:
            drawn = {"type": "formula", "criteria": "=TRUE", "format": self._grid}
            sheet.conditional_format(top, left, bottom, right, drawn)

    def blank(self, name: str, **extra: Any) -> Format:
        """Return the format of a column's blank cells: as :meth:`look`, its lines being the grid's."""
        return self.look(name, **extra, border=0)

    def add_table(self, name: str, table: Table) -> Worksheet:
        """Return a new worksheet that holds ``table``: title, headings on every page, rows, notes."""
        sheet = self.add_sheet(name)
        last = len(table.headings) - 1
        sheet.set_row(0, 28)
        put_title(sheet, last, table.title, self.look("title"))
        put(sheet, 1, 0, self._subtitle, self.look("subtitle"))
        for column, heading in enumerate(table.headings):
            sheet.set_column(column, column, heading.width, self.blank(heading.kind))
            put(sheet, _HEADING_ROW, column, heading.title.say(self.lang), self.look("heading"))
        sheet.set_row(_HEADING_ROW, 2 * _LINE)
        self._rows(sheet, table)
        self._choices(sheet, table)
        self._set_up(sheet, table, last)
        return sheet

    def _rows(self, sheet: Worksheet, table: Table) -> None:
        plain = [self.look(heading.kind) for heading in table.headings]
        marked = [self.look(heading.kind, bg_color="#FCE9D4") for heading in table.headings]
        lines = _line_counter(table.headings)
        first = _HEADING_ROW + 1
        for n, row in enumerate(table.rows):
            looks = marked if n in table.marked else plain
            sheet.set_row(first + n, row_height(_LINE * lines(row) + 3))
            cells = zip(range(len(row)), row, looks, strict=True)
            put_row(sheet, first + n, (c for c in cells if looks is marked or (c[1] is not None and c[1] != "")))
        self.add_grid(sheet, first, 0, first + len(table.rows) - 1, len(table.headings) - 1)
        for n, note in enumerate(table.notes):
            put(sheet, _HEADING_ROW + 2 + len(table.rows) + n, 0, note, self.look("note"))

    def _choices(self, sheet: Worksheet, table: Table) -> None:
        first, last = _HEADING_ROW + 1, _HEADING_ROW + max(1, len(table.rows))
        for column, words in table.choices:
            sheet.data_validation(first, column, last, column, {"validate": "list", "source": list(words)})

    def _set_up(self, sheet: Worksheet, table: Table, last: int) -> None:
        sheet.set_paper(_PAPER_A3 if table.large else _PAPER_A4)
        if table.landscape:
            sheet.set_landscape()
        if table.breaks:
            sheet.set_print_scale(_scale(table))
            sheet.set_h_pagebreaks([_HEADING_ROW + 1 + n for n in table.breaks])
        else:
            sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, _HEADING_ROW)
        sheet.freeze_panes(_HEADING_ROW + 1, table.freeze)
        if table.rows:
            sheet.autofilter(_HEADING_ROW, 0, _HEADING_ROW + len(table.rows), last)

    def content(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        return self._buffer.getvalue()


def _stamp(results: AnyAnswered) -> Stamp:
    return Stamp(results.certificate.finished, results.case.county.county.office)


def put(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format) -> None:
    """Write one cell as text, number or blank; text stays text whatever it begins with."""
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    else:
        sheet.write_number(row, column, cell, look)


def put_title(sheet: Worksheet, last: int, title: str, look: Format) -> None:
    """Write a title over the columns 0 to ``last``."""
    if last > 0:
        sheet.merge_range(0, 0, 0, last, "", look)
    put(sheet, 0, 0, title, look)


def row_height(wanted: float) -> float:
    """Return the height of a row in points, as far as Excel takes it; what does not fit is there all the same."""
    return min(_HIGHEST, wanted)


def width(said: str) -> float:
    """Return how many characters of the default font a text takes; a Chinese one takes two."""
    return sum(2.0 if ord(c) > 0x2E7F else 1.1 for c in said)


def _scale(table: Table) -> int:
    """Return the percentage at which the table is as wide as A4; Excel ignores page breaks where it is told to fit."""
    paper = _A4_LONG if table.landscape else _A4_SHORT
    return max(40, min(100, int(100 * paper / sum(h.width * 7 + 5 for h in table.headings))))


def _line_counter(headings: Sequence[Heading]) -> Callable[[Sequence[Cell]], int]:
    """Return how to count the lines that the fullest wrapped cell of a row takes; each text is measured once."""
    wrapped = [(n, max(1, int(heading.width) - 1)) for n, heading in enumerate(headings) if heading.kind is Kind.WRAP]

    @cache
    def lines(said: str, wide: int) -> int:
        return sum(max(1, -(-int(width(line)) // wide)) for line in said.split("\n"))

    def of_row(row: Sequence[Cell]) -> int:
        return max([1, *(lines(said, wide) for n, wide in wrapped if isinstance(said := row[n], str))])

    return of_row
