"""From a JSON document to the rows of a book: keys are the sheet keys and column keys."""

from typing import Any

from models.county import SCHEMA_VERSION
from models.files.input.clean import NO_LIMIT, NONE_WORD, match_key
from models.files.input.codes import Place, did_you_mean
from models.files.input.limits import LIMITS
from models.files.input.rows import Book, Row
from models.files.input.values import shown
from models.files.sheets import RECORD_SHEETS, SHEET_BY_KEY, Kind, SheetSpec
from models.text import Text, text

_OBJECT = text("一个对象 {…}", "an object {…}")
_ARRAY = text("一个数组 […]", "an array […]")
_SCALAR = text("文字、数字或 true/false", "text, a number or true/false")


def gather_document(name: str, document: Any) -> Book:
    """Return the book of a JSON document; unknown keys and wrong shapes are reported at their pointers.

    A sheet that is present is complete: rows are added by default only to sheets that are absent.
    """
    book = Book(name=name, workbook=False)
    if not isinstance(document, dict):
        _wrong_shape(book, "", _OBJECT)
        return book
    for key, value in document.items():
        pointer = f"/{escaped(str(key))}"
        if key == "schema_version":
            if value != SCHEMA_VERSION:
                place = Place(pointer=pointer)
                book.report("schema_version", place, found=shown(value), wanted=SCHEMA_VERSION)
        elif key in SHEET_BY_KEY and SHEET_BY_KEY[key].record is not None:
            book.titles[key] = ""
            if value is not None:
                _gather_sheet(book, SHEET_BY_KEY[key], value, pointer)
        else:
            known = {name: s.key for s in RECORD_SHEETS for name in (s.key, s.title.zh)}
            book.report("unknown_field", Place(pointer=pointer), found=key, hint=did_you_mean(str(key), known))
    return book


def _gather_sheet(book: Book, spec: SheetSpec, value: Any, pointer: str) -> None:
    if spec.single:
        if isinstance(value, dict):
            book.rows[spec.key] = [_gather_row(book, spec, value, 0, pointer)]
        else:
            _wrong_shape(book, pointer, _OBJECT)
        return
    if not isinstance(value, list | tuple):
        _wrong_shape(book, pointer, _ARRAY)
        return
    if len(value) > LIMITS.rows:
        book.report("too_many_rows", Place(pointer=pointer), limit=LIMITS.rows)
        return
    rows: list[Row] = []
    for index, item in enumerate(value):
        if isinstance(item, dict):
            rows.append(_gather_row(book, spec, item, index, f"{pointer}/{index}"))
        else:
            _wrong_shape(book, f"{pointer}/{index}", _OBJECT)
    book.rows[spec.key] = rows
    if spec.closable:
        book.closed.add(spec.key)


def _gather_row(book: Book, spec: SheetSpec, item: dict[str, Any], index: int, pointer: str) -> Row:
    row = Row(spec, {}, index)
    known = {column.key: column for column in spec.columns}
    for key, value in item.items():
        place = Place(pointer=f"{pointer}/{escaped(str(key))}")
        column = known.get(key)
        if column is None:
            names = {name: c.key for c in spec.columns for name in (c.key, c.zh, match_key(c.zh))}
            book.report("unknown_field", place, found=shown(key), hint=did_you_mean(str(key), names))
        elif isinstance(value, str) and len(value) > LIMITS.text:
            book.report("text_too_long", place, found=len(value), limit=LIMITS.text)
            row.faulty.add(key)
        elif not _fits(column.kind, value):
            _wrong_shape(book, place.pointer, _SCALAR)
            row.faulty.add(key)
        elif value == "" and column.defaulted:
            row.values[key] = NONE_WORD
        elif value is None and column.unlimited and column.defaulted:
            row.values[key] = NO_LIMIT[1]
        elif value is not None:
            row.values[key] = value
    return row


_LISTS = {Kind.REFS, Kind.WORDS, Kind.WEEKDAYS, Kind.WEEKLY_PARTS}


def _fits(kind: Kind, value: Any) -> bool:
    """Return whether a value is a scalar, or a list of scalars where the column is a list."""
    if isinstance(value, list | tuple):
        flat = not any(isinstance(item, list | tuple) for item in value)
        nested = any(isinstance(item, dict) for item in value)
        return kind in _LISTS and flat and (not nested or kind is Kind.WEEKLY_PARTS)
    return not isinstance(value, dict)


def _wrong_shape(book: Book, pointer: str, wanted: Text) -> None:
    book.report("json_shape", Place(pointer=pointer or "/"), wanted=wanted)


def escaped(key: str) -> str:
    """Return a key as a step of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
