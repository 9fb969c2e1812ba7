"""Capacitated p-median files of the OR-Library: points with demand, of which p serve, each within one capacity."""

from math import isqrt
from pathlib import Path

import numpy as np

from benchmarks.location.files import Words, scaled
from benchmarks.location.problem import Kind, Problem


def read_clusters(path: Path) -> list[Problem]:
    """Return the problems of a file: one, or as many as its first line says where it has one number alone."""
    return clusters_of(path.read_text(encoding="utf-8", errors="replace"), path.stem)


def clusters_of(text: str, name: str) -> list[Problem]:
    """Return the problems of a file's text; raises ``ValueError`` where it has none.

    Each is: number and best known value; points, p and capacity; then number, x, y and demand of each point.
    """
    words = Words(text)
    first = next((line.split() for line in text.splitlines() if line.strip()), [])
    if len(first) != 1:
        problems = [_problem(words, name)]
    else:
        (count,) = words.whole(1, least=1)
        problems = [_problem(words, f"{name}-{number + 1:02d}") for number in range(count)]
    words.end()
    return problems


def _problem(words: Words, name: str) -> Problem:
    _, best = words.take(2)
    points, p = words.whole(2, least=1)
    capacity = words.take(1)
    rows = [words.take(4) for _ in range(points)]
    if p > points:
        raise ValueError(f"{p} sites among {points} points")
    places, unit = scaled([word for row in rows for word in row[1:3]])
    amounts, _ = scaled([*capacity, *(row[3] for row in rows)])
    if amounts.min() < 0:
        raise ValueError("a capacity or a demand is below 0")
    at = places.reshape(points, 2)
    apart = at[:, None, :] - at[None, :, :]
    squares = (apart**2).sum(axis=2)
    # Distances are rounded down to whole ones: floor(sqrt(square) / unit), exactly.
    cost = np.array([[isqrt(square) // unit for square in row] for row in squares.tolist()], dtype=np.int64)
    known = scaled([best])
    return Problem(
        name,
        Kind.CAPACITATED_MEDIAN,
        cost,
        p=p,
        demand=amounts[1:],
        capacity=np.full(points, amounts[0]),
        known=float(known[0][0]) / known[1],
    )
