"""Bounds of whole columns that follow from the rows: what is left out keeps no row, whatever the goal."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from optimizer.engines.pulp import Number, Program, Row

PASSES = 10


def tighten(program: Program, implied: Sequence[Row] = ()) -> None:
    """Raise the lows and lower the highs of whole columns as far as single rows tell, ``implied`` ones among them.

    In a row ``sum a x <= high`` each ``a x`` is at most ``high`` less the least that the others can come to. Columns
    without an end stay so where no row tells; a row that nothing can keep changes nothing.
    """
    sides = [side for row in (*program.rows, *implied) for side in _sides(row)]
    for _ in range(PASSES):
        if sum(_follow(program, terms, high) for terms, high in sides) == 0:
            return


def _sides(row: Row) -> list[tuple[list[tuple[Number, int]], Number]]:
    """Return the sides of a row, each as ``sum a x <= high``."""
    found = []
    if row.high is not None:
        found.append((row.terms, row.high))
    if row.low is not None:
        found.append(([(-factor, column) for factor, column in row.terms], -row.low))
    return found


def _follow(program: Program, terms: list[tuple[Number, int]], high: Number) -> bool:
    """Tighten the columns of ``sum terms <= high``; return whether any was."""
    least: Number = 0
    for factor, column in terms:
        low, top = program.bounds[column]
        if factor > 0:
            least += factor * low
        elif top is not None:
            least += factor * top
        else:
            return False
    room, changed = high - least, False
    for factor, column in terms if room >= 0 else ():
        low, top = program.bounds[column]
        if not program.wholes[column]:
            continue
        step = floor(Fraction(room) / Fraction(-factor if factor < 0 else factor))
        if factor > 0 and (top is None or low + step < top):
            program.bounds[column] = low, low + step
            changed = True
        elif factor < 0 and top is not None and top - step > low:
            program.bounds[column] = top - step, top
            changed = True
    return changed
