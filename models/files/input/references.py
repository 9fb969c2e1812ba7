"""References between rows become codes: facilities, departments, people, places on the road, kinds and phases."""

from collections.abc import Callable
from typing import Any

from models.files.input.codes import Fault
from models.files.input.defaults.log import settings
from models.files.input.kinds import kind_index, name_kinds
from models.files.input.names import NameIndex
from models.files.input.phases import phase_index
from models.files.input.readrows import faulty_sheet
from models.files.input.rows import Book, Row
from models.files.sheets import RECORD_SHEETS, SHEET_BY_KEY, Kind


def resolve_references(book: Book) -> None:
    """Replace references by codes, in place; report what is unknown or ambiguous.

    Departments are left to :func:`resolve_departments`.
    """
    indexes = {
        "facilities": _facilities(book),
        "staff": _staff(book),
        "places": _places(book),
        "centers": _centers(book),
        "phases": _phases(book),
    }
    for spec in RECORD_SHEETS:
        for column in spec.columns:
            if column.target not in indexes:
                continue
            index = indexes[column.target]
            for row in book.of(spec.key):
                if len(index):
                    _resolve(book, row, column.key, index.find)
                elif row.get(column.key):
                    row.faulty.add(column.key)  # the sheet it points to has been refused already


def _facilities(book: Book) -> NameIndex:
    index = NameIndex("unknown_facility")
    for row in book.of("facilities"):
        if row.get("id"):
            index.add(row.get("id"), (row.get("name"), row.get("short_name")))
    return index


def _places(book: Book) -> NameIndex:
    index = NameIndex("unknown_place")
    for row in book.of("facilities"):
        if row.get("id"):
            index.add(row.get("id"), (row.get("name"), row.get("short_name")))
    for row in book.of("junctions"):
        if row.get("id"):
            index.add(row.get("id"), (row.get("name"),))
    return index


def _staff(book: Book) -> NameIndex:
    index = NameIndex("unknown_person")
    for row in book.of("staff"):
        if row.get("id"):
            index.add(row.get("id"), (row.get("name"),))
    return index


def _centers(book: Book) -> NameIndex:
    name_kinds(book)
    return kind_index((row.get("kind"), row.get("synonyms") or ()) for row in book.of("centers") if row.get("kind"))


def _phases(book: Book) -> NameIndex:
    """Return the phases; where no sheet lists any, the one that is filled in."""
    if not book.of("phases") and not faulty_sheet(book, SHEET_BY_KEY["phases"]):
        return phase_index([(settings("phases.row")["phase"], None)])
    return phase_index((row.get("phase"), row.get("deadline")) for row in book.of("phases") if row.get("phase"))


def _resolve(book: Book, row: Row, key: str, find: Callable[[str], str]) -> None:
    """Replace the reference, or the list of references, in ``key`` by codes."""
    value: Any = row.get(key)
    if not value:
        return
    try:
        if row.spec.column(key).kind is Kind.REFS:
            row.values[key] = tuple(find(item) for item in value)
        else:
            row.values[key] = find(value)
    except Fault as fault:
        book.fault(row, key, fault.code, **fault.values)


def resolve_departments(book: Book) -> None:
    """Replace departments by codes, each within its employer.

    An employer that lists no department gets them from its people later; until then the name stands.
    """
    by_employer: dict[str, NameIndex] = {}
    for row in book.of("departments"):
        if row.get("id") and row.get("employer"):
            index = by_employer.setdefault(row.get("employer"), NameIndex("unknown_department"))
            index.add(row.get("id"), (row.get("name"),))
    for row in book.of("staff"):
        index_of = by_employer.get(row.get("employer") or "")
        if index_of is not None:
            _resolve(book, row, "dept", index_of.find)
