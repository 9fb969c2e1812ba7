"""Rows of a plan that can be read: cells typed, names looked up, faults in the book."""

from collections.abc import Mapping

from models.files.input.names import NameIndex
from models.files.input.rows import Book, Row
from models.files.plans.cells import read_cells
from models.files.plans.lookups import look_up
from models.files.sheets import SheetSpec


def readable_rows(book: Book, spec: SheetSpec, indexes: Mapping[str, NameIndex]) -> list[Row]:
    """Return the rows of ``spec`` that can be read, with codes for names; faults are reported in the book.

    ``indexes`` are by the sheet that a reference points to.
    """
    found: list[Row] = []
    for row in book.of(spec.key):
        read_cells(book, row)
        for column in spec.columns:
            if column.target and row.get(column.key):
                row.values[column.key] = look_up(book, row, column.key, row.get(column.key), indexes[column.target])
        if not row.faulty:
            found.append(row)
    return found


def given(row: Row) -> dict[str, object]:
    """Return the values of a row that are fields of its record."""
    assert row.spec.record is not None
    return {key: value for key, value in row.values.items() if key in row.spec.record.model_fields}
