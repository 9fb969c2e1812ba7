"""How the second opinion on siting is asked, and what it says where it cannot."""

import pytest

from models.county import Goal
from optimizer.certify.lexicographic import NoPlanError, NotProvenError
from optimizer.certify.siting.solve import SitingOpinion
from optimizer.engines.pulp import CBC, build
from tests.optimizer.certify_siting.counties import county_case
from tests.optimizer.certify_siting.judging import shipped
from tests.siting_builders import center, site, siting_case, siting_county, volume

ORDER = (Goal.SHORTFALL, Goal.LONGEST, Goal.MINUTES, Goal.COST)


def test_goals_are_told_in_their_order_as_they_begin() -> None:
    opinion, told = SitingOpinion.of(shipped("siting-split"), CBC, 60), list[Goal]()
    assert (opinion.stages, opinion.plan, opinion.tiers) == (ORDER, None, [])
    opinion.prove(told.append)
    assert tuple(told) == ORDER
    assert [(tier.tier, tier.gap) for tier in opinion.tiers] == [(goal, 0.0) for goal in ORDER]


def test_without_time_nothing_is_proven() -> None:
    opinion = SitingOpinion.of(shipped("siting-split"), CBC, 0)
    with pytest.raises(NotProvenError):
        opinion.prove(lambda goal: None)
    assert (opinion.plan, opinion.tiers) == (None, [])


def test_a_kind_without_candidates_has_no_plan() -> None:
    county = siting_county([center(), center("病理")], volumes=[volume("T1"), volume("T1", "病理")])
    with pytest.raises(NoPlanError):
        SitingOpinion.of(siting_case(county), CBC, None).prove(lambda goal: None)


def test_the_plan_is_of_the_case() -> None:
    case = siting_case(siting_county(sites=[site(fixed_cost=3)]), {"siting.equity.order": "cost"}, "urad")
    opinion = SitingOpinion.of(case, CBC, None)
    opinion.prove(lambda goal: None)
    plan = opinion.plan
    assert plan is not None
    assert (plan.county_hash, plan.profile, plan.settings) == (case.county.hash, "urad", case.policy.settings)
    assert plan == plan.sorted()


@pytest.mark.parametrize("seed", [14, 22, 54])
def test_names_of_rows_and_columns_are_plain_and_told_once(seed: int) -> None:
    opinion = SitingOpinion.of(county_case(seed), CBC, None)
    opinion.prove(lambda goal: None)
    program = opinion.columns.program
    rows = [row.name for row in program.rows]
    assert len({*rows}) == len(rows)
    assert len({*program.names}) == len(program.names)
    assert all(name.isascii() and name.isidentifier() for name in (*rows, *program.names))
    model, columns = build(program, opinion.run.last)
    assert len(columns) == len(program.names)
    assert len(model.constraints()) >= len(rows)
