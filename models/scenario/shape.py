"""From a document to the records of a scenario file: every fault of shape at its pointer."""

import re
from typing import Any

from pydantic import ValidationError

from models.base import Record
from models.files.input.codes import Place, did_you_mean, make_issue
from models.files.input.dates import FIRST_YEAR, LAST_YEAR
from models.files.input.gather_json import escaped
from models.files.input.values import shown
from models.issue import InputRefused, Issue
from models.scenario.records import Axis, Base, Options, Scenarios, Variant
from models.text import Text, text

_RECORDS: dict[str, type[Record]] = {"options": Options, "bases": Base, "variants": Variant, "grid": Axis}
_NAME = text("名称：字母、汉字、数字、_ 或 -，至多40个", "a name of at most 40 letters, figures, _ or -")
_OBJECT = text("一个对象 {…}", "an object {…}")
_ARRAY = text("一个列表", "a list")
_WHOLE = text("整数", "a whole number")
_WANTED: dict[str, Text] = {
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "tuple_type": _ARRAY,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": text("数字", "a number"),
    "float_parsing": text("数字", "a number"),
    "string_type": text("文字", "text"),
    "string_pattern_mismatch": _NAME,
}
_LIMITS: dict[str, Text] = {
    "greater_than_equal": text("不小于{ge}的数", "a number from {ge}"),
    "less_than_equal": text("不大于{le}的数", "a number up to {le}"),
    "too_long": text("至多{max_length}项", "at most {max_length} entries"),
    "too_short": text("至少{min_length}项", "at least {min_length} entries"),
    "string_too_long": text("至多{max_length}字", "at most {max_length} letters"),
}
_DATE = text("日期，例如 2026-03-01", "a date such as 2026-03-01")
_YEARS = text("{first}年至{last}年的日期", "a date from {first} to {last}").fill(first=FIRST_YEAR, last=LAST_YEAR)
_OTHER = text("另一种内容", "something else")


def shaped(document: Any) -> Scenarios:
    """Return the records of a document; raise :class:`InputRefused` with every fault of its shape."""
    if not isinstance(document, dict):
        raise InputRefused([make_issue("scenario_shape", Place(pointer="/"), wanted=_OBJECT)])
    try:
        return Scenarios.model_validate(document)
    except ValidationError as error:
        raise InputRefused([_issue(fault) for fault in _own([dict(f) for f in error.errors()])]) from error


def _own(faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the faults without lists that are too short only because an entry of theirs is at fault."""
    places = [fault["loc"] for fault in faults]
    return [fault for fault in faults if fault["type"] != "too_short" or not _inside(fault["loc"], places)]


def _inside(place: tuple[Any, ...], places: list[tuple[Any, ...]]) -> bool:
    return any(len(other) > len(place) and other[: len(place)] == place for other in places)


def _issue(fault: dict[str, Any]) -> Issue:
    steps, kind = fault["loc"], fault["type"]
    place = Place(pointer="".join(f"/{escaped(str(step))}" for step in steps))
    if kind == "missing":
        return make_issue("scenario_missing", place, found=steps[-1])
    if kind == "extra_forbidden":
        known = {key: key for key in _keys(steps)}
        return make_issue("scenario_field", place, found=shown(steps[-1]), hint=did_you_mean(str(steps[-1]), known))
    return make_issue("scenario_shape", place, wanted=_wanted(kind, fault.get("ctx", {})))


def _keys(steps: tuple[Any, ...]) -> list[str]:
    """Return the keys that may stand where ``steps`` lead."""
    record = Scenarios if len(steps) == 1 else _RECORDS[steps[0]]
    return [field.alias or name for name, field in record.model_fields.items()]


def _wanted(kind: str, context: dict[str, Any]) -> Text:
    if kind.startswith("date"):
        return _DATE
    if kind in ("enum", "literal_error"):
        return text("、".join(re.findall("'([^']*)'", context["expected"])) + " 之一", context["expected"])
    if isinstance(context.get("ge", context.get("le")), str):  # so the library spells the days that are limits
        return _YEARS
    if kind in _LIMITS:
        return _LIMITS[kind].fill(**context)
    return _WANTED.get(kind, _OTHER)
