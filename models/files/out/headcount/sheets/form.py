"""A form that is filed: A3 across, two rows of headings and the watermark on every page, signatures at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from xlsxwriter.worksheet import Worksheet

from models.county import County
from models.files.out.sheets.book import Book, put, row_height, width
from models.files.out.sheets.table import Cell, Heading, Kind
from models.files.out.shown import Shown
from models.text import Text, text

WATERMARK = text("测算稿，未经审核备案不得执行", "Draft estimate: not in force before review and filing")
_A3 = 8
_TOP = 4
"""Rows above the first line: title, watermark with office and unit, two rows of headings."""
_LINE, _SHADE = 15.0, "#EEF3F1"
_HEADER = '&C&"Microsoft YaHei,Bold"&{size}&KD9D9D9\n\n{said}'
"""Large and gray in the head of each page, so low that it lies under the lines."""
_SIGNED = (
    (text("填报单位（盖章）", "unit (seal)"), ""),
    (text("制表", "prepared by"), "prepared_by"),
    (text("审核", "reviewed by"), "reviewed_by"),
    (text("签发", "approved by"), "approved_by"),
    (text("卫生健康行政部门（盖章）", "health commission (seal)"), ""),
    (text("机构编制部门（盖章）", "headcount office (seal)"), ""),
)
_DATED = text("日期：      年    月    日", "date: ________________")


class RowKind(StrEnum):
    """A line that is filed, a sum of some, or the sum of all."""

    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True)
class FormRow:
    """A row of a form."""

    cells: Sequence[Cell]
    kind: RowKind = RowKind.LINE


@dataclass(frozen=True)
class Group:
    """Columns under a common heading; one without a heading stands alone over both rows."""

    columns: tuple[Heading, ...]
    title: Text | None = None


@dataclass(frozen=True)
class Form:
    """A form on a sheet called ``name``; ``unit`` says what its numbers count.

    What a sum is of stands over the columns from the first to the last of ``label``.
    """

    name: str
    title: str
    groups: tuple[Group, ...]
    rows: Sequence[FormRow]
    notes: tuple[str, ...]
    unit: Text
    label: tuple[int, int]

    @property
    def columns(self) -> tuple[Heading, ...]:
        """All columns from left to right."""
        return tuple(column for group in self.groups for column in group.columns)


def add_form(book: Book, form: Form, shown: Shown) -> None:
    """Add ``form`` to ``book`` on a sheet of its own."""
    sheet = book.add_sheet(form.name)
    _head(book, sheet, form, shown)
    for n, row in enumerate(form.rows):
        _line(book, sheet, form, _TOP + n, row)
    foot = _TOP + len(form.rows)
    for n, note in enumerate(form.notes):
        put(sheet, foot + n, 0, note, book.look("note"))
    _signatures(book, sheet, form, shown, foot + len(form.notes) + 1)
    _set_up(sheet, shown)


def _head(book: Book, sheet: Worksheet, form: Form, shown: Shown) -> None:
    last = len(form.columns) - 1
    sheet.merge_range(0, 0, 0, last, "", book.look("title"))
    put(sheet, 0, 0, form.title, book.look("title", font_size=18))
    sheet.set_row(0, 32)
    first, end = _middle(form.columns)
    put(sheet, 1, 0, shown.county.county.office, book.look("subtitle"))
    red = book.look("title", font_size=14, font_color="#B3392F")
    sheet.merge_range(1, first, 1, end, "", red)
    put(sheet, 1, first, shown.say(WATERMARK), red)
    put(sheet, 1, last, shown.say(form.unit), book.look("subtitle", align="right"))
    sheet.set_row(1, 22)
    column = 0
    for group in form.groups:
        column = _group(book, sheet, shown, column, group)
    sheet.set_row(3, 2 * _LINE)


def _middle(columns: Sequence[Heading]) -> tuple[int, int]:
    """Return the first and the last column of the middle half of the page."""
    return _at_part(columns, 1 / 4), _at_part(columns, 3 / 4) - 1


def _at_part(columns: Sequence[Heading], part: float) -> int:
    """Return the column whose left edge is nearest to ``part`` of the page's width."""
    lefts = [sum(column.width for column in columns[:n]) for n in range(len(columns) + 1)]
    return min(range(len(lefts)), key=lambda n: abs(lefts[n] - part * lefts[-1]))


def _group(book: Book, sheet: Worksheet, shown: Shown, column: int, group: Group) -> int:
    """Write the headings of a group from ``column`` on; return the column after it."""
    look, end = book.look("heading"), column + len(group.columns)
    if group.title is not None:
        sheet.merge_range(2, column, 2, end - 1, "", look)
        put(sheet, 2, column, shown.say(group.title), look)
    for n, heading in enumerate(group.columns, start=column):
        sheet.set_column(n, n, heading.width)
        said = shown.say(heading.title)
        if group.title is None:
            sheet.merge_range(2, n, 3, n, "", look)
            put(sheet, 2, n, said, look)
        else:
            put(sheet, 3, n, said, look)
    return end


def _line(book: Book, sheet: Worksheet, form: Form, at: int, row: FormRow) -> None:
    plain = row.kind is RowKind.LINE
    extra: dict[str, Any] = {} if plain else {"bold": True, "bg_color": _SHADE}
    first, last = form.label
    if not plain:
        sheet.merge_range(at, first, at, last, "", book.look(Kind.TEXT, **extra))
    lines = 1
    for column, (heading, cell) in enumerate(zip(form.columns, row.cells, strict=True)):
        if not plain and first <= column <= last:
            if column == first:
                put(sheet, at, column, cell, book.look(Kind.TEXT, **extra))
            continue
        put(sheet, at, column, cell, book.look(heading.kind, **extra))
        if isinstance(cell, str) and heading.kind is Kind.WRAP:
            wide = max(1, int(heading.width) - 1)
            lines = max(lines, sum(max(1, -(-int(width(part)) // wide)) for part in cell.split("\n")))
    sheet.set_row(at, row_height(_LINE * lines + 7))


def _signatures(book: Book, sheet: Worksheet, form: Form, shown: Shown, row: int) -> None:
    """Write who signs, two rows of three, each with a date."""
    look = book.look("note", font_size=11)
    lefts = [_at_part(form.columns, part) for part in (0, 1 / 3, 2 / 3)]
    for n, (role, field) in enumerate(_SIGNED):
        name = _name(shown.county, field) or "____________"
        said = f"{shown.say(role)}：{name}    {shown.say(_DATED)}"
        at = row + n // 3 * 2
        put(sheet, at, lefts[n % 3], said, look)
        sheet.set_row(at, 24)


def _name(county: County, field: str) -> str:
    return str(getattr(county.county, field)) if field else ""


def _set_up(sheet: Worksheet, shown: Shown) -> None:
    sheet.set_paper(_A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, _TOP - 1)
    sheet.freeze_panes(_TOP, 2)
    said, size = shown.say(WATERMARK), 54 if shown.lang == "zh" else 36
    sheet.set_header(_HEADER.format(size=size, said=said))
