"""Raw rows: one CSV file a family, a row a run, with what it ran on; runs that are there are not repeated."""

import csv
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"

Row = dict[str, str | int | float | None]


def load(family: str) -> list[dict[str, str]]:
    """Return the rows of a family, oldest first; of rows with one key the latest alone."""
    path = RESULTS / f"{family}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list({row["key"]: row for row in csv.DictReader(file)}.values())


def append(family: str, row: Row) -> None:
    """Add a row with its provenance, its own where it brings one; an earlier row of the same key no longer counts.

    The first row of a file sets its columns; a later one may add some, which the earlier ones then have empty.
    """
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{family}.csv"
    full = row | {name: value for name, value in provenance().items() if name not in row}
    fresh = not path.exists()
    if not fresh:
        _widen(path, list(full))
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(full) if fresh else _columns(path), restval="")
        if fresh:
            writer.writeheader()
        writer.writerow(full)


def _widen(path: Path, names: list[str]) -> None:
    """Write the file anew where ``names`` has columns that it lacks."""
    known = _columns(path)
    added = [name for name in names if name not in known]
    if not added:
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*known, *added], restval="")
        writer.writeheader()
        writer.writerows(rows)


def _columns(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def missing(family: str, keys: Iterable[str]) -> list[str]:
    """Return those of ``keys`` that have no row yet."""
    known = {row["key"] for row in load(family)}
    return [key for key in keys if key not in known]


def provenance() -> Row:
    """Return when, on what and with which versions a run was made."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        **{name: _version(name) for name in ("ortools", "pulp", "spopt", "timefold")},
    }


def _commit() -> str:
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return found.stdout.strip()


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
