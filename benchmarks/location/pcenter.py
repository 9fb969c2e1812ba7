"""Vertex p-center on the same graphs: the farthest member as near as can be."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.location import running
from benchmarks.location.graph import read_graph
from benchmarks.location.known import Known
from benchmarks.location.problem import Kind, Problem
from benchmarks.rows import Row

FAMILY = "pcenter"

options = running.options


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet, or the folder that is named, and yield each new row."""
    return running.run(running.Family(FAMILY, "pmed", read), given)


def read(path: Path, lines: list[Known], given: argparse.Namespace) -> Iterator[Problem]:
    """Yield the p-center problem of a file."""
    graph = read_graph(path)
    known = next((line.number("pcenter_optimum") for line in lines), None)
    yield Problem(path.stem, Kind.CENTER, graph.lengths, p=graph.p, unit=graph.unit, known=known)
