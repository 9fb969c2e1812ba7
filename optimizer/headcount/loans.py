"""New loans from what a cell has on loan at the end of each year: the oldest is returned first."""

from collections import deque
from collections.abc import Sequence


def loans_of(active: Sequence[int], begun: Sequence[int] | None, longest: int | None) -> list[tuple[int, int, int]]:
    """Return loans as (first year, year of return, posts), years by place, for the posts ``active`` at year ends.

    ``begun`` are the posts newly lent in each year; ``None`` lends as few as can be, a loan that
    has run for ``longest`` years being lent anew.
    """
    running: deque[list[int]] = deque()
    found: list[tuple[int, int, int]] = []
    for y, posts in enumerate(active):
        before = sum(count for _, count in running)
        if begun is None:
            expired = sum(n for first, n in running if longest is not None and y - first >= longest)
            start = max(0, posts - before + expired)
        else:
            start = begun[y]
        back = before + start - posts
        while back > 0 and running:
            first, count = running[0]
            part = min(back, count)
            found.append((first, y, part))
            back -= part
            running[0][1] -= part
            if not running[0][1]:
                running.popleft()
        if start:
            running.append([y, start])
    found += [(first, len(active), count) for first, count in running]
    merged: dict[tuple[int, int], int] = {}
    for first, end, count in found:
        merged[first, end] = merged.get((first, end), 0) + count
    return [(first, end, count) for (first, end), count in sorted(merged.items())]


def begun_in(active: Sequence[int], touched: Sequence[bool], longest: int | None) -> list[int]:
    """Return the posts newly lent in each year, some in ``touched`` years only: as few as last until the next one.

    What is lent does not rise in other years, nor is it older than ``longest`` years since a touched one.
    """
    running: deque[list[int]] = deque()
    found: list[int] = []
    for y, posts in enumerate(active):
        start = 0
        if touched[y]:
            until = next((n for n in range(y + 1, len(active)) if touched[n]), len(active)) - 1
            start = max(0, posts - sum(n for first, n in running if longest is None or until - first < longest))
        found.append(start)
        running.append([y, start])
        back = sum(n for _, n in running) - posts
        while back > 0:
            part = min(back, running[0][1])
            back -= part
            running[0][1] -= part
            if not running[0][1]:
                running.popleft()
    return found
