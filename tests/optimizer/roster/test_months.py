"""Months solved one by one, hosts, pace and split weeks from the plan of all of them."""

import pytest

from instances import generate
from models.county import Tier
from models.plan import Duty
from models.policy import policy_of
from models.roster import RosterCase, adopt_month, adopt_year
from models.roster.calendar import month_ends
from models.rules import audit
from tests.builders import day
from tests.optimizer.judging import answer_of


@pytest.mark.parametrize("seed", [2, 4, 8])
def test_months_one_by_one_are_as_good_as_all_at_once(seed: int) -> None:
    county = generate(24, 5, specialties=4, weeks=9, eligible=3, tightness=1.0, seed=seed)
    whole = RosterCase(county, policy_of(county), day("2026-03-01"), day("2026-04-30"))
    together = answer_of(whole).plan
    assert together is not None
    best = audit(whole, together).tiers
    assert best[Tier.NEED] > 0
    current = adopt_year(county, whole.policy, together)
    duties: list[Duty] = []
    for month in (3, 4):
        plan = answer_of(RosterCase(current, whole.policy, *month_ends(2026, month))).plan
        assert plan is not None
        duties += plan.duties
        current = adopt_month(current, plan)
    assert audit(whole, together.model_copy(update={"duties": tuple(duties)})).tiers == best
