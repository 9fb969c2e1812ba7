"""Kinds of shared center in every spelling that planners use; a county may have kinds that nobody has listed."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from models.county.words import CenterMode
from models.text import Text


@dataclass(frozen=True)
class CenterKind:
    """A kind that the documents name: its words, the spellings that mean it, and its mode by default."""

    key: str
    text: Text
    mode: CenterMode
    synonyms: tuple[str, ...]


@cache
def _table() -> dict[str, Any]:
    found = tomllib.loads(files("models.county").joinpath("data/center_kinds.toml").read_text("utf-8"))
    found["endings"].sort(key=len, reverse=True)
    return found


@cache
def center_kinds() -> tuple[CenterKind, ...]:
    """Return every kind of the table, in its order."""
    return tuple(
        CenterKind(key, Text(zh=row["zh"], en=row["en"]), CenterMode(row["mode"]), tuple(row["synonyms"]))
        for key, row in _table()["kinds"].items()
    )


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()


@cache
def _spellings() -> dict[str, CenterKind]:
    return {_plain(s): kind for kind in center_kinds() for s in (kind.key, kind.text.zh, kind.text.en, *kind.synonyms)}


@lru_cache(10_000)
def known_kind(name: str) -> CenterKind | None:
    """Return the kind of the table that ``name`` spells, ``None`` where it is a county's own.

    The name is also tried without the words that stand around it: 县域医学检验中心 is 检验.
    """
    whole = _plain(name)
    starts = [whole, *(whole.removeprefix(_plain(p)) for p in _table()["prefixes"] if whole.startswith(_plain(p)))]
    for start in starts:
        form = start
        while form:
            if form in _spellings():
                return _spellings()[form]
            ending = next((e for e in _table()["endings"] if form.endswith(e)), "")
            if not ending:
                break
            form = form.removesuffix(ending)
    return None


def canonical_kind(name: str) -> str:
    """Return the table's Chinese word for ``name``, or ``name`` itself where the table does not know it."""
    kind = known_kind(name)
    return kind.text.zh if kind else name


def kind_key(name: str) -> str:
    """Return the form in which two spellings of one kind are equal; 胸痛 and 胸痛中心 are one too."""
    kind = known_kind(name)
    return _plain(kind.text.zh if kind else name).removesuffix("中心")


def title_of(kind: str) -> Text:
    """Return the kind's title in both languages; a county's own kind is called the same in both."""
    known = known_kind(kind)
    return known.text if known else Text(zh=kind, en=kind)


def default_mode(kind: str) -> CenterMode:
    """Return how members and a center of ``kind`` reach each other where nobody says: physical but for the table."""
    known = known_kind(kind)
    return known.mode if known else CenterMode.PHYSICAL
