"""roster.travel_budget: money of a month. T1 is 30 km away, T2 60 km."""

import pytest

from models.rules import audit
from tests.builders import duties, duty, make_case, make_plan, only, people, tiny_county, vehicle
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.travel_budget"
MON, TUE = "2026-03-02", "2026-03-03"
OWN = {"own_rate": "100", "per_diem": "50"}
PLAN = [duty("P1", "T1", MON), duty("P2", "T1", MON), duty("P1", "T2", TUE)]
"""By their own means 60 + 60 + 120 yuan and three per diems of 50: 390 yuan."""


@pytest.mark.parametrize(
    ("budget", "missed"), [("390", 0), ("389", 1), ("290", 1), ("289", 2), ("0", 4), ("", 0), ("1000", 0)]
)
def test_begun_hundreds_beyond_the_budget(budget: str, missed: float) -> None:
    assert shortfall(RULE, tiny_county(people=people(2)), PLAN, budget=budget, **OWN) == missed


def test_every_mode() -> None:
    assert_every_mode(RULE, tiny_county(people=people(2)), PLAN, amount=4, budget="0", **OWN)


def test_the_finding_says_what_was_spent() -> None:
    (found,) = judge(RULE, tiny_county(people=people(2)), PLAN, budget="150", **OWN).of(RULE)
    assert (found.required, found.actual, found.amount, found.where.month) == (1, 4, 3, "2026-03")
    assert "390元" in found.message.zh and "3人次自行前往" in found.reason.zh


def beyond(seats: int, budget: str) -> float:
    """Return the hundreds beyond a budget with one car of 1.5 yuan a km: 90 yuan to T1, 180 to T2."""
    county = tiny_county(people=people(2), vehicles=[vehicle("V1", seats, rate=1.5)])
    kept = only(RULE, budget=budget, **OWN) | {"roster.vehicles.mode": "report"}
    case = make_case(county, MON, "2026-03-08", kept)
    return audit(case, make_plan(case, *PLAN)).score(RULE).shortfall


def test_a_shared_car_is_paid_once_and_the_unseated_pay_their_way() -> None:
    assert [beyond(2, b) for b in ("420", "419")] == [0, 1]
    assert [beyond(1, b) for b in ("480", "479")] == [0, 1]


def test_months_have_a_budget_each() -> None:
    plan = duties("P1", "T1", "2026-03-31", "2026-04-01")
    horizon = ("2026-03-30", "2026-04-05")
    assert shortfall(RULE, tiny_county(), plan, horizon, budget="60", own_rate="100") == 0
    assert shortfall(RULE, tiny_county(), plan, horizon, budget="59", own_rate="100") == 2
    assert shortfall(RULE, tiny_county(), duties("P1", "T1", MON, TUE), MARCH, budget="60", own_rate="100") == 1
