"""The headcount model: the posts of every cell at the end of each year, what is lent, and how posts change class."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from models.county.words import Category, Level, Mode, Stage
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from optimizer.engines import LinearModel
from optimizer.engines.linear import INFINITY
from optimizer.headcount.bounds import POOL, Bounds
from optimizer.headcount.rule import HeadcountRule
from optimizer.headcount.rules import HEADCOUNT_RULES

Terms = dict[int, int]
"""Column -> coefficient."""
CellYearKey = tuple[Cell, int]


class HeadcountModel:
    """Columns and rows of the headcount, to which each rule adds its own; years are by place, from 0.

    ``posts[i,y]`` are the posts of a cell, ``loans[i,y]`` what it has by new loans, ``contracted[i,y]`` its contracted
    staff where that may fall, ``gap[i,y]`` what it misses of its need. ``grants[c,k,y]`` are given out in class *c* and
    category *k*, ``flows[c,d,k,y]`` go from class *c* to *d* where that is allowed. From ``add_staff`` on there are
    ``recruits`` and ``vacant`` posts. From ``add_filings`` on there is which cells are ``touched``, what ``came`` to
    and ``left`` them where classes exchange posts, and loans ``begun`` where their term is soft; from ``add_changes``
    on there is what ``left`` each cell.
    """

    def __init__(self, case: HeadcountCase) -> None:
        self.case = case
        self.model = LinearModel()
        self.bounds = Bounds(case)
        self.years = range(len(case.years))
        self.objectives: dict[Stage, Terms] = {stage: defaultdict(int) for stage in Stage}
        self.broken: dict[str, Terms] = {}
        self.even: list[tuple[Stage, Level]] = []
        self.rules: tuple[HeadcountRule, ...] = tuple(rule(case) for rule in HEADCOUNT_RULES)
        self.pools: dict[tuple[PostClass, Category], list[Cell]] = defaultdict(list)
        for cell in case.posts:
            self.pools[case.class_of[cell.facility], cell.category].append(cell)
        self.posts: dict[CellYearKey, int] = {}
        self.loans: dict[CellYearKey, int] = {}
        self.contracted: dict[CellYearKey, int] = {}
        self.gap: dict[CellYearKey, int] = {}
        self.gap_rows: dict[CellYearKey, int] = {}
        self.grants: dict[tuple[PostClass, Category, int], int] = {}
        self.flows: dict[tuple[PostClass, PostClass, Category, int], int] = {}
        self.recruits: dict[CellYearKey, int] = {}
        self.vacant: dict[CellYearKey, int] = {}
        self.came: dict[CellYearKey, int] = {}
        self.left: dict[CellYearKey, int] = {}
        self.begun: dict[CellYearKey, int] = {}
        self.touched: dict[CellYearKey, int] = {}
        self._columns()
        self._balance()
        for rule in self.rules:
            rule.add(self)

    def _columns(self) -> None:
        column = self.model.column
        for y in self.years:
            for cell in self.case.posts:
                self.posts[cell, y] = column(0, self.bounds.posts(cell, y))
                if (most := self.bounds.loans(cell, y)) > 0:
                    self.loans[cell, y] = column(0, most)
            for post_class, category in self.pools:
                if (most := self.bounds.grants(post_class, y)) > 0:
                    self.grants[post_class, category, y] = column(0, most)
            for source, target in self.bounds.crossings:
                for category in Category:
                    if (source, category) in self.pools and (target, category) in self.pools:
                        self.flows[source, target, category, y] = column(0, self.bounds.flow(source, category, y))

    def _balance(self) -> None:
        """Add ``sum_i P[y] = approved + granted + came from other classes - went to them, up to y`` of each pool."""
        moved: dict[tuple[PostClass, Category], Terms] = {pool: {} for pool in self.pools}
        for y in self.years:
            for source, target in self.bounds.crossings:
                for category in Category:
                    if (flow := self.flows.get((source, target, category, y))) is not None:
                        moved[source, category][flow] = 1
                        moved[target, category][flow] = -1
            for (post_class, category), cells in self.pools.items():
                if (grant := self.grants.get((post_class, category, y))) is not None:
                    moved[post_class, category][grant] = -1
                terms = {self.posts[cell, y]: 1 for cell in cells} | moved[post_class, category]
                today = sum(self.case.posts[cell].approved for cell in cells)
                self.link("balance", post_class, category, y, terms=terms, low=today, high=today)

    def add_staff(self) -> None:
        """Add recruits and vacancies, and what rules ask of them."""
        for rule in self.rules:
            rule.add_staff(self)

    def add_filings(self) -> None:
        """Add what came and left where posts may pass through, and what rules ask of single movements."""
        for cell, y in self.posts if self.flows else ():
            self._add_moves(cell, y)
        if self.case.policy.mode(POOL) is Mode.SOFT:
            for key, loan in self.loans.items():
                self.begun[key] = self.model.column(0, self.model.highs[loan])
        for rule in self.rules:
            rule.add_filings(self)

    def add_changes(self) -> None:
        """Add what left each cell where that is not known yet, and what rules ask of it."""
        for cell, y in () if self.left else self.posts:
            posts, (before, today) = self.posts[cell, y], self.before(cell, y)
            (_, most), (least, _) = self.range_before(cell, y), self.range(posts)
            if most > least:
                left = self.left[cell, y] = self.model.column(0, most - least)
                self.link("left", cell, y, terms={posts: 1, left: 1} | dict.fromkeys(before, -1), low=today)
        for rule in self.rules:
            rule.add_changes(self)

    def _add_moves(self, cell: Cell, y: int) -> None:
        """Add ``came`` and ``left`` of a cell in a year: ``P[y] - P[y-1] = came - left``."""
        column, posts, (before, today) = self.model.column, self.posts[cell, y], self.before(cell, y)
        (least_before, most_before), (least, most) = self.range_before(cell, y), self.range(posts)
        through = self.bounds.through(cell, y)
        came = self.came[cell, y] = column(0, max(0, most - least_before) + through)
        left = self.left[cell, y] = column(0, max(0, most_before - least) + through)
        terms = {posts: 1, came: -1, left: 1} | dict.fromkeys(before, -1)
        self.link("moved", cell, y, terms=terms, low=today, high=today)

    def before(self, cell: Cell, y: int) -> tuple[list[int], int]:
        """Return the posts of a cell at the end of the year before: the column, or what is approved today."""
        return ([self.posts[cell, y - 1]], 0) if y else ([], self.case.posts[cell].approved)

    def range(self, column: int) -> tuple[int, int]:
        """Return the bounds of a column."""
        return self.model.lows[column], self.model.highs[column]

    def range_before(self, cell: Cell, y: int) -> tuple[int, int]:
        """Return the least and the most posts of a cell at the end of the year before."""
        today = self.case.posts[cell].approved
        return self.range(self.posts[cell, y - 1]) if y else (today, today)

    @property
    def longest_loan(self) -> int | None:
        """The years after which a loan has to be lent anew; ``None`` where nothing asks for it."""
        asked = self.case.policy.mode(POOL) in (Mode.HARD, Mode.SOFT)
        return (self.case.policy.number(POOL, "years") or None) if asked else None

    def filled_up(self, cell: Cell, y: int) -> Terms:
        """Return the posts of a cell that may change, borrowed ones included; beside them is ``case.lent``."""
        terms = {self.posts[cell, y]: 1}
        if (loan := self.loans.get((cell, y))) is not None:
            terms[loan] = 1
        return terms

    def usable(self, cell: Cell, y: int) -> tuple[int, int]:
        """Return the least and the most posts of a cell at the end of a year, new loans included, others not."""
        columns = list(self.filled_up(cell, y))
        least = sum(self.model.lows[c] for c in columns)
        most = sum(self.model.highs[c] for c in columns)
        if (gap := self.gap.get((cell, y))) is not None:
            need = self.case.need[cell] - self.case.lent[cell][y]
            least = max(least, need - self.model.highs[gap])
            row = self.gap_rows[cell, y]
            if self.model.row_highs[row] == self.model.row_lows[row]:
                most = min(most, need - self.model.lows[gap])
        return least, most

    def groups(self) -> NDArray[np.int64]:
        """Return the class of each column by its place, -1 for columns of no class or of two."""
        number = {post_class: n for n, post_class in enumerate(self.case.classes)}
        found = np.full(self.model.width, -1, dtype=np.int64)
        for columns in (self.posts, self.loans, self.contracted, self.gap, self.recruits, self.vacant, self.touched,
                        self.came, self.left, self.begun):  # fmt: skip
            for (cell, _), column in columns.items():
                found[column] = number[self.case.class_of[cell.facility]]
        for (post_class, _, _), column in self.grants.items():
            found[column] = number[post_class]
        return found

    def cells(self, level: Level | None = None, post_class: PostClass | None = None) -> list[Cell]:
        """Return the cells of a level or class, all where neither is given."""
        return [
            cell
            for cell in self.case.posts
            if (level is None or self.case.level(cell) is level)
            and (post_class is None or self.case.class_of[cell.facility] == post_class)
        ]

    def contracts(self, cells: Iterable[Cell], y: int) -> tuple[Terms, int]:
        """Return the contracted staff of ``cells``: what may fall, and the rest."""
        terms: Terms = {}
        fixed = 0
        for cell in cells:
            if (column := self.contracted.get((cell, y))) is None:
                fixed += self.case.posts[cell].off_filled
            else:
                terms[column] = 1
        return terms, fixed

    def contract(self, cell: Cell, y: int) -> int:
        """Return the column of the contracted staff of a cell, which falls from today's."""
        key = cell, y
        if key not in self.contracted:
            column = self.contracted[key] = self.model.column(0, self.case.posts[cell].off_filled)
            self.objectives[Stage.CONTRACTS][column] = -1
        return self.contracted[key]

    def nothing(self) -> int:
        """Return a column that is 0: a row of it alone says that a rule cannot be kept."""
        return self.model.column(0, 0)

    def charge(self, stage: Stage, column: int, price: int = 1) -> None:
        """Let a unit of ``column`` cost ``price`` in ``stage``."""
        if price:
            self.objectives[stage][column] += price

    def at_most(self, rule: HeadcountRule, key: tuple[object, ...], terms: Terms, high: int, scale: int = 1) -> None:
        """Add ``terms <= high`` when hard, ``terms <= high + scale x over`` at a price when soft, else nothing."""
        if rule.mode is Mode.HARD:
            self.model.row((rule.id, *key), list(terms), list(terms.values()), high=high)
        elif rule.mode is Mode.SOFT and (most := self.most(terms) - high) > 0:
            over = self.priced(rule, -(-most // scale))
            self.model.row((rule.id, *key), [*terms, over], [*terms.values(), -scale], high=high)

    def at_least(self, rule: HeadcountRule, key: tuple[object, ...], terms: Terms, low: int, scale: int = 1) -> None:
        """Add ``terms >= low`` when hard, ``terms + scale x short >= low`` at a price when soft, else nothing."""
        self.at_most(rule, key, {c: -a for c, a in terms.items()}, -low, scale)

    def priced(self, rule: HeadcountRule, high: int) -> int:
        """Return a column each unit of which breaks a soft ``rule`` by one."""
        column = self.model.column(0, high)
        self.breaks(rule, column)
        return column

    def breaks(self, rule: HeadcountRule, column: int) -> None:
        """Let each unit of ``column`` break ``rule`` by one, at a price where it is soft."""
        if rule.mode is Mode.SOFT:
            self.broken.setdefault(rule.id, {})[column] = 1
            self.objectives[Stage.BREACH][column] += rule.weight

    def link(self, *label: object, terms: Terms, low: float = -INFINITY, high: float = INFINITY) -> int:
        """Add a row that says what a column means rather than what a rule asks, and return its number."""
        return self.model.row(label, list(terms), list(terms.values()), low, high)

    def most(self, terms: Terms) -> int:
        """Return the most that ``terms`` can come to within the bounds of their columns."""
        lows, highs = self.model.lows, self.model.highs
        return sum(max(a * lows[c], a * highs[c]) for c, a in terms.items())
