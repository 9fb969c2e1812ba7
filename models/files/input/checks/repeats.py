"""Codes and rows that may not occur twice."""

from typing import Any

from models.files.input.clean import match_key
from models.files.input.codes import listed
from models.files.input.rows import Book, Row
from models.files.sheets import RECORD_SHEETS, SheetSpec


def check_repeats(book: Book) -> None:
    """Report codes and rows that repeat an earlier one, naming both places."""
    for spec in RECORD_SHEETS:
        for columns in spec.unique:
            _check(book, spec, columns)
    _check_junction_codes(book)


def _check(book: Book, spec: SheetSpec, columns: tuple[str, ...]) -> None:
    seen: dict[tuple[Any, ...], Row] = {}
    for row in book.of(spec.key):
        if row.faulty.intersection(columns):
            continue
        value = tuple(_comparable(row, key) for key in columns)
        if all(part is None for part in value):
            continue
        first = seen.setdefault(value, row)
        if first is row:
            continue
        if columns == ("id",):
            book.fault(row, "id", "repeated_id", found=row.get("id"), first=first.place("id").spoken)
        else:
            titles = listed(spec.column(key).zh for key in columns)
            named = {"first": first.place(columns[0]).spoken, "columns": titles}
            book.report("repeated_row", row.place(columns[0]), **named)


def _comparable(row: Row, key: str) -> Any:
    """Return the value of ``key`` for comparison: texts by match key, blanks as the record's own default."""
    value = row.get(key)
    if value is None and row.spec.record is not None:
        for name, field in row.spec.record.model_fields.items():
            if (field.alias or name) == key and not field.is_required():
                value = field.default
    return match_key(value) if isinstance(value, str) else value


def _check_junction_codes(book: Book) -> None:
    """Report a junction that has the code of a facility: a road could mean either."""
    facilities = {match_key(row.get("id")): row for row in book.of("facilities") if row.get("id")}
    for row in book.of("junctions"):
        first = facilities.get(match_key(row.get("id"))) if row.get("id") else None
        if first is not None:
            book.fault(row, "id", "repeated_id", found=row.get("id"), first=first.place("id").spoken)
