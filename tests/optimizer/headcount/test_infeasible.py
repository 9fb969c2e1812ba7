"""No plan: said only when a second run agrees, with the rules and posts that would have to give way."""

from importlib import import_module

import pytest

from instances.build.toys_headcount_staff import HEADCOUNT_HARD
from models.certificate import Outcome
from models.county import Category, County, Funding
from models.headcount import HeadcountCase
from models.policy import policy_of
from optimizer import confirm as confirming
from optimizer.engines import Solution, Status
from tests.headcount_builders import headcount_case, headcount_county, loan, movement, posts, total
from tests.optimizer.headcount.brute import answer_of

Repair = dict[str, float]


def repair(case: HeadcountCase) -> Repair:
    """Return by rule how many units must give way in a case that has no plan."""
    answer = answer_of(case)
    assert (answer.outcome, answer.plan, answer.tiers) == (Outcome.INFEASIBLE, None, ())
    assert answer.confirmed_by == "CP-SAT"
    amounts: Repair = {}
    for finding in answer.conflict:
        amounts[finding.rule] = amounts.get(finding.rule, 0) + finding.amount
        assert finding.message.zh and finding.message.en and finding.remedy.zh
    return amounts


@pytest.mark.parametrize(
    ("name", "amounts"),
    [
        ("overfull", {"headcount.pool_loan": 1}),
        ("wrong-category", {"headcount.pool_loan": 1}),
        ("control-short", {"headcount.max_control": 1}),
        ("siphoned", {"headcount.pool_loan": 1}),
    ],
)
def test_the_shipped_counties_without_a_plan(name: str, amounts: Repair) -> None:
    county = HEADCOUNT_HARD[f"headcount-{name}"].county()
    assert repair(HeadcountCase(county, policy_of(county))) == amounts


@pytest.mark.parametrize("over", [1, 2, 3])
def test_the_repair_is_to_the_post(over: int) -> None:
    rows = [posts("T1", approved=2, filled=3 + over), posts("T2", approved=3, filled=2)]
    assert repair(headcount_case(headcount_county(rows))) == {"headcount.pool_loan": over}


OVER = [posts("T1", approved=2, filled=3)]
SELF = {"funding": Funding.SELF}


@pytest.mark.parametrize(
    ("county", "settings", "amounts"),
    [
        # A control number gives way before a pool; both are needed where no post is free.
        (headcount_county([posts("T1", approved=2, filled=3, max_control=2)]), {},
         {"headcount.max_control": 1, "headcount.pool_loan": 1}),
        # New posts a year too early are less than posts lent beyond the pool for two years.
        (headcount_county(OVER, [total(2, new_posts=1, reapproval_year=2027)], movements=[movement(year=2027)]), {},
         {"headcount.growth": 1}),
        (headcount_county(OVER, [total(3, pool=1)], loans=[loan("T1", 2)]), {}, {"headcount.pool_loan": 1}),
        # Posts beyond the total only where the pool is no way out: what stands today is too much.
        (headcount_county(OVER, [total(1)]), {}, {"headcount.pool_loan": 1, "headcount.class_total": 1}),
        # A rule that is off is in nobody's way.
        (headcount_county([*OVER, posts("T2", approved=5, **SELF)]), {"headcount.class_total.mode": "off"}, None),
    ],
)  # fmt: skip
def test_what_gives_way_first(county: County, settings: dict[str, str], amounts: Repair | None) -> None:
    case = headcount_case(county, settings)
    if amounts is None:
        assert answer_of(case).outcome is Outcome.OPTIMAL
    else:
        assert repair(case) == amounts


def test_a_soft_rule_is_no_repair() -> None:
    rows = [posts("T1", approved=2, filled=3, max_control=2), posts("T2", Category.WORKER, approved=1, filled=2)]
    case = headcount_case(headcount_county(rows), {"headcount.max_control.mode": "soft"})
    assert repair(case) == {"headcount.pool_loan": 2}


def test_unknown_where_nobody_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in ("solve_sat", "solve_mip"):
        monkeypatch.setattr(confirming, engine, lambda *_: Solution(Status.UNKNOWN))
    answer = answer_of(headcount_case(headcount_county(OVER)))
    assert (answer.outcome, answer.plan, answer.conflict) == (Outcome.UNKNOWN, None, ())


def test_no_repair_is_looked_for_before_a_second_run_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(import_module("optimizer.headcount.solve"), "cheapest_repair", lambda *a: asked.append(a) or ())
    monkeypatch.setattr(import_module("optimizer.headcount.solve"), "confirm", lambda *_: "")
    answer_of(headcount_case(headcount_county(OVER)))
    assert not asked
