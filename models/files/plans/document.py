"""plan.json: its head and its rows, every fault at its pointer."""

from typing import Any

from models.base import Record
from models.files.input.codes import Place, did_you_mean
from models.files.input.limits import LIMITS
from models.files.input.rows import Book, Row
from models.files.input.values import shown
from models.files.plans.header import Header
from models.files.plans.shapes import SHAPES
from models.files.sheets import SheetSpec
from models.plan import PLAN_SCHEMA_VERSION
from models.policy import Setting
from models.text import Text, text

_OBJECT = text("一个对象 {…}", "an object {…}")
_ARRAY = text("一个数组 […]", "an array […]")
_SCALAR = text("文字、数字或 true/false", "text, a number or true/false")
_DECISION = text("roster（排班方案）、siting（中心选址方案）或 headcount（编制方案）", "roster, siting or headcount")


def decision_of(document: Any) -> str:
    """Return which decision a plan document is about: a roster where it does not say, or says what there is not."""
    said = document.get("decision") if isinstance(document, dict) else None
    return said if isinstance(said, str) and said in SHAPES else "roster"


def read_document_plan(book: Book, document: Any) -> Header:
    """Return the head of a plan document and enter its rows into the book."""
    shape = SHAPES[decision_of(document)]
    header = Header()
    if not isinstance(document, dict):
        _shape(book, "/", _OBJECT)
        return header
    for key in document.keys() - shape.keys:
        hint = did_you_mean(str(key), {k: k for k in shape.keys})
        book.report("unknown_field", Place(pointer=f"/{key}"), found=shown(key), hint=hint)
    if document.get("schema_version", PLAN_SCHEMA_VERSION) != PLAN_SCHEMA_VERSION:
        book.report("schema_version", Place(pointer="/schema_version"), found=shown(document["schema_version"]),
                    wanted=PLAN_SCHEMA_VERSION)  # fmt: skip
    if document.get("decision", "roster") not in list(SHAPES):
        _shape(book, "/decision", _DECISION)
    for key in shape.head:
        if key not in document:
            book.report("blank", Place(pointer=f"/{key}"), column=text(key, key))
        elif isinstance(document[key], list | dict):
            _shape(book, f"/{key}", _SCALAR)
        else:
            header.read(book, key, document[key], Place(pointer=f"/{key}"))
    header.set_settings(book, _settings(book, document.get("settings", [])))
    for spec, record in shape.tables:
        _rows(book, spec, record, document.get(spec.key, []))
    return header


def _settings(book: Book, listed: Any) -> list[tuple[Setting, Place]]:
    if not isinstance(listed, list):
        _shape(book, "/settings", _ARRAY)
        return []
    found = []
    for n, item in enumerate(listed):
        pointer = f"/settings/{n}"
        known = isinstance(item, dict) and item.keys() <= Setting.model_fields.keys()
        if known and all(isinstance(v, str) for v in item.values()) and {"rule", "parameter", "value"} <= item.keys():
            found.append((Setting(**item), Place(pointer=pointer)))
        else:
            _shape(book, pointer, _OBJECT)
    return found


def _rows(book: Book, spec: SheetSpec, record: type[Record], listed: Any) -> None:
    """Enter the objects of an array into the book, as rows of a sheet of ``spec``."""
    if not isinstance(listed, list):
        _shape(book, f"/{spec.key}", _ARRAY)
        return
    if len(listed) > LIMITS.rows:
        book.report("too_many_rows", Place(pointer=f"/{spec.key}"), limit=LIMITS.rows)
        return
    rows: list[Row] = []
    for n, item in enumerate(listed):
        if isinstance(item, dict):
            rows.append(Row(spec, _values(book, record, item, f"/{spec.key}/{n}"), n))
        else:
            _shape(book, f"/{spec.key}/{n}", _OBJECT)
    book.rows[spec.key] = rows


def _values(book: Book, record: type[Record], item: dict[str, Any], pointer: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in item.items():
        if key not in record.model_fields:
            hint = did_you_mean(str(key), {k: k for k in record.model_fields})
            book.report("unknown_field", Place(pointer=f"{pointer}/{key}"), found=shown(key), hint=hint)
        elif key == "people" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            values[key] = "、".join(value)
        elif isinstance(value, list | dict):
            _shape(book, f"{pointer}/{key}", _SCALAR)
        elif value is not None:
            values[key] = value
    return values


def _shape(book: Book, pointer: str, wanted: Text) -> None:
    book.report("plan_shape", Place(pointer=pointer), wanted=wanted)
