"""The columns of a headcount program: posts, what moves, what is given out and lent, recruits and contracts."""

from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from models.county.words import Mode
from models.headcount import Cell, HeadcountCase, PostClass
from optimizer.certify.headcount.most import POOL_LOAN, SAME_CLASS, TWO_LEVELS, Most, allowed
from optimizer.engines.pulp import Column, Program, Solved, Terms

__all__ = ["POOL_LOAN", "SAME_CLASS", "TWO_LEVELS", "CellYear", "HeadcountColumns", "NewLoan"]

CellYear = tuple[Cell, int]
"""A cell and the place of a year, from 0."""


@dataclass(frozen=True)
class NewLoan:
    """One post on loan: used for ``years`` years of the plan from that of its cell on."""

    column: Column
    years: int


@dataclass
class HeadcountColumns:
    """Columns by cell and year.

    ``out[cell, n][c]`` posts go to facilities of class ``c`` and ``into[cell, n][c]`` come from there: who gives to
    whom inside a pair of classes is settled afterwards, and changes no number of any stage. ``have`` is what a cell can
    use: its posts and new loans. ``ended`` contracts are fewer than today. ``breach`` is the cost of soft rules,
    ``unfilled`` the part of it for staff without a post. What can only be 0 has no column; recruits come with the stage
    that asks for them.
    """

    case: HeadcountCase
    program: Program = field(default_factory=lambda: Program("headcount"))
    posts: dict[CellYear, Column] = field(default_factory=dict)
    out: dict[CellYear, dict[PostClass, Column]] = field(default_factory=dict)
    into: dict[CellYear, dict[PostClass, Column]] = field(default_factory=dict)
    granted: dict[CellYear, Column] = field(default_factory=dict)
    recruits: dict[CellYear, Column] = field(default_factory=dict)
    ended: dict[CellYear, Column] = field(default_factory=dict)
    loans: dict[CellYear, list[NewLoan]] = field(default_factory=dict)
    have: dict[CellYear, Column] = field(default_factory=dict)
    breach: Terms = field(default_factory=list)
    unfilled: dict[CellYear, Column] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell in self.case.posts:
            for n in range(len(self.case.years)):
                self._add(cell, n)

    def _add(self, cell: Cell, n: int) -> None:
        add, at, key = self.program.column, self.name(cell, n), (cell, n)
        own, posts = self.case.class_of[cell.facility], self.most.posts(cell, n)
        self.posts[key] = add(f"posts_{at}", posts)
        for other in (c for c in self.case.classes if allowed(self.case, own, c)):
            number = self.case.classes.index(other)
            self.out.setdefault(key, {})[other] = add(f"out_{at}_c{number}", posts)
            self.into.setdefault(key, {})[other] = add(f"into_{at}_c{number}", posts)
        if (granted := self.most.granted(own, n)) > 0:
            self.granted[key] = add(f"granted_{at}", granted)
        if (today := self.case.posts[cell].off_filled) > 0:
            self.ended[key] = add(f"ended_{at}", today)
        self._add_loans(cell, n)

    def _add_loans(self, cell: Cell, n: int) -> None:
        """Add the loans that begin in a year, and ``have = P + sum of new loans running`` where there can be any."""
        add, at, own = self.program.column, self.name(cell, n), self.case.class_of[cell.facility]
        self.loans[cell, n] = [
            NewLoan(add(f"loan_{at}_for{years}", most), years)
            for years in range(1, len(self.case.years) - n + 1)
            if (most := self.most.loan(own, n, years)) > 0
        ]
        self.have[cell, n] = posts = self.posts[cell, n]
        if running := self.new_loans(cell, n):
            most = self.most.posts(cell, n) + self.most.lent(own, n)
            have = self.have[cell, n] = add(f"have_{at}", most)
            minus = [(-factor, column) for factor, column in running]
            self.program.row(f"have_{at}", [(1, have), (-1, posts), *minus], low=0, high=0)

    @cached_property
    def most(self) -> Most:
        """How large each number can be."""
        return Most(self.case)

    @cached_property
    def _place(self) -> dict[Cell, int]:
        return {cell: n for n, cell in enumerate(self.case.posts)}

    def name(self, cell: Cell, n: int) -> str:
        """Return the name of a cell and year: its row on the sheet, from 1, the category and the year."""
        return f"r{self._place[cell] + 1}_{cell.category.value}_{self.case.years[n]}"

    def binds(self, rule: str) -> bool:
        """Return whether a constraint is hard, or soft at a price."""
        mode = self.case.policy.mode(rule)
        return mode is Mode.HARD or (mode is Mode.SOFT and self.case.policy.weight(rule) > 0)

    def at_most(self, rule: str, name: str, terms: Terms, limit: int, lack: int = 1) -> Column | None:
        """Add ``terms <= limit`` of a rule; where it is soft, each unit beyond it costs its weight.

        ``lack`` is what one unit of the shortfall mends, where the terms are scaled. Return the column of what is
        beyond, where there is one.
        """
        mode = self.case.policy.mode(rule)
        short = ceil(self.program.most(terms)) - limit
        if mode is Mode.HARD:
            self.program.row(name, terms, high=limit)
        elif mode is Mode.SOFT and short > 0:
            beyond = self.program.column(f"beyond_{name}", -(-short // lack))
            self.program.row(name, [*terms, (-lack, beyond)], high=limit)
            self.breach.append((self.case.policy.weight(rule), beyond))
            return beyond
        return None

    def usable(self, cell: Cell, n: int) -> Terms:
        """Return the posts and new loans that a cell can use at the end of a year; old loans are a number apart."""
        return [(1, self.have[cell, n])]

    def new_loans(self, cell: Cell, n: int) -> Terms:
        """Return the posts that a cell has by new loans at the end of a year."""
        begun = [(start, loan) for start in range(n + 1) for loan in self.loans[cell, start]]
        return [(1, loan.column) for start, loan in begun if start + loan.years > n]

    def fewer(self, cell: Cell, n: int) -> Terms:
        """Return minus the contracts of a cell that have ended."""
        return [(-1, self.ended[cell, n])] if (cell, n) in self.ended else []

    def gap(self, found: Solved, cell: Cell, n: int) -> int:
        """Return the posts that a cell misses at the end of a year in a solution."""
        have = sum(found[column] for _, column in self.usable(cell, n)) + self.case.lent[cell][n]
        return max(0, self.case.need[cell] - have)

    def hired(self, cell: Cell, n: int) -> Terms:
        """Return the recruits of a cell up to a year."""
        return [(1, self.recruits[cell, t]) for t in range(n + 1)]
