"""headcount.vacancies: posts without staff."""

from models.headcount.case import HeadcountCase
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.registry import objective

RULE = "headcount.vacancies"


@objective(RULE)
def vacancies(case: HeadcountCase, headcount: Headcount) -> float:
    """``sum_f,k,y max(0, P + L - S)``: vacant posts at the ends of the years, borrowed ones too (C05, C12)."""
    return float(
        sum(
            max(0, headcount.posts(cell, year) + headcount.on_loan(cell, year) - headcount.staff(cell, year))
            for year in range(len(case.years))
            for cell in case.posts
        )
    )
