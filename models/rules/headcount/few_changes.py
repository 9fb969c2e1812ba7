"""headcount.few_changes: as few posts moved and lent as can be."""

from models.headcount.case import HeadcountCase
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.registry import objective

RULE = "headcount.few_changes"


@objective(RULE)
def few_changes(case: HeadcountCase, headcount: Headcount) -> float:
    """``sum t[f,g,k,y] + sum_f,k,y L_new[f,k,y]``: posts transferred, and posts newly lent times their years (C03).

    Years of a loan beyond the last of the plan are not counted.
    """
    moved = sum(row.posts for row in headcount.transfers)
    lent = sum(headcount.new_loans(cell, year) for year in range(len(case.years)) for cell in case.posts)
    return float(moved + lent)
