"""Every rule in the formulation, in every mode: hard and soft shape the plan, report and off leave it alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from models.certificate import Outcome
from models.county import Category, County, Funding, Mode, Stage
from models.headcount import HeadcountCase
from models.policy import RuleKind, rules
from models.rules import audit
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.registry import HEADCOUNT
from tests.headcount_builders import (
    TOWN_TYPE,
    headcount_case,
    headcount_county,
    movement,
    positions,
    posts,
    total,
)
from tests.optimizer.headcount.brute import answer_of

WORKER = Category.WORKER
WEIGHT = 3
PUSHED = (Mode.HARD, Mode.SOFT)
pytestmark = pytest.mark.usefixtures("no_what_if")


@dataclass(frozen=True)
class Bound:
    """A county in which a rule can be kept: ``stage`` comes to ``kept`` with it, to ``free`` without it.

    Without it the plan breaks it by ``breaks``. In ``forced`` it cannot be kept, for want of ``short``.
    """

    county: County
    stage: Stage
    kept: float
    free: float
    breaks: float
    forced: County | None = None
    short: float = 0.0
    settings: Mapping[str, str] = field(default_factory=dict)


OTHER = {"T2": {"funding": Funding.SELF}, "H1": {"class_type": TOWN_TYPE, "funding": Funding.FULL}}
MANAGED = [posts("H1", approved=8, required=8, filled=8), posts("H1", WORKER, approved=2, required=2),
           posts("H2", approved=19, required=18, filled=18), posts("H2", WORKER, approved=1, required=1)]  # fmt: skip

CONSTRAINTS = {
    "same_class": Bound(
        headcount_county([posts("T1", approved=4, required=2), posts("T2", approved=1, required=2, **OTHER["T2"])]),
        Stage.GAP, kept=10, free=0, breaks=1, short=1,
        forced=headcount_county([posts("T1", approved=3, filled=1), posts("T2", approved=1, filled=2, **OTHER["T2"])]),
    ),
    "two_levels": Bound(
        headcount_county([posts("H1", approved=9, required=6, **OTHER["H1"]), posts("T1", approved=2, required=4)]),
        Stage.GAP, kept=20, free=0, breaks=2, short=2,
        forced=headcount_county([posts("H1", approved=9, **OTHER["H1"]), posts("T1", approved=1, filled=3)]),
    ),
    "class_total": Bound(
        headcount_county([posts("T1", approved=1, required=4)], [total(2)]),
        Stage.GAP, kept=20, free=0, breaks=2, short=2,
        forced=headcount_county([posts("T1", approved=1, filled=4)], [total(2)]),
    ),
    "growth": Bound(
        headcount_county([posts("T1", approved=1, required=2)], [total(1, new_posts=1, reapproval_year=2027)],
                         movements=[movement(year=2027)]),
        Stage.GAP, kept=10, free=0, breaks=1, short=1,
        forced=headcount_county([posts("T1", approved=1, filled=2)], [total(1, new_posts=1, reapproval_year=2027)]),
    ),
    "max_control": Bound(
        headcount_county([posts("T1", approved=1, required=4, max_control=2), posts("T2", approved=4, required=0)]),
        Stage.GAP, kept=20, free=0, breaks=2, short=1,
        forced=headcount_county([posts("T1", approved=1, filled=3, max_control=2), posts("T2", approved=4)]),
    ),
    "off_headcount": Bound(
        headcount_county([posts("T1", approved=1, off_filled=4, off_control=1)]),
        Stage.CONTRACTS, kept=3, free=0, breaks=3,
    ),
    "no_siphon": Bound(
        headcount_county([posts("T1", approved=4, filled=4, required=2), posts("T2", approved=1, required=3)],
                         movements=[movement(retiring=2)]),
        Stage.GAP, kept=20, free=0, breaks=2, short=1,
        forced=headcount_county([posts("T1", approved=2, filled=3), posts("T2", approved=3, filled=3)],
                                movements=[movement("T2", retiring=1)]),
    ),
    "professional_share": Bound(
        headcount_county(MANAGED), Stage.GAP, kept=1, free=0, breaks=1, short=2,
        forced=headcount_county([posts("H1", approved=1, filled=1), posts("H1", WORKER, approved=2, filled=2)]),
    ),
    "pool_loan": Bound(
        headcount_county([posts("T1", approved=1, required=4)], [total(2, pool=1)]),
        Stage.GAP, kept=20, free=0, breaks=2, short=1,
        forced=headcount_county([posts("T1", approved=1, filled=3)], [total(2, pool=1)]),
    ),
    "occupied": Bound(
        headcount_county([posts("T1", WORKER, approved=3, filled=3, required=1), posts("T2", WORKER, required=2)]),
        Stage.GAP, kept=20, free=0, breaks=2, short=2,
        forced=headcount_county([posts("T1", approved=1, filled=3)]),
    ),
    "position_quota": Bound(
        headcount_county([posts("T1", approved=4, filled=1)], positions=[positions(2, 1)]),
        Stage.VACANCIES, kept=2, free=0, breaks=2,
    ),
}  # fmt: skip


def case_of(rule: str, county: County, mode: Mode) -> HeadcountCase:
    return headcount_case(county, {f"headcount.{rule}.mode": mode.value, f"headcount.{rule}.weight": str(WEIGHT)})


def test_every_constraint_is_here() -> None:
    its = {id for id, rule in rules().items() if rule.room == "headcount" and rule.kind is RuleKind.CONSTRAINT}
    assert {f"headcount.{name}" for name in CONSTRAINTS} == its


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_rule_that_can_be_kept(name: str, mode: Mode) -> None:
    bound = CONSTRAINTS[name]
    case = case_of(name, bound.county, mode)
    answer = answer_of(case)
    assert answer.outcome is Outcome.OPTIMAL and answer.plan is not None
    values = {tier.tier: tier.value for tier in answer.tiers}
    assert (values[Stage.BREACH], values[bound.stage]) == (0, bound.kept if mode in PUSHED else bound.free)
    found = sum(f.amount for f in audit(case, answer.plan).findings)
    assert found == (bound.breaks if mode is Mode.REPORT else 0)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", [name for name, bound in CONSTRAINTS.items() if bound.forced])
def test_a_rule_that_cannot_be_kept(name: str, mode: Mode) -> None:
    bound = CONSTRAINTS[name]
    assert bound.forced is not None
    case = case_of(name, bound.forced, mode)
    answer = answer_of(case)
    if mode is Mode.HARD:
        assert answer.outcome is Outcome.INFEASIBLE
        return
    assert answer.outcome is Outcome.OPTIMAL and answer.plan is not None
    assert answer.tiers[0].value == (WEIGHT * bound.short if mode is Mode.SOFT else 0)
    found = sum(f.amount for f in audit(case, answer.plan).findings)
    assert found == (0 if mode is Mode.OFF else bound.short)


EVEN = headcount_county([posts("T1", approved=4, required=1), posts("T2", required=4), posts("T3", required=3)])
EVEN_HOSPITALS = headcount_county([posts(row.facility.replace("T", "H"), approved=row.approved, required=row.required)
                                   for row in EVEN.posts])  # fmt: skip
FULL = headcount_county(
    [posts("T1", approved=3, required=5, off_filled=1, max_control=4), posts("T2", approved=1, required=0)]
)
SURPLUS = headcount_county([posts("T1", approved=2, required=1), posts("T2", required=1)])
LENT = headcount_county([posts("T1", required=1), posts("T2", approved=1, required=0)], [total(2, pool=1)],
                        movements=[movement(year=2028)])  # fmt: skip
NOT_EVEN = {"headcount.priority.mode": "off", "headcount.hospitals.mode": "off"}


@dataclass(frozen=True)
class Goal:
    """A county in which an objective changes a measure that the checker takes: ``pushed`` with it, ``idle`` without."""

    county: County
    measure: str
    pushed: float
    idle: float
    settings: Mapping[str, str] = field(default_factory=dict)


OBJECTIVES = {
    # A contract may end for the post that T1 misses.
    "contracts": Goal(FULL, "gap", 20, 10),
    # Three posts: two and one leave T2 and T3 evenly short on three lines; all at one place are two lines.
    "priority": Goal(EVEN, "few_filings", 3, 2),
    "hospitals": Goal(EVEN_HOSPITALS, "few_filings", 3, 2),
    "gap": Goal(SURPLUS, "gap", 0, 10, NOT_EVEN),
    "vacancies": Goal(SURPLUS, "vacancies", 0, 2),
    # A loan is one line and three post-years, a transfer two lines and one post.
    "few_filings": Goal(LENT, "few_changes", 3, 1),
    "few_changes": Goal(LENT, "few_filings", 1, 1),
}


def test_every_objective_is_here() -> None:
    its = {id for id, rule in rules().items() if rule.room == "headcount" and rule.kind is RuleKind.OBJECTIVE}
    assert {f"headcount.{name}" for name in OBJECTIVES} == its


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", OBJECTIVES)
def test_an_objective(name: str, mode: Mode) -> None:
    goal = OBJECTIVES[name]
    case = headcount_case(goal.county, {f"headcount.{name}.mode": mode.value, **goal.settings})
    answer = answer_of(case)
    assert answer.outcome is Outcome.OPTIMAL and answer.plan is not None
    assert (rules()[f"headcount.{name}"].tier in {t.tier for t in answer.tiers}) == (mode in PUSHED)
    measured = HEADCOUNT.measures[f"headcount.{goal.measure}"](case, Headcount(case, answer.plan))
    assert measured == (goal.pushed if mode in PUSHED else goal.idle)
