"""headcount.few_filings: as few lines to file as can be."""

from models.headcount.case import HeadcountCase
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.registry import objective

RULE = "headcount.few_filings"


@objective(RULE)
def few_filings(case: HeadcountCase, headcount: Headcount) -> float:
    """``sum_f,k,y 1[moved, granted or newly borrowed]``: cells and years whose posts change by the plan (C03).

    A loan is filed in the year in which it begins; its return and loans that run already are not counted.
    """
    return float(sum(headcount.touched(cell, year) for year in range(len(case.years)) for cell in case.posts))
