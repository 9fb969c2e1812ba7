"""Who gives posts to whom: from the change of every cell of a category in a year to transfers and grants.

Any matching does that keeps what goes from class to class: what classes exchange comes first, the rest stays inside.
A post given out in one class and used in another passes through a cell of the first.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.headcount.cell import Cell
from models.headcount.classes import PostClass

Heap = dict[Cell, int]


@dataclass
class Matched:
    """Posts that move between cells of one category, and posts given out."""

    transfers: dict[tuple[Cell, Cell], int] = field(default_factory=lambda: defaultdict(int))
    granted: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))


def match(
    changes: Mapping[PostClass, Mapping[Cell, int]],
    grants: Mapping[PostClass, int],
    flows: Mapping[tuple[PostClass, PostClass], int],
    through: Sequence[Cell] = (),
) -> Matched:
    """Return transfers and grants that make ``changes`` out of ``grants`` and ``flows`` between classes.

    ``through`` are cells through which posts may pass; others only where there is none.
    """
    found = Matched()
    gives: dict[PostClass, Heap] = {}
    takes: dict[PostClass, Heap] = {}
    for post_class, its in changes.items():
        gives[post_class] = {cell: -n for cell, n in its.items() if n < 0}
        takes[post_class] = {cell: n for cell, n in its.items() if n > 0}
        leaving = sum(n for (source, _), n in flows.items() if source == post_class)
        passing = leaving - sum(gives[post_class].values())
        if passing > 0:
            via = next((cell for cell in through if cell in its), next(iter(its)))
            gives[post_class] = {via: passing + gives[post_class].pop(via, 0)} | gives[post_class]
            takes[post_class] = {via: passing + takes[post_class].pop(via, 0)} | takes[post_class]
    for post_class, count in grants.items():
        for cell, n in _take(takes[post_class], count):
            found.granted[cell] += n
    for (source, target), count in flows.items():
        _move(found, gives[source], takes[target], count)
    for post_class, heap in gives.items():
        _move(found, heap, takes[post_class], sum(heap.values()))
    return found


def _take(heap: Heap, count: int) -> list[tuple[Cell, int]]:
    """Take ``count`` posts off a heap, in its order."""
    taken = []
    for cell in list(heap):
        n = min(count, heap[cell])
        if n:
            taken.append((cell, n))
            count -= n
            heap[cell] -= n
            if not heap[cell]:
                del heap[cell]
        if not count:
            break
    return taken


def _move(found: Matched, gives: Heap, takes: Heap, count: int) -> None:
    """Move ``count`` posts between two heaps, in their order."""
    for source, n in _take(gives, count):
        for target, part in _take(takes, n):
            if source != target:
                found.transfers[source, target] += part
