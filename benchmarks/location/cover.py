"""Set cover and maximal cover on the same graphs, within the radius that p sites can just keep."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.location import running
from benchmarks.location.attempt import OURS, solver_of
from benchmarks.location.graph import Graph, read_graph
from benchmarks.location.known import Known
from benchmarks.location.problem import Kind, Problem
from benchmarks.rows import Row

FAMILY = "cover"

options = running.options


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet, or the folder that is named, and yield each new row."""
    return running.run(running.Family(FAMILY, "pmed", read), given)


def read(path: Path, lines: list[Known], given: argparse.Namespace) -> Iterator[Problem]:
    """Yield the fewest sites within the radius, and the most members that one site fewer than p can cover.

    The radius is the known optimum of the p-center, or ours where none is known.
    """
    graph = read_graph(path)
    known = next((line.number("pcenter_optimum") for line in lines), None)
    radius = _center(path.stem, graph, given.limit) if known is None else round(known * graph.unit)
    for kind, p in ((Kind.SET_COVER, 0), (Kind.MAXIMAL_COVER, graph.p - 1)):
        if p or kind is Kind.SET_COVER:
            yield Problem(f"{path.stem}-{kind}", kind, graph.lengths, p, radius)


def _center(name: str, graph: Graph, limit: float) -> int:
    answer = solver_of(OURS)(Problem(name, Kind.CENTER, graph.lengths, p=graph.p), limit)
    if answer.value is None:
        raise ValueError("the radius is not known and was not found")
    return round(answer.value)
