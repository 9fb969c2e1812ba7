"""One program, goal after goal: each optimum becomes an exact row for what follows.

What shares no row is solved apart: the optimum of a sum is the sum of the optima of the program's parts, and each part
is held to its own.
"""

import time
from dataclasses import dataclass, field, replace
from fractions import Fraction

from optimizer.certify.parts import Part, Parts, bundles
from optimizer.engines.pulp import CBC, Claim, Column, Number, Program, Row, Solved, Terms, merged, solve

PRICES = (16, 256, 4096)
"""What a unit of an earlier goal costs where it is priced; the first that keeps its optimum is enough."""
TOGETHER = 400
"""Columns up to which parts are solved in one call: starting a solver takes longer than they do."""
ROOM = Fraction(1, 10**6)
"""How far a goal that is no whole number may be off its optimum in later stages."""


class NoPlanError(Exception):
    """The solver says that no plan keeps the rows."""


class NotProvenError(Exception):
    """The time is up, or the solver gave up, before a stage was proven."""


@dataclass
class Lexicographic:
    """Solves of one program in order; ``best`` is the best plan that was found, ``ends`` when time is up.

    ``last`` is the goal that was solved last, ``solves`` how often the solver was asked.
    """

    program: Program
    solver: str = CBC
    seconds: float | None = None
    solves: int = 0
    last: Terms = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    _found: dict[Column, float] = field(default_factory=dict)
    _fixed: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = Parts(self.program)

    @property
    def left(self) -> float | None:
        """Seconds that are left, ``None`` for no limit."""
        return None if self.seconds is None else self.seconds - (time.monotonic() - self.began)

    @property
    def best(self) -> Solved | None:
        """The best plan so far, ``None`` before there is one; columns that no solve has seen are at their least."""
        if not self._found:
            return None
        lows = (low for low, _ in self.program.bounds)
        return Solved(Claim.FEASIBLE, tuple(self._found.get(column, low) for column, low in enumerate(lows)))

    def knows(self, terms: Terms) -> bool:
        """Return whether the best plan so far was found with the columns of ``terms``, not before there were any."""
        return bool(self._found) and all(column in self._found for _, column in terms)

    def push(self, name: str, goal: Terms, priced: str = "") -> Number:
        """Minimize a goal of columns and coefficients that are never negative; return and fix its optimum.

        ``priced`` names an earlier goal that is given a price meanwhile in place of its row, which solvers take far
        better. Where its optimum is kept nothing is lost: at any price, what is least together is then least alone.
        Raises ``NoPlanError`` and ``NotProvenError``; in the latter case :attr:`best` may hold a plan all the same.
        """
        self.last = goal
        found = self._proven(goal, priced=priced)
        for number, part in enumerate(self.parts.touched([column for _, column in goal]), 1):
            own = set(part.columns)
            its = [(factor, column) for factor, column in goal if column in own]
            self.fix(f"{name}_{number}", its, found.of(its))
            self._fixed.setdefault(name, set()).add(f"{name}_{number}")
        return found.of(goal)

    def fix(self, name: str, goal: Terms, optimum: Number) -> None:
        """Let a goal never exceed its optimum again."""
        if goal:
            exact = isinstance(optimum, int) or optimum.denominator == 1
            self.program.row(
                name, goal, high=optimum if exact else optimum + ROOM * max(Fraction(1), abs(Fraction(optimum)))
            )

    def forget(self, width: int) -> None:
        """Keep only the first ``width`` columns of the program; those forgotten must be in none of its rows."""
        for column in range(width, len(self.program.names)):
            self._found.pop(column, None)
        self.program.forget(width)

    def optimum(self, goal: Terms, *more: Row) -> Solved:
        """Return a proven optimum under the rows ``more``; raises as :meth:`push`."""
        return self._proven(goal, *more)

    def _proven(self, goal: Terms, *more: Row, priced: str = "") -> Solved:
        found = self.try_solve(goal, *more, sure=True, priced=priced)
        if found.claim is Claim.INFEASIBLE:
            raise NoPlanError
        if found.claim is not Claim.OPTIMAL:
            raise NotProvenError
        return found

    def try_solve(self, goal: Terms, *more: Row, sure: bool = False, priced: str = "") -> Solved:
        """Return what the solver says of a goal under the rows ``more``; a solution becomes the :attr:`best`.

        The claim is that of the least certain part. Only parts are solved of which nothing is known yet, or to which a
        goal or a row is new. ``sure`` asks a second time, without presolve, where the solver sees no solution;
        ``priced`` is as for :meth:`push`.
        """
        claims = {Claim.OPTIMAL}
        if any(not row.terms and not _holds_empty(row) for row in (*self.program.rows, *more)):
            return Solved(Claim.INFEASIBLE)
        news = [column for column in range(len(self.program.names)) if column not in self._found]
        touched = self.parts.touched([*(column for _, column in goal), *news], more)
        for part in bundles([part for part in touched if not self._settled(part, goal)], TOGETHER):
            claims.add(self._solve(part, goal, sure, priced))
            if Claim.INFEASIBLE in claims:
                return Solved(Claim.INFEASIBLE)
        claim = next(c for c in (Claim.UNKNOWN, Claim.FEASIBLE, Claim.OPTIMAL) if c in claims)
        return Solved(claim, self.best.values if self.best and claim is not Claim.UNKNOWN else ())

    def relaxed(self, goal: Terms, *more: Row) -> Solved:
        """Return the optimum without whole numbers: a guess, never a proof. Columns of other parts are 0."""
        values = [0.0] * len(self.program.names)
        for part in self.parts.touched([column for _, column in goal], more):
            self.solves += 1
            found = solve(
                part.program(self.program), part.goal(goal), solver=self.solver, seconds=self.left, relaxed=True
            )
            if not found.values:
                return Solved(found.claim)
            for column, value in zip(part.columns, found.values, strict=True):
                values[column] = value
        return Solved(Claim.OPTIMAL, tuple(values))

    def _solve(self, part: Part, whole_goal: Terms, sure: bool, priced: str) -> Claim:
        """Solve one part; what is better than the best plan becomes it."""
        program, goal = part.program(self.program), part.goal(whole_goal)
        known = self._known(part, program)
        found = self._priced(program, goal, self._fixed.get(priced, set())) or self._ask(program, goal, sure)
        if found.values and (known is None or found.claim is Claim.OPTIMAL or found.of(goal) < known.of(goal)):
            self._found.update(zip(part.columns, found.values, strict=True))
        if found.claim is Claim.UNKNOWN and known is not None:
            return Claim.FEASIBLE
        return found.claim

    def _priced(self, program: Program, goal: Terms, names: set[str]) -> Solved | None:
        """Return an optimum under the rows of these names, found at a price in their place; ``None`` without one."""
        held = [row for row in program.rows if row.name in names]
        free = replace(program, rows=[row for row in program.rows if row.name not in names])
        for price in PRICES if held else ():
            cost: Terms = [(price * factor, column) for row in held for factor, column in row.terms]
            found = self._ask(free, goal + cost, sure=False)
            if found.claim is not Claim.OPTIMAL:
                return None
            if program.holds(found.values):
                return found
        return None

    def _settled(self, part: Part, whole_goal: Terms) -> bool:
        """Return whether the best plan keeps the rows of a part and no values can have less of the goal."""
        program = part.program(self.program)
        known = self._known(part, program)
        return known is not None and _is_least(program, part.goal(whole_goal), known)

    def _known(self, part: Part, program: Program) -> Solved | None:
        """Return the best plan of a part, where it keeps all rows that are asked now."""
        if any(column not in self._found for column in part.columns):
            return None
        values = tuple(self._found[column] for column in part.columns)
        return Solved(Claim.FEASIBLE, values) if program.holds(values) else None

    def _ask(self, program: Program, goal: Terms, sure: bool) -> Solved:
        """Ask the solver; once more without presolve where it made nothing of it."""
        doubted = {Claim.UNKNOWN, Claim.INFEASIBLE} if sure else {Claim.UNKNOWN}
        self.solves += 1
        found = solve(program, goal, solver=self.solver, seconds=self.left)
        if found.claim in doubted and (self.left is None or self.left > 0):
            self.solves += 1
            found = solve(program, goal, solver=self.solver, seconds=self.left, presolve=False)
        return found


def _is_least(program: Program, goal: Terms, known: Solved) -> bool:
    """Return whether no values within the bounds of whole columns can have less of a goal than those known."""
    if not all(program.wholes[column] for _, column in goal):
        return False
    return all(
        known[column] == program.bounds[column][0 if factor > 0 else 1] for factor, column in merged(goal) if factor
    )


def _holds_empty(row: Row) -> bool:
    """Return whether a row without columns can be kept."""
    return (row.low is None or row.low <= 0) and (row.high is None or row.high >= 0)
