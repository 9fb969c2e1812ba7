"""The record of every value that was filled in, told as one line a column and reason."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from models.files.cells import shown_value
from models.files.input.rows import Row
from models.files.sheets import SHEET_BY_KEY
from models.issue import DefaultUsed
from models.text import Text, text

_LISTED = 4
"""So many different values are listed; more are told as a range."""


@cache
def settings(id: str) -> dict[str, Any]:
    """Return the values of a default, such as ``facilities.rooms``, with its source and effect."""
    table = tomllib.loads(files("models.files.input.defaults").joinpath("defaults.toml").read_text("utf-8"))
    sheet, _, name = id.partition(".")
    found: dict[str, Any] = table[sheet][name]
    return found


@dataclass(frozen=True)
class _Filled:
    row: Row
    key: str
    value: Any


class DefaultLog:
    """Fills values in and remembers it."""

    def __init__(self) -> None:
        self._filled: dict[tuple[str, str, str], list[_Filled]] = {}

    def fill(self, row: Row, key: str, value: Any, id: str) -> None:
        """Give ``key`` of ``row`` the value of the default ``id``, unless the row says something itself."""
        if row.has(key):
            return
        row.values[key] = value
        self._filled.setdefault((row.spec.key, key, id), []).append(_Filled(row, key, value))

    def add_row(self, row: Row, key: str, id: str) -> None:
        """Remember a row that a default added; ``key`` is the column that tells rows apart."""
        self._filled.setdefault((row.spec.key, "", id), []).append(_Filled(row, key, row.values[key]))

    def used(self, workbook: bool) -> tuple[DefaultUsed, ...]:
        """Return one entry for each sheet, column and default, in the order of the workbook."""
        order = list(SHEET_BY_KEY)
        groups = sorted(self._filled.items(), key=lambda item: order.index(item[0][0]))
        return tuple(_entry(sheet, key, id, filled, workbook) for (sheet, key, id), filled in groups)


def _entry(sheet: str, key: str, id: str, filled: list[_Filled], workbook: bool) -> DefaultUsed:
    spec = SHEET_BY_KEY[sheet]
    name = spec.column(key).title if key else text("整行", "rows")
    lines = [f.row.line for f in filled if f.row.line and not f.row.added]
    letter = filled[0].row.letters.get(key, "")
    step = f"/{key}" if key else ""
    pointer = f"/{sheet}{step}" if spec.single else f"/{sheet}/{ranges(f.row.index for f in filled)}{step}"
    return DefaultUsed(
        sheet=spec.title.zh,
        cell=_cells(letter, lines) if workbook else "",
        pointer=pointer,
        field=name,
        value=_summary(filled),
        source=_text(settings(id)["source"]),
        effect=_text(settings(id)["effect"]),
    )


def _text(pair: dict[str, str]) -> Text:
    return text(pair["zh"], pair["en"])


def ranges(numbers: Iterable[int]) -> str:
    """Return ``0-3,7`` for 0, 1, 2, 3 and 7."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def numbers_of(spelled: str) -> list[int]:
    """Return the numbers that :func:`ranges` spelled."""
    found: list[int] = []
    for part in spelled.split(","):
        first, _, last = part.partition("-")
        found.extend(range(int(first), int(last or first) + 1))
    return found


def _cells(letter: str, lines: list[int]) -> str:
    """Return ``L2:L15,L18``; rows alone where the sheet has no such column."""
    if not lines:
        return ""
    spelled = [part.partition("-") for part in ranges(lines).split(",")]
    return ",".join(f"{letter}{a}:{letter}{b}" if b else f"{letter}{a}" for a, _, b in spelled)


def _summary(filled: list[_Filled]) -> str:
    """Return the values with how often each was filled in, or how many there are from least to most."""
    column = filled[0].row.spec.column(filled[0].key)
    counted = Counter(shown_value(column, f.value) for f in filled)
    if len(counted) == 1:
        value, times = next(iter(counted.items()))
        return value if times == 1 else f"{value} ×{times}"
    if len(counted) <= _LISTED:
        return "、".join(f"{value} ×{times}" for value, times in counted.most_common())
    values = [f.value for f in filled]
    if all(isinstance(v, int | float) for v in values):
        return f"{min(values):g}…{max(values):g} ×{len(values)}"
    return "、".join(list(counted)[:_LISTED]) + f"… ×{len(values)}"
