"""The posts that a cell is short of."""

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.rules.headcount.headcount import Headcount


def gap(case: HeadcountCase, headcount: Headcount, cell: Cell, year: int) -> int:
    """Return ``max(0, need - P - L)`` of ``cell`` at the end of the year at a place in their order."""
    return max(0, case.need[cell] - headcount.posts(cell, year) - headcount.on_loan(cell, year))
