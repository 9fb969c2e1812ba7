"""Selectors: the place in a county that an entry of a patch changes."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.files.input.clean import match_key
from models.files.input.codes import Fault, did_you_mean
from models.files.input.limits import LIMITS
from models.files.input.values import shown
from models.files.sheets import RECORD_SHEETS, SHEET_BY_KEY, SheetSpec

ADDED = "+"
_NAME = r"[^\[\].=,\s]+"
_CONDITION = rf'\s*({_NAME})\s*=\s*("[^"]*"|[^",\]]*)'
_SELECTOR = re.compile(rf"({_NAME})(?:\[(\+|{_CONDITION}(?:,{_CONDITION})*)\])?(?:\.({_NAME}))?")
_CONDITIONS = re.compile(_CONDITION)


@dataclass(frozen=True)
class Selector:
    """A sheet, the values by which rows are selected, and a field; ``adds`` says that rows are added."""

    spec: SheetSpec
    where: Mapping[str, str]
    field: str = ""
    adds: bool = False

    def matches(self, values: Mapping[str, Any]) -> bool:
        """Return whether a row, by its values of JSON, is selected."""
        return all(spelled(values.get(key)) == wanted for key, wanted in self.where.items())


def parse_selector(said: str) -> Selector:
    """Return what ``said`` selects; raise :class:`Fault` where it is no selector or names what there is not."""
    found = _SELECTOR.fullmatch(said.strip()) if len(said) <= LIMITS.text else None
    if found is None:
        raise Fault("patch_selector", found=shown(said))
    spec, inside, field = _sheet(found[1]), found[2], found[7] or ""
    adds = inside == ADDED
    if (inside is None) != spec.single or (adds and field):
        raise Fault("patch_selector", found=shown(said))
    where = [] if inside is None or adds else _CONDITIONS.findall(inside)
    for key in (*(key for key, _ in where), *([field] if field else [])):
        check_field(spec, key)
    return Selector(spec, {key: _bare(value) for key, value in where}, field, adds)


def canonical(said: str) -> str:
    """Return what is the same for all spellings of a selector; what is none is as it was said."""
    try:
        found = parse_selector(said)
    except Fault:
        return said
    where = "+" if found.adds else json.dumps(sorted(found.where.items()), ensure_ascii=False)
    return f"{found.spec.key}[{where}].{found.field}"


def check_field(spec: SheetSpec, key: str) -> None:
    """Raise :class:`Fault` unless the sheet has the field ``key``."""
    if all(column.key != key for column in spec.columns):
        names = {name: c.key for c in spec.columns for name in (c.key, c.zh, match_key(c.zh))}
        raise Fault("unknown_field", found=shown(key), hint=did_you_mean(key, names))


def spelled(value: Any) -> str:
    """Return a value of JSON as a selector spells it: text as it is, 3.0 as 3, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _sheet(key: str) -> SheetSpec:
    spec = SHEET_BY_KEY.get(key)
    if spec is None or spec.record is None:
        known = {name: s.key for s in RECORD_SHEETS for name in (s.key, s.title.zh)}
        raise Fault("unknown_field", found=shown(key), hint=did_you_mean(key, known))
    return spec


def _bare(value: str) -> str:
    return value[1:-1] if value.startswith('"') else value.strip()
