"""Instance files as exact numbers: extension, spaces and where lines are wrapped do not matter."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import numpy as np

from benchmarks.location.problem import Ints

SUFFIXES = ("", ".txt", ".dat")
ASIDE = ("readme", "license", "optima")
"""Names of files that are no instances."""

_LARGEST = 2**53


def instance_files(folder: Path) -> list[Path]:
    """Return the instances of a folder, or the one that is named, numbers in names in their order.

    Raises ``SystemExit`` where there are none.
    """
    paths = [folder] if folder.is_file() else [p for p in folder.glob("*") if p.is_file() and _may_be_one(p)]
    if not paths:
        raise SystemExit(f"no instances in {folder}; name their folder")
    return sorted(paths, key=_order)


def _may_be_one(path: Path) -> bool:
    name = path.name.lower()
    return path.suffix.lower() in SUFFIXES and not name.startswith((".", *ASIDE))


def _order(path: Path) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", path.name)
    return [(int(part) if part.isdigit() else -1, part) for part in parts]


class Words:
    """The words of a file, read one after another; what is wrong is a ``ValueError``."""

    def __init__(self, text: str) -> None:
        self.words = text.replace("\ufeff", "").split()
        self.at = 0

    @property
    def left(self) -> int:
        """How many words are left."""
        return len(self.words) - self.at

    def take(self, count: int) -> list[str]:
        """Return the next words."""
        if count < 0 or count > self.left:
            raise ValueError(f"{count} more numbers are said where {self.left} are left")
        self.at += count
        return self.words[self.at - count : self.at]

    def whole(self, count: int, least: int = 0) -> list[int]:
        """Return the next words as whole numbers, none below ``least``."""
        numbers, unit = scaled(self.take(count))
        if unit != 1 or min(numbers, default=least) < least:
            raise ValueError(f"whole numbers from {least} on are expected, not {self.words[self.at - count : self.at]}")
        return [int(number) for number in numbers]

    def end(self) -> None:
        """Check that nothing is left."""
        if self.left:
            raise ValueError(f"{self.left} more words than are said, from {self.words[self.at]!r} on")


def scaled(words: Sequence[str]) -> tuple[Ints, int]:
    """Return decimal numbers as whole ones in parts of 1 / unit, and the unit, a power of ten."""
    numbers = [_number(word) for word in words]
    places = max((-int(n.as_tuple().exponent) for n in numbers), default=0)
    unit = 10 ** max(0, places)
    whole = [int(n * unit) for n in numbers]
    if any(abs(n) > _LARGEST for n in whole):
        raise ValueError("a number is too long to be held exactly")
    return np.array(whole, dtype=np.int64), unit


def _number(word: str) -> Decimal:
    try:
        number = Decimal(word)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ValueError(f"{word!r} is no number")
    return number.normalize()
