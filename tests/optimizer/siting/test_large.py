"""Counties that one model is too slow for: blocks, thin blocks, and a second of time."""

from importlib import import_module

import pytest

from instances.generate.siting import generate_siting
from models.certificate import Outcome
from models.policy import policy_of
from models.siting import SitingCase
from optimizer.answer import SolveOptions
from tests.optimizer.siting.brute import answer_of, best
from tests.optimizer.siting.toys import toy


@pytest.mark.parametrize("seed", [2, 7, 12, 20, 27, 37, 42])
def test_thin_blocks_never_claim_too_much(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("optimizer.siting.solve"), "SMALL", -1)
    monkeypatch.setattr(import_module("optimizer.siting.solve"), "LARGE", -1)
    monkeypatch.setattr(import_module("optimizer.siting.blocks"), "THICK", -1)
    case = toy(seed)
    expected, answer = best(case), answer_of(case)
    if expected is None:
        assert answer.plan is None
    else:
        lows = [-1.0 if tier.bound is None else tier.bound for tier in answer.tiers]
        assert lows <= list(expected.values)


def test_a_second_is_enough_for_a_bound_or_an_honest_unknown() -> None:
    county = generate_siting(60, 4, 2, seed=1, candidates=10)
    answer = answer_of(SitingCase(county, policy_of(county)), SolveOptions(time_limit=1.0, workers=1))
    assert answer.outcome is not Outcome.INFEASIBLE
    assert all(tier.bound is None or tier.bound <= tier.value for tier in answer.tiers)
