"""Kinds of shared center found by any spelling: the county's own names, its other names, and everyday synonyms."""

from collections.abc import Iterable

from models.county.center_kinds import kind_key
from models.files.input.names import NameIndex


def kind_index(kinds: Iterable[tuple[str, Iterable[str]]]) -> NameIndex:
    """Return the kinds of a county, each with its other names."""
    index = NameIndex("unknown_kind", kind_key)
    for kind, synonyms in kinds:
        index.add(kind, synonyms)
    return index
