"""No plan: said only when a second run agrees."""

import pytest

from models.certificate import Outcome
from optimizer import confirm as confirming
from optimizer.confirm import EnginesDisagree, confirm
from optimizer.engines import Limits, LinearModel, Solution, Status
from tests.optimizer.siting.brute import answer_of
from tests.siting_builders import phase, site, siting_case, siting_county


def possible() -> LinearModel:
    """Return a model that has a solution."""
    model = LinearModel()
    model.column(0, 1)
    return model


def test_no_answer_where_the_engines_disagree() -> None:
    with pytest.raises(EnginesDisagree):
        confirm(possible(), Limits(workers=1))


def test_a_third_run_is_asked_where_the_second_cannot_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirming, "solve_sat", lambda *_: Solution(Status.UNKNOWN))
    impossible = possible()
    impossible.row(("more",), [0], low=2)
    assert confirm(impossible, Limits(workers=1)) == "HiGHS without presolve"


def test_unknown_where_nobody_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in ("solve_sat", "solve_mip"):
        monkeypatch.setattr(confirming, engine, lambda *_: Solution(Status.UNKNOWN))
    county = siting_county(sites=[site(fixed_cost=2)], phases=[phase(budget=1)])
    answer = answer_of(siting_case(county))
    assert (answer.outcome, answer.plan, answer.conflict) == (Outcome.UNKNOWN, None, ())
