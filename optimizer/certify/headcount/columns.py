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
    whom inside a pair of classes is settled afterwards, and changes no number of any stage. ``ended`` contracts are
    fewer than today; ``breach`` is the cost of soft rules.
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
    breach: Terms = field(default_factory=list)

    def __post_init__(self) -> None:
        for cell in self.case.posts:
            for n in range(len(self.case.years)):
                self._add(cell, n)

    def _add(self, cell: Cell, n: int) -> None:
        add, at, key = self.program.column, self.name(cell, n), (cell, n)
        own = self.case.class_of[cell.facility]
        posts, lent = self._most.posts(cell), self._most.lent(own)
        self.posts[key] = add(f"posts_{at}", posts)
        partners = [c for c in self.case.classes if allowed(self.case, own, c)]
        self.out[key] = {c: add(f"out_{at}_c{self.case.classes.index(c)}", posts) for c in partners}
        self.into[key] = {c: add(f"into_{at}_c{self.case.classes.index(c)}", posts) for c in partners}
        self.granted[key] = add(f"granted_{at}", self._most.granted(own))
        self.recruits[key] = add(f"recruits_{at}", posts + lent)
        self.ended[key] = add(f"ended_{at}", self.case.posts[cell].off_filled)
        left = len(self.case.years) - n
        self.loans[key] = [NewLoan(add(f"lent_{at}_for{m}", lent), m) for m in range(1, left + 1)]

    @cached_property
    def _most(self) -> Most:
        return Most(self.case)

    @cached_property
    def _place(self) -> dict[Cell, int]:
        return {cell: n for n, cell in enumerate(self.case.posts)}

    def name(self, cell: Cell, n: int) -> str:
        """Return the name of a cell and year: its row on the sheet, from 1, the category and the year."""
        return f"r{self._place[cell] + 1}_{cell.category.value}_{self.case.years[n]}"

    def pushes(self, rule: str) -> bool:
        """Return whether a rule shapes plans at all."""
        return self.case.policy.mode(rule) in (Mode.HARD, Mode.SOFT)

    def at_most(self, rule: str, name: str, terms: Terms, limit: int, lack: int = 1) -> None:
        """Add ``terms <= limit`` of a rule; where it is soft, each unit beyond it costs its weight.

        ``lack`` is what one unit of the shortfall mends, where the terms are scaled.
        """
        mode = self.case.policy.mode(rule)
        if mode is Mode.HARD:
            self.program.row(name, terms, high=limit)
        elif mode is Mode.SOFT:
            short = max(0, ceil(self.program.most(terms) - limit))
            beyond = self.program.column(f"beyond_{name}", -(-short // lack))
            self.program.row(name, [*terms, (-lack, beyond)], high=limit)
            self.breach.append((self.case.policy.weight(rule), beyond))

    def usable(self, cell: Cell, n: int) -> Terms:
        """Return the posts and new loans that a cell can use at the end of a year; old loans are a number apart."""
        return [(1, self.posts[cell, n]), *((1, loan) for loan in self.running(cell, n))]

    def running(self, cell: Cell, n: int) -> list[Column]:
        """Return the new loans that are in use at the end of a year."""
        return [loan.column for start in range(n + 1) for loan in self.loans[cell, start] if start + loan.years > n]

    def gap(self, found: Solved, cell: Cell, n: int) -> int:
        """Return the posts that a cell misses at the end of a year in a solution."""
        have = sum(found[column] for _, column in self.usable(cell, n)) + self.case.lent[cell][n]
        return max(0, self.case.need[cell] - have)

    def hired(self, cell: Cell, n: int) -> Terms:
        """Return the recruits of a cell up to a year."""
        return [(1, self.recruits[cell, t]) for t in range(n + 1)]
