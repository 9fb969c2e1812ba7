"""One program, goal after goal: each optimum becomes an exact row for what follows."""

import time
from dataclasses import dataclass, field
from fractions import Fraction

from optimizer.engines.pulp import CBC, Claim, Number, Program, Row, Solved, Terms, solve

ROOM = Fraction(1, 10**6)
"""How far a goal that is no whole number may be off its optimum in later stages."""


class NoPlanError(Exception):
    """The solver says that no plan keeps the rows."""


class NotProvenError(Exception):
    """The time is up, or the solver gave up, before a stage was proven."""


@dataclass
class Lexicographic:
    """Solves of one program in order; ``best`` is the last solution that was found, ``ends`` when time is up."""

    program: Program
    solver: str = CBC
    seconds: float | None = None
    best: Solved | None = None
    solves: int = 0
    last: Terms = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float | None:
        """Seconds that are left, ``None`` for no limit."""
        return None if self.seconds is None else self.seconds - (time.monotonic() - self.began)

    def push(self, name: str, goal: Terms) -> Number:
        """Minimize a goal of columns and coefficients that are never negative; return and fix its optimum.

        Raises ``NoPlanError`` and ``NotProvenError``; in the latter case :attr:`best` may hold a plan all the same.
        """
        self.last = goal
        optimum: Number = 0 if self._is_zero(goal) else self.optimum(goal).of(goal)
        self.fix(name, goal, optimum)
        return optimum

    def _is_zero(self, goal: Terms) -> bool:
        """Return whether the best plan so far, if it knows of all columns, has nothing of the goal."""
        if self.best is None or any(column >= len(self.best.values) for _, column in goal):
            return not goal
        return self.best.of(goal) == 0

    def fix(self, name: str, goal: Terms, optimum: Number) -> None:
        """Let a goal never exceed its optimum again."""
        if goal:
            exact = isinstance(optimum, int) or optimum.denominator == 1
            self.program.row(
                name, goal, high=optimum if exact else optimum + ROOM * max(Fraction(1), abs(Fraction(optimum)))
            )

    def optimum(self, goal: Terms, *more: Row) -> Solved:
        """Return a proven optimum under the rows ``more``; raises as :meth:`push`."""
        found = self.try_solve(goal, *more)
        if found.claim is Claim.INFEASIBLE:
            raise NoPlanError
        if found.claim is not Claim.OPTIMAL:
            raise NotProvenError
        return found

    def try_solve(self, goal: Terms, *more: Row) -> Solved:
        """Return what the solver says of a goal under the rows ``more``; a solution becomes the :attr:`best`."""
        self.solves += 1
        found = solve(self.program, goal, more, solver=self.solver, seconds=self.left)
        if found.values:
            self.best = found
        return found

    def relaxed(self, goal: Terms, *more: Row) -> Solved:
        """Return the optimum without whole numbers: a guess, never a proof."""
        self.solves += 1
        return solve(self.program, goal, more, solver=self.solver, seconds=self.left, relaxed=True)
