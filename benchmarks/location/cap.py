"""Warehouses of the OR-Library with their capacities, a customer's demand split where that is cheaper."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.location import running
from benchmarks.location.known import Known
from benchmarks.location.problem import Problem
from benchmarks.location.warehouses import read_warehouses
from benchmarks.rows import Row

FAMILY = "cap"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    running.options(parser)
    parser.add_argument(
        "--capacity", default="", help="numbers, each a problem of its own, for files that leave the capacity open"
    )


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet, or the folder that is named, and yield each new row."""
    return running.run(running.Family(FAMILY, "cap", read), given)


def read(path: Path, lines: list[Known], given: argparse.Namespace) -> Iterator[Problem]:
    """Yield a problem; where the file leaves the capacity open, one for each that is given or known of."""
    warehouses = read_warehouses(path)
    if not warehouses.leaves_capacity_open:
        yield warehouses.capacitated(path.stem, known=_optimum(lines[:1]))
        return
    asked = [word.strip() for word in given.capacity.split(",") if word.strip()]
    said = {line.cells.get("capacity_value", ""): line for line in lines}
    if not asked:
        asked = [capacity for capacity in said if capacity]
    if not asked:
        raise ValueError("the file leaves the capacity open: give --capacity")
    for capacity in asked:
        line = next((line for number, line in said.items() if number and float(number) == float(capacity)), None)
        name = f"{path.stem}-{capacity}" if line is None else line.instance
        yield warehouses.capacitated(name, capacity, _optimum([line] if line else []))


def _optimum(lines: list[Known]) -> float | None:
    return next((line.number("multi_source_optimum") for line in lines), None)
