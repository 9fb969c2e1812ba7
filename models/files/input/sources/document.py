"""JSON documents, read strictly: no NaN, no key twice, no bottomless nesting."""

import json
import math
from pathlib import Path
from typing import Any

from models.files.input.codes import Fault
from models.files.input.sources.encoding import decode

DEEPEST = 100
"""Levels of a document: far more than any has, and fewer than what reads and writes it bears."""
_SURROGATE = "\\ud"


def read_document(path: Path) -> Any:
    """Return the content of a JSON file; raise :class:`Fault` where it is not JSON, or not strict JSON."""
    try:
        text = decode(path.read_bytes())
    except UnicodeDecodeError as error:
        raise Fault("bad_encoding") from error
    return parse_document(text)


def parse_document(text: str) -> Any:
    """Return the value of a JSON text; see :func:`read_document`."""
    try:
        found = json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_finite)
        if _SURROGATE in text.lower():
            json.dumps(found, ensure_ascii=False).encode()  # half of a character cannot be written
    except json.JSONDecodeError as error:
        raise Fault("bad_json", line=error.lineno, column=error.colno, detail=error.msg) from error
    except RecursionError as error:
        raise Fault("json_too_deep") from error
    except ValueError as error:
        raise Fault("bad_json", line=1, column=1, detail=str(error)) from error
    if depth_of(found) > DEEPEST:
        raise Fault("json_too_deep")
    return found


def depth_of(value: Any) -> int:
    """Return how many lists and objects stand inside one another in a value of JSON."""
    depth, level = 0, [value]
    while level := [its for its in level if isinstance(its, dict | list)]:
        depth += 1
        level = [inner for its in level for inner in (its.values() if isinstance(its, dict) else its)]
    return depth


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Fault("json_twice", found=next(key for key in keys if keys.count(key) > 1))
    return found


def _constant(name: str) -> float:
    raise Fault("json_not_finite", found=name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Fault("json_not_finite", found=digits)
    return number
