"""Capacitated p-median of the OR-Library: each point served by one site, none above its capacity."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.location import running
from benchmarks.location.clusters import read_clusters
from benchmarks.location.known import Known
from benchmarks.location.problem import Problem
from benchmarks.rows import Row

FAMILY = "pmedcap"

options = running.options


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet, or the folder that is named, and yield each new row."""
    return running.run(running.Family(FAMILY, "pmedcap", read), given)


def read(path: Path, lines: list[Known], given: argparse.Namespace) -> Iterator[Problem]:
    """Yield the problems of a file; ``OPTIMA.csv`` outweighs the best value in the file."""
    for problem in read_clusters(path):
        line = next((line for line in lines if line.instance == problem.name), None)
        known = line.number("best_known", "optimum") if line else None
        yield problem if known is None else replace(problem, known=known)
