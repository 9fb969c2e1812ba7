"""A table of the workbook: headings, widths and rows, before it becomes cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.text import Text

Cell = str | float | int | None


class Kind(StrEnum):
    """How the cells of a column look; of few counts most are 0, which reads as a dash."""

    TEXT = "text"
    WRAP = "wrap"
    CENTER = "center"
    WHOLE = "whole"
    COUNT = "count"
    FEW = "few"
    NUMBER = "number"
    DAYS = "days"
    SHARE = "share"


@dataclass(frozen=True)
class Heading:
    """A column: heading, width in characters of the default font (a Chinese one is two), and look."""

    title: Text
    width: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Table:
    """A titled table; ``breaks`` are the rows (from 0) before which a new page begins; ``large`` is for A3.

    ``marked`` rows are shaded as needing attention; ``choices`` gives columns a drop-down; ``notes`` stand below.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Cell]]
    freeze: int = 1
    landscape: bool = False
    large: bool = False
    breaks: tuple[int, ...] = ()
    marked: frozenset[int] = frozenset()
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()


def page_breaks(keys: Sequence[str]) -> tuple[int, ...]:
    """Return the rows at which the key changes, so that each key has pages of its own."""
    return tuple(n for n in range(1, len(keys)) if keys[n] != keys[n - 1])
