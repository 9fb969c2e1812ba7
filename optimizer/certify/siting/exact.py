"""Rows of large whole numbers, written so that no solver's tolerance hides a yuan.

A solver keeps a row to about one in a million of its size, and whole columns to one in a million: in a row of a hundred
million yuan that is a hundred yuan. Split by digits the same row has numbers that are small enough.
"""

from fractions import Fraction
from math import gcd, isqrt, lcm

from optimizer.engines.pulp import Number, Program, Terms, merged

SMALL = 10**5
"""Whole numbers up to this one are safe in a row."""
LARGE = 10**12
"""Coefficients beyond this one are not split by digits."""
NEARLY = Fraction(1, 1000)
"""How far a goal whose parts are too fine for whole numbers may be off its optimum in later stages."""


def at_most(program: Program, name: str, terms: Terms, high: int) -> None:
    """Add ``terms <= high``, of whole numbers and of whole columns that are never negative.

    With ``c = q K + r`` for each coefficient and the limit that is ``sum q x + carry <= q0`` and
    ``sum r x <= r0 + K carry`` for a whole ``carry >= 0``: the same plans, and the same relaxation.
    """
    row, high = _in_steps([(int(c), column) for c, column in merged(terms)], high)
    largest = max([abs(high), *(abs(c) for c, _ in row)])
    if largest <= SMALL or not row:
        program.row(name, list(row), high=high)
        return
    base = isqrt(largest) + 1
    carry = program.column(f"carry_{name}")
    at_most(program, f"{name}_q", [*((c // base, column) for c, column in row), (1, carry)], high // base)
    at_most(program, f"{name}_r", [*((c % base, column) for c, column in row), (-base, carry)], high % base)


def _in_steps(row: list[tuple[int, int]], high: int) -> tuple[list[tuple[int, int]], int]:
    step = gcd(*(c for c, _ in row)) or 1
    return [(c // step, column) for c, column in row], high // step


def whole(terms: Terms) -> tuple[Terms, Fraction]:
    """Return the smallest sum of whole coefficients of which ``terms`` is a multiple, and that multiple."""
    row = merged(terms)
    parts = lcm(*(Fraction(c).denominator for c, _ in row))
    counts = [(int(c * parts), column) for c, column in row]
    step = gcd(*(c for c, _ in counts)) or 1
    return [(c // step, column) for c, column in counts], Fraction(step, parts)


def safe(terms: Terms) -> Terms:
    """Return the goal that a solver is given: in whole numbers where they are not too large."""
    goal, _ = whole(terms)
    return goal if all(-LARGE <= c <= LARGE for c, _ in goal) else terms


def hold(program: Program, name: str, terms: Terms, optimum: Number) -> None:
    """Let a goal never exceed its optimum again: exactly, or nearly where its parts are too fine."""
    goal, unit = whole(terms)
    if safe(terms) == goal:
        at_most(program, name, goal, int(optimum / unit))
    else:
        program.row(name, terms, high=optimum + max(NEARLY, Fraction(optimum) / 10**11))
