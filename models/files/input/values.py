"""One cell read by the kind of its column."""

import math
import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import TypeAdapter, ValidationError

from models.base import Record
from models.files.input.amounts import read_amount
from models.files.input.clean import NO_LIMIT, NONE_WORD, is_blank, match_key, plain
from models.files.input.codes import Fault
from models.files.input.dates import read_date, read_season_date, read_time
from models.files.input.vocabulary import read_profile, read_rule, read_word
from models.files.input.weekdays import read_weekdays, read_weekly_parts, split_list
from models.files.sheets import Column, Kind, SheetSpec

YES = {"是", "√", "✓", "✔", "☑", "有", "可", "可以", "y", "yes", "true", "t", "1", "对", "能"}
NO = {"否", "×", "x", "✗", "✘", "╳", "无", "不", "不可", "不可以", "n", "no", "false", "f", "0", "没有", "不能", "☐"}
_UNITS = re.compile(r" ?(人次|次|公里|千米|km|分钟|分|小时|天|日|人|名|间|个|处|座|元|年|月|%|度)(/(年|公里|km))?$")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?")
_SHOWN = 60

MISSING: Any = object()
"""What a blank cell is read as."""


def shown(value: object) -> str:
    """Return ``value`` as a message shows it, cut where it is long."""
    said = plain(str(value))
    return said if len(said) <= _SHOWN else said[:_SHOWN] + "…"


def read_number(value: object) -> float:
    """Return a number from a number cell or from text such as 1,234 or 30公里; raise :class:`Fault`."""
    if isinstance(value, bool):
        raise Fault("not_a_number", found=value)
    if isinstance(value, int | float):
        if abs(value) > 1e15 or not math.isfinite(value):
            raise Fault("not_a_number", found=value)
        return value
    if isinstance(value, str):
        text = _UNITS.sub("", normalize("NFKC", plain(value)).casefold().replace(",", ""))
        if _NUMBER.fullmatch(text) and math.isfinite(float(text)) and abs(float(text)) <= 1e15:
            return float(text)
    raise Fault("not_a_number", found=value)


def read_whole(value: object) -> int:
    """Return a whole number; ``3.0`` is one, ``3.5`` is not. Raises :class:`Fault`."""
    number = read_number(value)
    if number != int(number):
        raise Fault("not_whole", found=value)
    return int(number)


def read_flag(value: object) -> bool:
    """Return yes or no from 是/否, √/×, 1/0; raise :class:`Fault` with ``not_a_flag``."""
    if isinstance(value, bool):
        return value
    key = match_key(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))
    if key in YES:
        return True
    if key in NO:
        return False
    raise Fault("not_a_flag", found=value)


def read_text(value: object) -> str:
    """Return text; a number becomes its digits (7.0 is "7"). Raises :class:`Fault` with ``bad_value``."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple | dict):
        raise Fault("bad_value", found=value)
    if hasattr(value, "isoformat"):
        return str(value).removesuffix(" 00:00:00")
    return plain(str(value))


def read_texts(value: object) -> tuple[str, ...]:
    """Return the items of a list, in JSON as an array; 无 is an empty list."""
    items = [read_text(item) for item in value] if isinstance(value, list | tuple) else split_list(read_text(value))
    return () if items == [NONE_WORD] else tuple(item for item in items if item)


_READERS: dict[Kind, Callable[[object], Any]] = {
    Kind.TEXT: read_text,
    Kind.REF: read_text,
    Kind.REFS: read_texts,
    Kind.WORDS: read_texts,
    Kind.WHOLE: read_whole,
    Kind.NUMBER: read_number,
    Kind.AMOUNT: read_amount,
    Kind.FLAG: read_flag,
    Kind.DATE: read_date,
    Kind.SEASON_DATE: read_season_date,
    Kind.TIME: read_time,
    Kind.WEEKDAYS: read_weekdays,
    Kind.WEEKLY_PARTS: read_weekly_parts,
    Kind.PROFILE: read_profile,
    Kind.RULE: read_rule,
}

_NONE_IS_EMPTY: dict[Kind, Any] = {
    Kind.TEXT: "",
    Kind.REF: "",
    Kind.REFS: (),
    Kind.WORDS: (),
    Kind.WEEKDAYS: (),
    Kind.WEEKLY_PARTS: (),
}


def read_value(spec: SheetSpec, column: Column, raw: object) -> Any:
    """Return the value of ``raw`` in ``column`` of ``spec``, :data:`MISSING` where it says nothing.

    No limit, in a column that may have none, is ``None``.
    Raises :class:`Fault` where it cannot be read or the record's field does not allow it.
    """
    if column.vocabulary is not None:
        return _read_vocabulary(column, raw)
    if is_blank(raw):
        return MISSING
    if column.unlimited and isinstance(raw, str) and plain(raw) in NO_LIMIT:
        return None
    if isinstance(raw, str) and plain(raw) == NONE_WORD and not column.required:
        if column.kind in _NONE_IS_EMPTY:
            return _none(spec, column)
        if column.kind is not Kind.FLAG:
            return MISSING
    value = _READERS[column.kind](raw)
    return value if column.kind is Kind.REF or spec.record is None else _checked(spec.record, column, value)


def _none(spec: SheetSpec, column: Column) -> Any:
    """Return what 无 stands for: nothing on purpose where a default would be filled in; a code is never nothing."""
    empty = _NONE_IS_EMPTY[column.kind]
    if not column.defaulted or spec.record is None:
        return MISSING
    try:
        return _checked(spec.record, column, empty)
    except Fault:
        return MISSING


def _read_vocabulary(column: Column, raw: object) -> Any:
    assert column.vocabulary is not None
    if raw is None or (isinstance(raw, str) and not plain(raw)):
        return MISSING
    try:
        return read_word(column.vocabulary, raw)
    except Fault:
        if is_blank(raw):
            return MISSING
        raise


@cache
def _adapter(record: type[Record], key: str) -> TypeAdapter[Any]:
    """Return the validator of the field that ``key`` fills, with the field's own limits."""
    for name, field in record.model_fields.items():
        if (field.alias or name) == key:
            kind: Any = field.annotation
            for limit in field.metadata:
                kind = _limited(kind, limit)
            return TypeAdapter(kind)
    raise KeyError(key)


def _limited(kind: Any, limit: Any) -> Any:
    return Annotated[kind, limit]


_LIMITS = {
    "greater_than_equal": ("too_small", "ge"),
    "less_than_equal": ("too_large", "le"),
}


def _checked(record: type[Record], column: Column, value: Any) -> Any:
    """Return ``value`` as the record's field takes it; raise :class:`Fault` where it is outside the field's limits."""
    try:
        return _adapter(record, column.key).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] in _LIMITS:
            code, limit = _LIMITS[first["type"]]
            raise Fault(code, found=shown(value), limit=first["ctx"][limit]) from error
        if first["type"] == "multiple_of":
            raise Fault("not_halves", found=shown(value)) from error
        raise Fault("bad_value", found=shown(value)) from error
