"""What is known of the instances of a folder, as far as it says."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

NAME = "OPTIMA.csv"


@dataclass(frozen=True)
class Known:
    """A line of the folder's ``OPTIMA.csv``: the instance, its file without extension, and all its cells."""

    instance: str
    stem: str
    cells: dict[str, str]

    def number(self, *columns: str) -> float | None:
        """Return the number in the first column whose name begins like one of ``columns``."""
        for column in columns:
            for name, cell in self.cells.items():
                if name.startswith(column) and cell:
                    try:
                        return float(cell)
                    except ValueError:
                        return None
        return None


def read_known(path: Path) -> list[Known]:
    """Return the lines of ``OPTIMA.csv`` beside an instance, or in the folder that ``path`` is; none without it."""
    file = (path if path.is_dir() else path.parent) / NAME
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        lines = [{k.strip().lower(): (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(opened)]
    return [_known(cells) for cells in lines if cells.get("instance")]


def _known(cells: dict[str, str]) -> Known:
    instance = cells["instance"]
    return Known(instance, Path(cells.get("file") or instance).stem, cells)


def of_stem(lines: Sequence[Known], stem: str) -> list[Known]:
    """Return the lines of one file."""
    return [line for line in lines if stem.lower() in (line.stem.lower(), line.instance.lower())]
