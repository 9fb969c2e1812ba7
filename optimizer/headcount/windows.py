"""Rows about years in which a cell is not touched: its posts stay as they are from the one before to the last of them.

Years are by place, the state of today comes first. A row is ``x[at] <= high + slope sum touched`` or the like over the
years after ``since`` up to ``until``, ``at`` being one of the two. Rows that another one implies are left out.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Range = tuple[int, int]


class Window(NamedTuple):
    """``x[at] <= side + slope x touched`` where ``slope > 0``, ``x[at] >= side + slope x touched`` where it is below 0.

    ``touched`` are the years after ``since`` up to ``until`` that are. With slope 0: one of them is.
    """

    since: int
    until: int
    at: int
    side: int
    slope: int


def windows(ranges: Sequence[Range]) -> Iterator[Window]:
    """Yield the rows of a cell whose posts are in ``ranges`` at the end of each year, today's first."""
    yield from _must(ranges, lambda a, b: a[1] < b[0] or b[1] < a[0])
    for n in range(len(ranges)):
        yield from _from(ranges, n, range(n - 1, -1, -1))
        yield from _from(ranges, n, range(n + 1, len(ranges)))


def rises(ranges: Sequence[Range]) -> Iterator[Window]:
    """Yield the rows of a sum that can fall, but not rise, in a year in which a cell is not touched."""
    yield from _must(ranges, lambda a, b: a[1] < b[0])
    for n in range(len(ranges)):
        yield from (w for w in _from(ranges, n, range(n - 1, -1, -1)) if w.slope > 0)
        yield from (w for w in _from(ranges, n, range(n + 1, len(ranges))) if w.slope < 0)


def _must(ranges: Sequence[Range], apart: Callable[[Range, Range], bool]) -> Iterator[Window]:
    """Yield the shortest windows in which a cell is touched, because its ranges at both ends are ``apart``."""
    latest = -1
    for until in range(1, len(ranges)):
        since = next((n for n in range(until - 1, latest, -1) if apart(ranges[n], ranges[until])), None)
        if since is not None:
            latest = since
            yield Window(since, until, until, 0, 0)


def _from(ranges: Sequence[Range], at: int, others: range) -> Iterator[Window]:
    """Yield the rows of a place by those around it that narrow its range ever more."""
    low, high = ranges[at]
    for n in others:
        since, until = min(at, n), max(at, n)
        if (most := max(ranges[n][1], ranges[at][0])) < high:
            high = most
            yield Window(since, until, at, high, ranges[at][1] - high)
        if (least := min(ranges[n][0], ranges[at][1])) > low:
            low = least
            yield Window(since, until, at, low, ranges[at][0] - low)
