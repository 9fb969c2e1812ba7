"""The outcome in one sentence: which gaps make the headline."""

import pytest

from models.certificate import Certificate, Outcome, TierResult
from models.county.words import Goal, Tier
from models.files.out.outcome import headline_gap, outcome_sentence
from tests.files.out.results import make_results
from tests.files.out.siting.results import make_results as make_siting

Gaps = dict[Tier | Goal, float | None]


def _certificate(gaps: Gaps) -> Certificate:
    siting = any(isinstance(tier, Goal) for tier in gaps)
    given = (make_siting() if siting else make_results()).certificate
    tiers = tuple(TierResult(tier=t, value=100, bound=None if g is None else 100 - g, gap=g) for t, g in gaps.items())
    return given.model_copy(update={"outcome": Outcome.FEASIBLE, "tiers": tiers, "defaults_used": 0})


@pytest.mark.parametrize("goal", Goal)
def test_every_goal_of_a_siting_makes_the_headline(goal: Goal) -> None:
    gaps: Gaps = {g: 0.02 if g is goal else 0.0 for g in Goal}
    assert headline_gap(_certificate(gaps)) == 0.02
    assert headline_gap(_certificate(gaps | {goal: None})) is None


def test_comfort_is_never_in_the_headline_of_a_roster() -> None:
    gaps: Gaps = {Tier.POLICY: 0.0, Tier.NEED: 0.001, Tier.CHANGE: 0.4, Tier.TRAVEL: 0.0, Tier.COMFORT: None}
    assert headline_gap(_certificate(gaps)) == 0.001


def test_a_feasible_siting_says_its_gap() -> None:
    said = outcome_sentence(_certificate({Goal.SHORTFALL: 0.0, Goal.COST: 0.0123}))
    assert (said.zh, said.en) == ("可行，距界值差距1.23%", "feasible, gap to the bound 1.23%")
