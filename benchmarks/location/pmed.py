"""p-median on graphs of the OR-Library: ours, spopt, the plain formulation, and one site at a time."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.location import running
from benchmarks.location.graph import read_graph
from benchmarks.location.known import Known
from benchmarks.location.problem import Kind, Problem
from benchmarks.rows import Row

FAMILY = "pmed"

options = running.options


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet, or the folder that is named, and yield each new row."""
    return running.run(running.Family(FAMILY, "pmed", read), given)


def read(path: Path, lines: list[Known], given: argparse.Namespace) -> Iterator[Problem]:
    """Yield the p-median problem of a file."""
    graph = read_graph(path)
    known = next((line.number("pmedian_optimum") for line in lines), None)
    yield Problem(path.stem, Kind.MEDIAN, graph.lengths, p=graph.p, unit=graph.unit, known=known)
