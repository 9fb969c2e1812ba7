"""Applying a patch to a draft; every fault of it is told, at its pointer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.files.input.codes import Fault, Place, make_issue
from models.files.input.gather_json import escaped
from models.issue import Issue
from models.patch.draft import Draft, DraftRow
from models.patch.selector import Selector, check_field, parse_selector
from models.text import text

OBJECT = text("一个对象 {…}", "an object {…}")
OBJECTS = text("一个对象 {…}，或由对象组成的数组", "an object {…} or an array of them")


@dataclass(frozen=True)
class Entry:
    """An entry of a patch: its pointer, what it selects, its value, and the rows that are selected."""

    pointer: str
    selector: Selector
    value: Any
    rows: tuple[DraftRow, ...]


def apply_patch(draft: Draft, patch: Mapping[str, Any], name: str = "") -> list[Issue]:
    """Change ``draft`` as ``patch`` says, and its name; return the faults of the patch, which change nothing."""
    issues: list[Issue] = []
    entries = [entry for said, value in patch.items() if (entry := _entry(draft, said, value, issues)) is not None]
    if name:
        entries.append(Entry("/name", parse_selector("county.name"), name, tuple(draft.tables["county"])))
    for entry in entries:
        try:
            _apply(draft, entry, issues)
        except Fault as fault:
            _report(issues, fault, entry.pointer)
    return issues


def _entry(draft: Draft, said: str, value: Any, issues: list[Issue]) -> Entry | None:
    pointer = f"/patch/{escaped(said)}"
    try:
        selector = parse_selector(said)
        rows = () if selector.adds else draft.selected(selector)
        if not (rows or selector.adds):
            where = ", ".join(f"{key}={value}" for key, value in selector.where.items())
            raise Fault("patch_no_row", title=selector.spec.title, where=where, hint=draft.nearest(selector))
    except Fault as fault:
        _report(issues, fault, pointer)
        return None
    return Entry(pointer, selector, value, rows)


def _apply(draft: Draft, entry: Entry, issues: list[Issue]) -> None:
    if entry.selector.adds:
        _add(draft, entry, issues)
    elif entry.selector.field:
        _set(entry, {entry.selector.field: entry.value}, {entry.selector.field: entry.pointer})
    elif entry.value is None and not entry.selector.spec.single:
        _remove(entry)
    elif not isinstance(entry.value, dict):
        raise Fault("json_shape", wanted=OBJECT)
    else:
        fields = _fields(entry.selector, entry.value, entry.pointer, issues)
        _set(entry, fields, {key: f"{entry.pointer}/{escaped(key)}" for key in fields})
    draft.touched.add(entry.selector.spec.key)


def _set(entry: Entry, fields: dict[str, Any], pointers: dict[str, str]) -> None:
    for row in entry.rows:
        for key, value in fields.items():
            _claim(row, key, pointers[key])
            row.values[key] = value


def _remove(entry: Entry) -> None:
    for row in entry.rows:
        _claim(row, "", entry.pointer)
        row.removed = True


def _claim(row: DraftRow, key: str, pointer: str) -> None:
    """Note that an entry changes a field, or the whole row; raise :class:`Fault` where another does already."""
    taken = row.origins.get("") or (row.origins.get(key) if key else row.origin())
    if taken is not None:
        raise Fault("patch_twice", first=taken.removeprefix("/patch/").replace("~1", "/").replace("~0", "~"))
    row.origins[key] = pointer


def _add(draft: Draft, entry: Entry, issues: list[Issue]) -> None:
    """Add rows at the end of their sheet."""
    listed = isinstance(entry.value, list)
    for number, value in enumerate(entry.value if listed else [entry.value]):
        pointer = f"{entry.pointer}/{number}" if listed else entry.pointer
        if isinstance(value, dict):
            fields = _fields(entry.selector, value, pointer, issues)
            draft.tables[entry.selector.spec.key].append(DraftRow(fields, {"": pointer}))
        else:
            issues.append(make_issue("json_shape", Place(pointer=pointer), wanted=OBJECTS))


def _fields(selector: Selector, given: dict[str, Any], pointer: str, issues: list[Issue]) -> dict[str, Any]:
    """Return the fields of an object, those that are known."""
    known = {}
    for key, value in given.items():
        try:
            check_field(selector.spec, key)
            known[key] = value
        except Fault as fault:
            _report(issues, fault, f"{pointer}/{escaped(key)}")
    return known


def _report(issues: list[Issue], fault: Fault, pointer: str) -> None:
    issues.append(make_issue(fault.code, Place(pointer=pointer), **fault.values))
