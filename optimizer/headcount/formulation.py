"""The headcount model: the posts of every cell at the end of each year, what is lent, and how posts change class."""

from collections import defaultdict
from collections.abc import Iterable

from models.county.words import Category, Level, Mode, Stage
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from optimizer.engines import LinearModel
from optimizer.engines.linear import INFINITY
from optimizer.headcount.bounds import Bounds
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
    ``recruits`` and ``vacant`` posts, from ``add_filings`` on what ``came`` to and ``left`` a cell, loans ``begun``,
    and ``touched`` cells.
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
        """Add ``sum_i P[y] - sum_i P[y-1] = granted + came from other classes - went to them`` of each pool."""
        for (post_class, category), cells in self.pools.items():
            for y in self.years:
                terms = {self.posts[cell, y]: 1 for cell in cells}
                before = 0
                if y:
                    terms |= {self.posts[cell, y - 1]: -1 for cell in cells}
                else:
                    before = sum(self.case.posts[cell].approved for cell in cells)
                if (grant := self.grants.get((post_class, category, y))) is not None:
                    terms[grant] = -1
                for (source, target, k, n), flow in self.flows.items():
                    if (k, n) == (category, y) and post_class in (source, target):
                        terms[flow] = 1 if source == post_class else -1
                self.link("balance", post_class, category, y, terms=terms, low=before, high=before)

    def add_staff(self) -> None:
        """Add recruits and vacancies, and what rules ask of them."""
        for rule in self.rules:
            rule.add_staff(self)

    def add_filings(self) -> None:
        """Add single movements, and what rules ask of them."""
        column = self.model.column
        for (cell, y), posts in self.posts.items():
            most = self.model.highs[posts]
            before = self.posts.get((cell, y - 1))
            start = self.case.posts[cell].approved
            most_before, least_before = (
                (start, start) if before is None else (self.model.highs[before], self.model.lows[before])
            )
            through = self.bounds.through(cell, y)
            came = self.came[cell, y] = column(0, max(0, most - least_before) + through)
            left = self.left[cell, y] = column(0, max(0, most_before - self.model.lows[posts]) + through)
            terms = {posts: 1, came: -1, left: 1} | ({} if before is None else {before: -1})
            change = start if before is None else 0
            self.link("moved", cell, y, terms=terms, low=change, high=change)
        for (cell, y), loan in self.loans.items():
            self.begun[cell, y] = column(0, self.model.highs[loan])
        for rule in self.rules:
            rule.add_filings(self)

    def filled_up(self, cell: Cell, y: int) -> Terms:
        """Return the posts of a cell that may change, borrowed ones included; beside them is ``case.lent``."""
        terms = {self.posts[cell, y]: 1}
        if (loan := self.loans.get((cell, y))) is not None:
            terms[loan] = 1
        return terms

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

    def link(self, *label: object, terms: Terms, low: float = -INFINITY, high: float = INFINITY) -> None:
        """Add a row that says what a column means rather than what a rule asks."""
        self.model.row(label, list(terms), list(terms.values()), low, high)

    def most(self, terms: Terms) -> int:
        """Return the most that ``terms`` can come to within the bounds of their columns."""
        lows, highs = self.model.lows, self.model.highs
        return sum(max(a * lows[c], a * highs[c]) for c, a in terms.items())
