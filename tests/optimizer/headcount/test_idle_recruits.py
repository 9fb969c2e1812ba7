"""Nobody is recruited without a post, also where the rule that says so is not pushed."""

import pytest

from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.headcount import solve
from tests.headcount_builders import headcount_case, headcount_county, movement, posts


@pytest.mark.parametrize("mode", ["report", "off"])
def test_recruits_fill_vacancies_and_no_more(mode: str) -> None:
    """T1 is one over in each year; T2 recruits whom it cannot keep in 2028, which only the rule would forbid."""
    rows = [posts("T1", approved=2, filled=3, required=2), posts("T2", approved=3, filled=2, required=3)]
    moves = [movement("T2", 2027, retiring=1), movement("T2", 2028, arriving=1)]
    case = headcount_case(headcount_county(rows, movements=moves), {"headcount.occupied.mode": mode})
    plan = solve(case, SolveOptions(), lambda _: None).plan
    assert plan is not None
    assert [(c.year, c.facility, c.recruits) for c in plan.cells if c.recruits] == [(2026, "T2", 1), (2027, "T2", 1)]
    scores = {score.rule: score for score in audit(case, plan).scores}
    assert scores["headcount.vacancies"].value == 0
    assert mode == "off" or scores["headcount.occupied"].shortfall == 3 + 1
