"""What can be done with posts in a year: who gives to whom, what is given out, what is lent, which contracts end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import ceil
from typing import TypeVar

from models.county import Mode
from models.headcount import Borrowed, Cell, CellYear, Granted, HeadcountCase, HeadcountPlan, Transfer

Key = TypeVar("Key")
ENOUGH = 99
"""More posts than any toy has use of."""
Pairs = dict[tuple[Cell, Cell], int]
Counts = dict[Cell, int]


@dataclass(frozen=True)
class Rows:
    """The rows of a plan up to some year, and the ``posts`` of each cell at its end."""

    posts: Mapping[Cell, int]
    cells: tuple[CellYear, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    granted: tuple[Granted, ...] = ()
    borrowed: tuple[Borrowed, ...] = ()

    def plan(self, case: HeadcountCase) -> HeadcountPlan:
        """Return the plan of these rows."""
        return HeadcountPlan(
            county_hash=case.county.hash, profile=case.policy.profile, settings=case.policy.settings,
            cells=self.cells, transfers=self.transfers, granted=self.granted, borrowed=self.borrowed,
        )  # fmt: skip

    def recruiting(self, recruits: Mapping[tuple[str, str, int], int]) -> "Rows":
        """Return the same rows with ``recruits`` by facility, category and year added."""
        cells = (
            row.model_copy(update={"recruits": row.recruits + recruits.get((row.facility, row.category, row.year), 0)})
            for row in self.cells
        )
        return replace(self, cells=tuple(cells))


@dataclass(frozen=True)
class Move:
    """What is done in a year; ``loans`` are by cell and year of return, ``contracted`` who is left of the contracts."""

    transfers: Pairs
    grants: Counts
    loans: Mapping[tuple[Cell, int], int]
    contracted: Mapping[Cell, int]

    def after(self, case: HeadcountCase, rows: Rows, y: int) -> Rows:
        """Return the rows with this move added in the year at place ``y``."""
        year, posts = case.years[y], dict(rows.posts)
        for cell, n in self.grants.items():
            posts[cell] += n
        for (source, target), n in self.transfers.items():
            posts[source] -= n
            posts[target] += n
        return Rows(
            posts,
            rows.cells + tuple(
                CellYear(year=year, facility=c.facility, category=c.category, posts=n, contracted=self.contracted[c])
                for c, n in posts.items()
            ),
            rows.transfers + tuple(
                Transfer(year=year, category=a.category, source=a.facility, target=b.facility, posts=n)
                for (a, b), n in self.transfers.items()
            ),
            rows.granted + tuple(
                Granted(year=year, facility=c.facility, category=c.category, posts=n) for c, n in self.grants.items()
            ),
            rows.borrowed + tuple(
                Borrowed(year=year, due=due, facility=c.facility, category=c.category, posts=n)
                for (c, due), n in self.loans.items()
            ),
        )  # fmt: skip


class Ways:
    """The moves of a case that a clause may ask for; a hard rule that forbids a single movement is kept at once."""

    def __init__(self, case: HeadcountCase) -> None:
        self._case = case
        self._mode = case.policy.mode

    @cached_property
    def _asked(self) -> Counts:
        """The posts that a cell has, needs or seats, and professional ones that a share asks beside all others."""
        case, extra = self._case, 0
        share = case.policy.share("headcount.professional_share", "share")
        if share < 1 and self._mode("headcount.professional_share") in (Mode.HARD, Mode.SOFT):
            extra = ceil(share / (1 - share) * sum(row.approved for c, row in case.posts.items() if not c.professional))
        return {
            c: max(row.approved, self._seats(c)) + extra * c.professional for c, row in case.posts.items()
        }  # fmt: skip

    def _seats(self, cell: Cell) -> int:
        """Return how many posts a cell needs or seats: who stays, and who arrives when others have been recruited."""
        case = self._case
        arriving = sum(m.arriving for m in case.county.movements if Cell(m.facility, m.category) == cell)
        return max(case.need[cell], max(case.staying[cell]) + arriving)

    @cached_property
    def _most(self) -> Counts:
        """The posts that a cell can have use of: what it asks, and all of its category, as no post is abolished."""
        return {
            c: max(asked, sum(row.approved for other, row in self._case.posts.items() if other.category is c.category))
            for c, asked in self._asked.items()
        }

    def moves(self, rows: Rows, y: int) -> Iterator[Move]:
        """Yield every move of the year at place ``y`` after ``rows``."""
        loans, contracts = list(self._loans(y)), list(self._contracts())
        for grants in self._grants(rows):
            had = {cell: n + grants.get(cell, 0) for cell, n in rows.posts.items()}
            for transfers in self._transfers(had):
                for lent, kept in product(loans, contracts):
                    yield Move(transfers, grants, lent, kept)

    def _grants(self, rows: Rows) -> Iterator[Counts]:
        """Yield what can be given out, within the totals of the classes where these are hard."""
        case = self._case
        limits = dict.fromkeys(case.classes, ENOUGH)
        for post_class in case.classes if self._mode("headcount.class_total") is Mode.HARD else ():
            total = case.totals[post_class]
            today = sum(row.approved for c, row in case.posts.items() if case.class_of[c.facility] == post_class)
            given = sum(row.posts for row in rows.granted if case.class_of[row.facility] == post_class)
            limits[post_class] = max(0, total.approved + total.new_posts - total.pool - today - given)
        room = {c: limits[case.class_of[c.facility]] for c in rows.posts}
        for counts in _counts({c: min(self._wanted(c), room[c]) for c in rows.posts}):
            out = dict.fromkeys(limits, 0)
            for cell, n in counts.items():
                out[case.class_of[cell.facility]] += n
            if all(out[c] <= limits[c] for c in limits):
                yield counts

    def _allowed(self, source: str, target: str) -> bool:
        """Return whether no hard rule forbids posts to go from one facility to another."""
        a, b = self._case.class_of[source], self._case.class_of[target]
        kinds = a.kind == b.kind or self._mode("headcount.same_class") is not Mode.HARD
        return kinds and (a.level is b.level or self._mode("headcount.two_levels") is not Mode.HARD)

    def _wanted(self, cell: Cell) -> int:
        """Return how many posts given out at ``cell`` can be of use, there or where they can go from it."""
        return sum(
            max(0, self._asked[c] - row.approved)
            for c, row in self._case.posts.items()
            if c == cell or (self._case.class_of[c.facility] != self._case.class_of[cell.facility]
                             and c.category is cell.category and self._allowed(cell.facility, c.facility))
        )  # fmt: skip

    def _transfers(self, had: Counts) -> Iterator[Pairs]:
        """Yield who gives how many posts to whom; nobody gives and gets."""
        pairs = [
            (a, b) for a in had for b in had
            if a != b and a.category is b.category and self._allowed(a.facility, b.facility)
        ]  # fmt: skip
        yield from self._given(pairs, had, {}, set(), set())

    def _given(
        self, pairs: list[tuple[Cell, Cell]], had: Counts, done: Pairs, gave: set[Cell], got: set[Cell]
    ) -> Iterator[Pairs]:
        if not pairs:
            if all(n <= self._most[c] for c, n in had.items()):
                yield done
            return
        (a, b), *rest = pairs
        yield from self._given(rest, had, done, gave, got)
        if a in got or b in gave:
            return
        for n in range(1, min(had[a], self._most[b] - had[b]) + 1):
            then = had | {a: had[a] - n, b: had[b] + n}
            yield from self._given(rest, then, done | {(a, b): n}, gave | {a}, got | {b})

    def _loans(self, y: int) -> Iterator[dict[tuple[Cell, int], int]]:
        """Yield what is lent until when, within the pool and the longest term where these are hard."""
        case, hard = self._case, self._mode("headcount.pool_loan") is Mode.HARD
        longest = case.policy.number("headcount.pool_loan", "years")
        last = case.years[-1] + 1
        term = last if not hard or longest is None else min(last, case.years[y] + longest)
        pools = {c: case.totals[c].pool for c in case.classes}
        most = {
            (cell, due): min(pools[case.class_of[cell.facility]] if hard else ENOUGH, self._seats(cell))
            for cell in case.posts
            for due in range(case.years[y] + 1, term + 1)
        }
        for counts in _counts(most):
            if not hard or all(
                sum(n for (cell, _), n in counts.items() if case.class_of[cell.facility] == c)
                + sum(case.lent[cell][y] for cell in case.lent if case.class_of[cell.facility] == c) <= pool
                for c, pool in pools.items()
            ):  # fmt: skip
                yield counts

    def _contracts(self) -> Iterator[Counts]:
        """Yield who is left of the contracted staff; all of them where no number asks for less."""
        case = self._case
        ranges = {}
        for cell, row in case.posts.items():
            total = case.totals[case.class_of[cell.facility]]
            asked = any(limit is not None for limit in (row.max_control, row.off_control, total.max_control))
            ranges[cell] = range(0 if asked else row.off_filled, row.off_filled + 1)
        for picks in product(*ranges.values()):
            yield dict(zip(ranges, picks, strict=True))


def _counts(most: Mapping[Key, int]) -> Iterator[dict[Key, int]]:
    """Yield every number of each key from 0 to its most; those that are 0 are left out."""
    for picks in product(*(range(n + 1) for n in most.values())):
        yield {key: n for key, n in zip(most, picks, strict=True) if n}
