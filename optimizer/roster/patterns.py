"""Patterns: the sets of days that a person may spend at a remote place in a week, with trips and what they miss."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

Days = int
"""Days of a week as bits, in their order."""


class Pattern(NamedTuple):
    """Days that are served beside pinned ones; round trips, those to pinned days included; days stays are too short."""

    days: Days
    trips: int
    missing: int


PatternColumns = dict[int, Pattern]
"""Columns of a model, each with the pattern that it stands for; at most one of them is 1."""


@cache
def patterns(free: Days, pinned: Days, before: Days, shortest: int, *, hard: bool) -> tuple[Pattern, ...]:
    """Return the patterns of ``free`` days but the empty one; where the rule is hard, those that miss nothing.

    Days known ``before``, outside the plan, lengthen a stay; a run of ``pinned`` and such days alone may be short.
    """
    found = (pattern(days, pinned, before, shortest) for days in _subsets(free))
    return tuple(p for p in found if not (hard and p.missing))


def pattern(days: Days, pinned: Days, before: Days, shortest: int) -> Pattern:
    """Return the pattern of ``days``: ``missing`` sums ``shortest - length`` over the runs that hold any of them."""
    short = (shortest - run.bit_count() for run in _runs(days | pinned | before) if run & days)
    return Pattern(days, sum(1 for _ in _runs(days | pinned)), sum(max(0, n) for n in short))


def _subsets(days: Days) -> Iterator[Days]:
    """Yield every set of ``days`` but the empty one."""
    subset = days
    while subset:
        yield subset
        subset = (subset - 1) & days


def _runs(days: Days) -> Iterator[Days]:
    """Yield the runs of days that follow one another."""
    while days:
        lowest = days & -days
        rest = days + lowest
        run = days & ~rest
        yield run
        days &= ~run
