"""A row as a form states it: every value as a workbook's cell shows it, so that two are equal where they look equal."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from models.base import Record
from models.files.collect.asked import KEYS
from models.files.input.clean import match_key
from models.files.input.values import MISSING
from models.files.sheet_csv import said
from models.files.sheets import Column, SheetSpec

Key = tuple[str, ...]


class StatedRow(Record):
    """Values by column key; ``defaults`` are the columns that nobody has stated yet and a default fills in.

    A row that a default added as a whole is ``added``; one that is marked as no longer valid is ``struck``.
    """

    values: dict[str, str]
    defaults: tuple[str, ...] = ()
    added: bool = False
    struck: bool = False


class RowId(NamedTuple):
    """A row of the county: its sheet, and the values that tell it apart."""

    sheet: str
    key: Key


def row_id(sheet: str, values: Mapping[str, str]) -> RowId:
    """Return which row of the county has these values."""
    return RowId(sheet, tuple(_key_part(column, values.get(column, "")) for column in KEYS[sheet]))


def _key_part(column: str, value: str) -> str:
    """Return a value for comparison; 中医科 and 中医 are one specialty."""
    part = match_key(value)
    return part.removesuffix("科") if column == "specialty" else part


def shown_values(spec: SheetSpec, columns: Iterable[Column], values: Mapping[str, Any]) -> dict[str, str]:
    """Return typed values as cells show them; what is missing is the record's own default, or blank."""
    return {c.key: _shown(spec, c, values.get(c.key, MISSING)) for c in columns}


def _shown(spec: SheetSpec, column: Column, value: Any) -> str:
    if value is MISSING:
        return _blank(spec, column)
    return said(column, value)


def _blank(spec: SheetSpec, column: Column) -> str:
    """Return what a blank cell stands for."""
    assert spec.record is not None
    for name, field in spec.record.model_fields.items():
        if (field.alias or name) == column.key and not field.is_required():
            return said(column, field.default)
    return ""
