"""The cells of a plan's row, read by the kind of their column."""

from models.files.input.codes import Fault
from models.files.input.gather import UNREADABLE
from models.files.input.rows import Book, Row
from models.files.input.values import MISSING, read_value, shown


def read_cells(book: Book, row: Row) -> None:
    """Read every cell of a row by the kind of its column, in place; report what cannot be read, and required blanks.

    Columns that are no field of the sheet's record, where it has one, are for people and left alone.
    """
    raw, row.values = row.values, {}
    record = row.spec.record
    for column in row.spec.columns:
        if record is not None and column.key not in record.model_fields:
            continue
        cell = raw.get(column.key)
        if cell is UNREADABLE:
            row.faulty.add(column.key)
            continue
        try:
            value = read_value(row.spec, column, cell)
        except Fault as fault:
            found = {"found": shown(fault.values["found"])} if "found" in fault.values else {}
            book.fault(row, column.key, fault.code, **(fault.values | found))
            continue
        if value is not MISSING:
            row.values[column.key] = value
        elif column.required:
            book.fault(row, column.key, "blank")
