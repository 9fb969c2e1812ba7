"""Warehouses of the OR-Library without capacities."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.location import running
from benchmarks.location.known import Known
from benchmarks.location.problem import Problem
from benchmarks.location.warehouses import read_warehouses
from benchmarks.rows import Row

FAMILY = "capu"

options = running.options


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet, or the folder that is named, and yield each new row."""
    return running.run(running.Family(FAMILY, "cap", read), given)


def read(path: Path, lines: list[Known], given: argparse.Namespace) -> Iterator[Problem]:
    """Yield the problem of a file in which every warehouse can serve all."""
    known = next((line.number("uncapacitated_optimum") for line in lines), None)
    yield read_warehouses(path).uncapacitated(path.stem, known)
