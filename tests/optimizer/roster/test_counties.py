"""Generated counties: clean plans, honest bounds, the same answer for the same county however it is written down."""

from typing import Any

import pytest

from models.certificate import Outcome
from optimizer.answer import SolveOptions
from tests.optimizer.counties import again, generated, renamed, shuffled
from tests.optimizer.judging import answer_of, objective

COUNTIES: dict[str, dict[str, Any]] = {
    "annual days, hosts named": {"profile": "urad"},
    "annual days, hosts free": {"profile": "urad", "hosts": False, "seed": 2},
    "weekly share": {"profile": "xinjiang", "seed": 3},
    "weekly share, two hospitals, wanting too much": {
        "profile": "xinjiang",
        "seed": 2,
        "hospitals": 2,
        "tightness": 1.3,
        "values": {"roster.weekly_share.share": "90%"},
    },
    "half-days": {"profile": "xinjiang", "seed": 4, "people": 12, "facilities": 4, "weeks": 1, "halves": True},
    "everything soft": {
        "profile": "urad",
        "seed": 5,
        "tightness": 1.2,
        "values": {
            f"roster.{rule}.mode": "soft"
            for rule in ("weekly_share", "availability", "eligible", "home_floor", "rooms", "hosts")
        },
    },
}


@pytest.fixture(params=list(COUNTIES))
def size(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return each kind of county in turn."""
    return COUNTIES[request.param]


def test_the_plan_is_clean_and_proven(size: dict[str, Any]) -> None:
    answer = answer_of(generated(**size))
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.reproducible
    assert answer.plan and answer.plan.duties


def test_new_codes_and_rows_in_another_order_change_nothing(size: dict[str, Any]) -> None:
    case = generated(**size)
    first = objective(answer_of(case))
    assert objective(answer_of(again(case, shuffled(case.county, seed=7)))) == first
    assert objective(answer_of(again(case, renamed(case.county, seed=8)))) == first


@pytest.mark.parametrize("workers", [1, 8])
def test_the_same_seed_gives_the_same_plan_and_another_seed_one_as_good(size: dict[str, Any], workers: int) -> None:
    options = [SolveOptions(workers=workers, seed=seed) for seed in (3, 3, 4)]
    answers = [answer_of(generated(**size), option) for option in options]
    assert answers[0].plan == answers[1].plan
    assert objective(answers[0]) == objective(answers[2])


def test_a_gap_that_is_allowed_is_told() -> None:
    case = generated(profile="urad", people=40, facilities=8, weeks=4, tightness=1.2, seed=2)
    answer = answer_of(case, SolveOptions(gap=0.5))
    assert answer.outcome in (Outcome.OPTIMAL, Outcome.FEASIBLE)
    assert answer.tiers[0].gap is not None and answer.tiers[0].gap <= 0.5
