"""headcount.contracts: contracted staff who would have to go."""

from models.headcount.case import HeadcountCase
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.registry import objective

RULE = "headcount.contracts"


@objective(RULE)
def contracts(case: HeadcountCase, headcount: Headcount) -> float:
    """``sum_f,k,y max(0, C0[f,k] - C[f,k,y])``: contracted staff fewer than today, in person-years (C15, H12)."""
    return float(
        sum(
            max(0, row.off_filled - headcount.contracted(cell, year))
            for year in range(len(case.years))
            for cell, row in case.posts.items()
        )
    )
