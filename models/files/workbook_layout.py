"""How an input sheet looks in Excel: headings with notes, drop-downs, widths, shaded defaults, examples in gray."""

from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.files.cells import Cell
from models.files.sheets import Column, Kind, SheetSpec
from models.policy import PROFILE_IDS

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
"""No text is ever taken for a formula, a link or a number."""

DROP_DOWN_ROWS = 3000
_LONGEST_LIST = 255
_FONT = "Microsoft YaHei"
_BASE = {"font_name": _FONT, "font_size": 10, "valign": "vcenter"}
_HEADING = {**_BASE, "bold": True, "border": 1, "bg_color": "#D9E8E3", "align": "center"}


class Layout:
    """The formats of one workbook, and how its sheets are drawn."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[str, bool], Format] = {}
        self._required = book.add_format({**_HEADING, "font_color": "#B03A2E"})
        self._optional = book.add_format(_HEADING)

    def sheet(self, spec: SheetSpec) -> Worksheet:
        """Return a new worksheet with the headings of ``spec``, their notes and drop-downs."""
        sheet: Worksheet = self._book.add_worksheet(spec.title.zh)
        sheet.freeze_panes(1, 1)
        for position, column in enumerate(spec.columns):
            look = self._required if column.required else self._optional
            sheet.write_string(0, position, column.zh + ("*" if column.required else ""), look)
            sheet.write_comment(0, position, note_of(column), {"x_scale": 1.6, "font_size": 9})
            sheet.set_column(position, position, max(10, 2 * len(column.zh) + 4))
            choices = choices_of(column)
            if choices and len(",".join(choices)) <= _LONGEST_LIST:
                options = {"validate": "list", "source": choices, "error_type": "information"}
                sheet.data_validation(1, position, DROP_DOWN_ROWS, position, options)
        return sheet

    def put(self, sheet: Worksheet, line: int, position: int, value: Cell, look: str = "", /) -> None:
        """Write one cell, line and position counted from 0; ``look`` is empty, ``default`` or ``example``."""
        is_date = isinstance(value, datetime)
        look_of = self._look(look, is_date)
        if value is None:
            if look:
                sheet.write_blank(line, position, None, look_of)
        elif isinstance(value, datetime):
            sheet.write_datetime(line, position, value, look_of)
        elif isinstance(value, str):
            sheet.write_string(line, position, value, look_of)
        else:
            sheet.write_number(line, position, value, look_of)

    def _look(self, look: str, is_date: bool) -> Format:
        key = (look, is_date)
        if key not in self._formats:
            given: dict[str, Any] = dict(_BASE)
            given |= {"num_format": "yyyy-mm-dd"} if is_date else {}
            given |= {"bg_color": "#FFF2CC"} if look == "default" else {}
            given |= {"font_color": "#8C8C8C", "italic": True} if look == "example" else {}
            self._formats[key] = self._book.add_format(given)
        return self._formats[key]


def choices_of(column: Column) -> list[str]:
    """Return what a drop-down of the column offers; nothing where it takes free text."""
    if column.vocabulary is not None:
        return [word.zh for word in column.vocabulary]
    if column.kind is Kind.FLAG:
        return ["是", "否"]
    return list(PROFILE_IDS) if column.kind is Kind.PROFILE else list(column.suggested)


def note_of(column: Column) -> str:
    """Return the note on a heading, in Chinese, then in English."""
    need = ("必填。", "Required.") if column.required else ("可不填。", "Optional.")
    if column.defaulted:
        need = ("不填则自动补默认值，并列入默认值清单。", "Filled in and listed where it is blank.")
    said = column.note
    zh = f"{column.zh}（{column.key}）：{said.zh if said else ''}{need[0]}"
    en = f"{column.en}: {said.en + ' ' if said else ''}{need[1]}"
    example = f"\n例 e.g. {column.example}" if column.example else ""
    return f"{zh}\n{en}{example}"
