"""Kinds of shared center found by any spelling: the county's own names, its other names, and everyday synonyms."""

from collections.abc import Iterable

from models.county.center_kinds import canonical_kind, kind_key
from models.files.input.names import NameIndex
from models.files.input.rows import Book, Row


def name_kinds(book: Book) -> None:
    """Bring the kinds of 中心 to the common word for each, in place; report a kind that is listed twice."""
    seen: dict[str, tuple[Row, str]] = {}
    for row in book.of("centers"):
        said = row.get("kind")
        if not said:
            continue
        row.values["kind"] = canonical_kind(said)
        first, other = seen.setdefault(kind_key(said), (row, said))
        if first is not row:
            book.fault(row, "kind", "kind_twice", found=said, first=first.place("kind").spoken, other=other)


def kind_index(kinds: Iterable[tuple[str, Iterable[str]]]) -> NameIndex:
    """Return the kinds of a county, each with its other names."""
    index = NameIndex("unknown_kind", kind_key)
    for kind, synonyms in kinds:
        index.add(kind, synonyms)
    return index
