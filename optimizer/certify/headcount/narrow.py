"""Narrower bounds of posts and movements, as the stages before leave them: CBC counts filing lines far faster."""

from collections import defaultdict

from models.county.words import Category
from models.headcount import PostClass
from optimizer.certify.headcount.columns import CellYear, HeadcountColumns
from optimizer.certify.tighten import tighten
from optimizer.engines.pulp import Row


def narrow(c: HeadcountColumns) -> None:
    """Tighten the bounds of all columns; then those of movements where posts stay in their class.

    A cell that both gives posts to its class and gets some of it, or is given some anew, can do with less of both:
    what goes out is at most the fall of its posts, and what comes in at most their rise.
    """
    tighten(c.program, _stock(c))
    for key in c.posts:
        if stays(c, key):
            own = c.case.class_of[key[0].facility]
            c.program.limit(c.out[key][own], _fall(c, key))
            c.program.limit(c.into[key][own], rise(c, key))
    tighten(c.program, _stock(c))


def stays(c: HeadcountColumns, key: CellYear) -> bool:
    """Return whether posts of a cell stay in its class."""
    return set(c.out[key]) == {c.case.class_of[key[0].facility]}


def rise(c: HeadcountColumns, key: CellYear) -> int:
    """Return by how many posts a cell can rise in a year."""
    return max(0, (c.program.bounds[c.posts[key]][1] or 0) - _before(c, key)[0])


def _fall(c: HeadcountColumns, key: CellYear) -> int:
    return max(0, _before(c, key)[1] - c.program.bounds[c.posts[key]][0])


def _before(c: HeadcountColumns, key: CellYear) -> tuple[int, int]:
    """Return the least and the most posts of a cell in the year before."""
    cell, n = key
    if n == 0:
        return c.case.posts[cell].approved, c.case.posts[cell].approved
    low, high = c.program.bounds[c.posts[cell, n - 1]]
    return low, high or 0


def _stock(c: HeadcountColumns) -> list[Row]:
    """Return what the books imply: the posts of a category in classes that posts move between are at most all."""
    found: dict[tuple[frozenset[PostClass], Category, int], list[CellYear]] = defaultdict(list)
    for cell, n in c.posts:
        found[frozenset(c.most.near[c.case.class_of[cell.facility]]), cell.category, n].append((cell, n))
    return [
        Row(f"stock_{number}", [(1, c.posts[key]) for key in keys], high=c.most.posts(*keys[0]))
        for number, keys in enumerate(found.values(), 1)
    ]
