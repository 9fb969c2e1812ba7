"""Runs held against one another: the reference of each, the Pareto front, and what each step of an axis costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.scenario.expand import BASE, SEED, Run, dimensions_of, reference_of
from models.scenario.records import Cell, Scenarios
from models.scenario.table import Column, VariantTable

Amounts = list[float | None]


@dataclass(frozen=True)
class Step:
    """From one value of a dimension to the next: the mean change of each measure over the ``pairs`` of runs."""

    dimension: str
    before: Cell
    after: Cell
    pairs: int
    changes: dict[str, float | None]


def varying(table: VariantTable) -> list[Column]:
    """Return the columns that runs are compared by and in which any two of them differ."""
    return [c for c in table.columns if c.measures and len(set(amounts(table, c)) - {None}) > 1]


def amounts(table: VariantTable, column: Column) -> Amounts:
    """Return a column as numbers; ``None`` where a run has none."""
    return [float(v) if isinstance(v, int | float) else None for v in table.values(column.id)]


def references(scenarios: Scenarios, runs: Sequence[Run]) -> list[int]:
    """Return for each run the place of the run that it is compared with."""
    place = {_key(run.dimensions): n for n, run in enumerate(runs)}
    known = dimensions_of(scenarios)
    return [place[_key(reference_of(scenarios, run, known))] for run in runs]


def front(across: Amounts, up: Amounts, wanted: tuple[int, int]) -> list[int]:
    """Return the places of the runs that no other betters in one measure without being worse in the other.

    ``wanted`` is 1 or -1 for each: more or less of it is better.
    """
    both = [(n, x, y) for n, (x, y) in enumerate(zip(across, up, strict=True)) if x is not None and y is not None]
    known = [(n, -x * wanted[0], -y * wanted[1]) for n, x, y in both]
    found: list[int] = []
    least = float("inf")
    level = float("inf")
    for n, x, y in sorted(known, key=lambda k: (k[1], k[2])):
        if y < least or (y == least and x == level):
            found.append(n)
            least, level = y, x
    return sorted(found)


def sensitivity(
    scenarios: Scenarios, runs: Sequence[Run], table: VariantTable, columns: Sequence[Column]
) -> list[Step]:
    """Return every step of profile, variant and axes: the mean change between runs that differ in it alone.

    A pair in which a measure is missing on either side does not count for that measure.
    """
    values = {column.id: amounts(table, column) for column in columns}
    return [
        _step(dimension, before, after, pairs, values)
        for dimension, before, after, pairs in _steps(scenarios, runs)
        if pairs
    ]


def _steps(scenarios: Scenarios, runs: Sequence[Run]) -> Iterator[tuple[str, Cell, Cell, list[tuple[int, int]]]]:
    for dimension, known in dimensions_of(scenarios).items():
        if dimension in (BASE, SEED):
            continue
        at: dict[tuple[str, Cell], int] = {}
        for n, run in enumerate(runs):
            rest = {id: value for id, value in run.dimensions.items() if id != dimension}
            at[_key(rest), run.dimensions[dimension]] = n
        rests = dict.fromkeys(rest for rest, _ in at)
        for before, after in pairwise(known):
            pairs = [(at[r, before], at[r, after]) for r in rests if (r, before) in at and (r, after) in at]
            yield dimension, before, after, pairs


def _step(dimension: str, before: Cell, after: Cell, pairs: list[tuple[int, int]], values: dict[str, Amounts]) -> Step:
    changes: dict[str, float | None] = {}
    for id, its in values.items():
        found = [b - a for a, b in ((its[i], its[k]) for i, k in pairs) if a is not None and b is not None]
        changes[id] = sum(found) / len(found) if found else None
    return Step(dimension, before, after, len(pairs), changes)


def _key(dimensions: dict[str, Cell]) -> str:
    return repr(sorted((id, str(value)) for id, value in dimensions.items()))
