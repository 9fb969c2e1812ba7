"""Large whole numbers, written so that no solver's tolerance hides a yuan.

A solver keeps a row to about one in a million of its size, and whole columns to one in a million: in a row of a hundred
million yuan that is a hundred yuan. CBC tells eight digits of a column. Split by digits the same rows and amounts have
numbers that are small enough.
"""

from fractions import Fraction
from math import gcd, isqrt, lcm

from optimizer.engines.pulp import Number, Program, Terms, merged

SMALL = 10**5
"""Whole numbers up to this one are safe in a row."""
HALF = Fraction(1, 2)
DIGIT = 10**6
"""What the first column of an amount stays below; the second counts how often it is exceeded."""
LARGE = 10**12
"""Coefficients beyond this one are not split by digits."""
NEARLY = Fraction(1, 1000)
"""How far a goal whose parts are too fine for whole numbers may be off its optimum in later stages."""


def at_most(program: Program, name: str, terms: Terms, high: int) -> None:
    """Add ``terms <= high``, of whole numbers and of whole columns from 0 to some end."""
    row, high = _in_steps(merged(terms), high)
    if not row or _largest(row, high) <= SMALL:
        program.row(name, row, high=high)
    else:
        _split(program, name, row, high)


def _split(program: Program, name: str, row: Terms, high: int) -> None:
    """Add ``row <= high`` by its digits to some base.

    With ``c = q K + r`` for each coefficient and the limit that is ``sum q x + carry <= q0`` and
    ``sum r x <= r0 + K carry`` for a whole ``carry >= 0``: the same plans. A half more, where nothing is between whole
    numbers, keeps a solver from finding a row that is just met broken.
    """
    if _largest(row, high) <= SMALL:
        program.row(name, row, high=high + HALF)
        return
    base = isqrt(_largest(row, high)) + 1
    rest: Terms = [(int(c) % base, column) for c, column in row]
    carry = program.column(f"carry_{name}", -(-int(program.most(rest)) // base))
    _split(program, f"{name}_q", merged([*((int(c) // base, column) for c, column in row), (1, carry)]), high // base)
    _split(program, f"{name}_r", merged([*rest, (-base, carry)]), high % base)


def amount(program: Program, name: str, high: int) -> Terms:
    """Return a whole amount from 0 to ``high`` or a little more as one column, or two where it may be large."""
    low = program.column(name, min(high, DIGIT - 1))
    return [(1, low)] if high < DIGIT else [(1, low), (DIGIT, program.column(f"{name}_millions", high // DIGIT))]


def _largest(terms: Terms, high: int) -> int:
    return max([abs(high), *(abs(int(c)) for c, _ in terms)])


def _in_steps(row: Terms, high: int) -> tuple[Terms, int]:
    step = gcd(*(int(c) for c, _ in row)) or 1
    return [(int(c) // step, column) for c, column in row], high // step


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
