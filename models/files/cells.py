"""Typed values as a workbook's cells show them; the reader reads each of them back to the same value."""

from datetime import date, datetime, time
from typing import Any

from models.county import Word
from models.files.input.clean import NO_LIMIT, NONE_WORD
from models.files.input.weekdays import write_weekdays, write_weekly_parts
from models.files.sheets import Column, Kind

Cell = str | float | int | datetime | None
"""What is written into a cell; ``None`` leaves it blank."""


def cell_of(column: Column, value: Any) -> Cell:
    """Return what the workbook's cell shows for ``value``: 是 and 否, Chinese words, real dates and numbers."""
    if value is None:
        return NO_LIMIT[1] if column.unlimited and column.defaulted else None
    if value in ("", ()):
        return NONE_WORD if column.defaulted else None
    if isinstance(value, Word):
        return value.zh
    match column.kind:
        case Kind.FLAG:
            return "是" if value else "否"
        case Kind.WEEKDAYS:
            return write_weekdays(value)
        case Kind.WEEKLY_PARTS:
            return write_weekly_parts(value)
        case Kind.REFS | Kind.WORDS:
            return "、".join(value)
        case _:
            return _scalar(value)


def _scalar(value: Any) -> Cell:
    if isinstance(value, time):
        return value.isoformat() if value.second or value.microsecond else value.strftime("%H:%M")
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return value if isinstance(value, int | float) else str(value)


def shown_value(column: Column, value: Any) -> str:
    """Return ``value`` as a text such as a list of defaults shows it."""
    cell = cell_of(column, value)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}"
    return f"{cell:g}" if isinstance(cell, float) else str(cell if cell is not None else "")
