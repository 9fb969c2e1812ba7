"""headcount.gap: the posts missing, those of the grassroots weighted."""

from models.headcount.case import HeadcountCase
from models.rules.headcount.gaps import gap as missing
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.registry import objective

RULE = "headcount.gap"


@objective(RULE)
def gap(case: HeadcountCase, headcount: Headcount) -> float:
    """``sum_f,k,y w[level] max(0, need - P - L)`` over cells and years (C05, C27)."""
    weights = {name: case.policy.number(RULE, name) or 0 for name in ("grassroots", "hospital")}
    return float(
        sum(
            weights[case.level(cell).value] * missing(case, headcount, cell, year)
            for year in range(len(case.years))
            for cell in case.posts
        )
    )
