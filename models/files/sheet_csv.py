"""A sheet's records as a CSV file with the sheet's headings, which :func:`models.files.sheets_of.read_sheets` reads."""

from collections.abc import Iterable
from datetime import datetime

from models.base import Record
from models.files.cells import cell_of
from models.files.out.table_csv import csv_text
from models.files.sheets import Column, SheetSpec


def sheet_csv(spec: SheetSpec, records: Iterable[Record]) -> str:
    """Return the content of the file: a row for each record."""
    return csv_text([c.zh for c in spec.columns], (_row(spec, record) for record in records))


def _row(spec: SheetSpec, record: Record) -> list[str]:
    values = {field.alias or name: getattr(record, name) for name, field in type(record).model_fields.items()}
    return [said(column, values[column.key]) for column in spec.columns]


def said(column: Column, value: object) -> str:
    """Return ``value`` as the text of a cell, which is read back to the same value."""
    cell = cell_of(column, value)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}"
    return f"{cell:.16g}" if isinstance(cell, float) else str("" if cell is None else cell)
