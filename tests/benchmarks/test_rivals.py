"""Rivals keep the rules, and those that prove an optimum prove ours."""

import pytest

from benchmarks.rivals.cpsat import by_cpsat
from benchmarks.rivals.highs import by_highs
from benchmarks.rivals.offer import Offer, Rival
from benchmarks.rivals.rotation import by_rotation
from benchmarks.rivals.trace import Trace
from instances import generate
from models.county import County, Tier
from models.policy import Setting, policy_of
from models.roster import RosterCase
from models.rules import audit
from tests.builders import day
from tests.optimizer.judging import answer_of

TIERS = (Tier.POLICY, Tier.NEED, Tier.TRAVEL)


def case_of(profile: str = "urad", seed: int = 1) -> RosterCase:
    county: County = generate(16, 8, specialties=3, weeks=2, profile=profile, seed=seed)
    off = [Setting(rule="roster.least_change", parameter="mode", value="off")]
    return RosterCase(county, policy_of(county, "", off), day("2026-03-02"), day("2026-03-15"))


def values(case: RosterCase, offer: Offer) -> list[float]:
    assert offer.plan is not None
    verdict = audit(case, offer.plan)
    assert verdict.clean, [f.message.en for f in verdict.findings if f.mode == "hard"]
    return [verdict.tiers[tier] for tier in TIERS]


@pytest.mark.parametrize("rival", [by_cpsat, by_highs])
@pytest.mark.parametrize("profile", ["urad", "xinjiang"])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_textbook_model_has_our_optimum(rival: Rival, profile: str, seed: int) -> None:
    case = case_of(profile, seed)
    offer = rival(case, 60, Trace())
    ours = {t.tier: t.value for t in answer_of(case).tiers}
    assert values(case, offer) == list(offer.bounds) == [ours[tier] for tier in TIERS]


def test_the_textbook_model_owes_each_year_of_a_horizon_over_new_year() -> None:
    county = generate(16, 8, specialties=3, weeks=52, seed=1)
    case = RosterCase(county, policy_of(county), day("2026-12-14"), day("2027-01-10"))
    ours = {t.tier: t.value for t in answer_of(case).tiers}
    assert values(case, by_highs(case, 60, Trace())) == [ours[tier] for tier in TIERS]


def test_the_rotation_keeps_the_rules_and_is_no_better() -> None:
    case = case_of()
    ours = {t.tier: t.value for t in answer_of(case).tiers}
    offer = by_rotation(case, 1, Trace())
    assert values(case, offer) >= [ours[tier] for tier in TIERS]
    assert offer.plan is not None
    assert len(offer.plan.duties) > 10


def test_half_days_are_refused() -> None:
    county = generate(16, 8, specialties=3, weeks=1, halves=True)
    with pytest.raises(ValueError, match="whole days"):
        by_highs(RosterCase(county, policy_of(county), day("2026-03-02"), day("2026-03-08")), 1, Trace())
