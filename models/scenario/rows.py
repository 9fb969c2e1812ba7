"""The rows of many runs, held small: what they have alike is held once."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from models.base import Record
from models.scenario.row import ResultRow

Part = TypeVar("Part", bound=Record)


class Rows(Mapping[str, ResultRow]):
    """Rows by the hash of their run. Most scores of thousands of counties are the same few: each is held once."""

    def __init__(self) -> None:
        self._rows: dict[str, ResultRow] = {}
        self._parts: dict[Record, Record] = {}

    def add(self, row: ResultRow) -> ResultRow:
        """Take in a row, and return it as it is held."""
        alike = {"tiers": self._once(row.tiers), "scores": self._once(row.scores)}
        self._rows[row.run] = row.model_copy(update=alike)
        return self._rows[row.run]

    def _once(self, parts: tuple[Part, ...]) -> tuple[Record, ...]:
        return tuple(self._parts.setdefault(part, part) for part in parts)

    def __getitem__(self, run: str) -> ResultRow:
        return self._rows[run]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
