"""p-median files of the OR-Library: a graph, and the shortest ways between all its vertices."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.location.files import Words, scaled
from benchmarks.location.problem import Ints

_FAR = 2**61


@dataclass(frozen=True, eq=False)
class Graph:
    """Shortest lengths between the vertices in parts of 1 / ``unit``, and the number of sites."""

    lengths: Ints
    p: int
    unit: int


def read_graph(path: Path) -> Graph:
    """Return the graph of a file: vertices, edges and p, then each edge's ends and length."""
    return graph_of(path.read_text(encoding="utf-8", errors="replace"))


def graph_of(text: str) -> Graph:
    """Return the graph of a file's text; raises ``ValueError`` where it is none or not connected.

    A later line for an edge that has already stood, in either direction, replaces the earlier one.
    """
    words = Words(text)
    vertices, edges = words.whole(2)
    (p,) = words.whole(1, least=1)
    triples = words.take(3 * edges)
    words.end()
    if p > vertices:
        raise ValueError(f"{p} sites among {vertices} vertices")
    ends, _ = scaled([word for n, word in enumerate(triples) if n % 3 < 2])
    lengths, unit = scaled(triples[2::3])
    if edges and (ends.min() < 1 or ends.max() > vertices or lengths.min() < 0):
        raise ValueError("an edge ends at no vertex or has a length below 0")
    matrix = np.full((vertices, vertices), _FAR, dtype=np.int64)
    for (a, b), length in zip((ends - 1).reshape(-1, 2).tolist(), lengths.tolist(), strict=True):
        matrix[a, b] = matrix[b, a] = length
    np.fill_diagonal(matrix, 0)
    shortest = _shortest(matrix)
    if shortest.max(initial=0) >= _FAR:
        raise ValueError("the graph is not connected")
    return Graph(shortest, p, unit)


def _shortest(matrix: Ints) -> Ints:
    """Return the lengths of shortest ways by Floyd's rule."""
    for via in range(len(matrix)):
        np.minimum(matrix, matrix[:, via, None] + matrix[None, via], out=matrix)
    return matrix
