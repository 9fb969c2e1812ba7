"""Corners of the clauses that no toy stands in, by hand, for both formulations."""

import pytest

from models.county import Road, SiteStatus, Sourcing
from models.siting import SitingCase
from tests.optimizer.certify_siting.judging import opinion_of
from tests.optimizer.siting.brute import answer_of
from tests.siting_builders import center, phase, site, siting_case, siting_county, volume


def both(case: SitingCase) -> list[float] | None:
    """Return the values on which opinion and engine agree; ``None`` where neither has a plan."""
    answer, opinion = answer_of(case), opinion_of(case)
    assert opinion == ([tier.value for tier in answer.tiers] if answer.plan else None)
    return opinion


@pytest.mark.parametrize(("at", "values"), [("any", [0, 9]), ("lead_hospital", [0, 50])])
def test_a_kind_based_on_the_lead_hospital_pays_for_it(at: str, values: list[float]) -> None:
    sites = [site(at="H1", fixed_cost=50), site(at="T1", fixed_cost=9)]
    settings = {"siting.fixed_site.at": at, "siting.equity.order": "cost"}
    assert both(siting_case(siting_county(sites=sites), settings)) == values


def test_off_the_lead_hospital_each_phase_is_a_fault_of_a_soft_rule() -> None:
    county = siting_county(sites=[site(at="T1")], phases=[phase("1"), phase("2", 2027)])
    settings = {
        "siting.fixed_site.at": "lead_hospital",
        "siting.fixed_site.mode": "soft",
        "siting.fixed_site.weight": "7",
    }
    assert both(siting_case(county, settings | {"siting.equity.order": "cost"})) == [14, 0]


def test_one_module_beyond_a_soft_limit_is_less_than_the_volume_beyond() -> None:
    county = siting_county(sites=[site(module_capacity=100, module_cost=3)])
    settings = {"siting.capacity.mode": "soft", "siting.equity.order": "cost"}
    assert both(siting_case(county, settings)) == [1, 6]


@pytest.mark.parametrize(("km", "yuan"), [(12.5, 3), (12.4, 2)])
def test_half_a_yuan_of_a_courier_is_a_yuan(km: float, yuan: int) -> None:
    roads = [Road(a="H1", b="T1", km=km, minutes=9, winter_minutes=9)]
    kinds = [center(courier_cost=0.1, trips=1)]
    county = siting_county(kinds, volumes=[volume("T1", amount=0)], phases=[phase(years=3)], roads=roads)
    assert both(siting_case(county, {"siting.equity.order": "cost"})) == [0, 3 * yuan]


@pytest.mark.parametrize(("status", "values"), [(SiteStatus.KEEP, [0, 13, 60]), (SiteStatus.EXISTING, [0, 3, 60])])
def test_a_standing_center_closes_for_good_only_where_it_may(status: SiteStatus, values: list[float]) -> None:
    sites = [site(at="H1", fixed_cost=3), site(at="T1", status=status, modules=1, running_cost=5)]
    county = siting_county(sites=sites, volumes=[volume("T2")], phases=[phase("1"), phase("2", 2027)])
    order = {"siting.equity.order": "longest,cost"}
    found = both(siting_case(county, order))
    assert found == [values[0], values[2], values[1]]


def test_a_split_member_is_beyond_reach_as_a_whole() -> None:
    sites = [site(at=at, module_capacity=60) for at in ("H1", "T1")]
    county = siting_county([center(sourcing=Sourcing.SPLIT)], sites, [volume("T1")])
    settings = {"siting.reach.mode": "soft", "siting.reach.within": "29", "siting.equity.order": "uncovered,minutes"}
    assert both(siting_case(county, settings)) == [0, 1000, 30 * 1000 * 40 / 100]


def test_what_is_overrun_takes_nothing_from_the_next_phase() -> None:
    sites = [site(at="H1", fixed_cost=90, status=SiteStatus.FIXED), site("消毒", "H1", fixed_cost=70)]
    county = siting_county(
        [center(), center("消毒", phase="2")], sites, [volume("T1"), volume("T1", "消毒")],
        [phase("1", 2026, budget=50), phase("2", 2027, budget=50)],
    )  # fmt: skip
    settings = {"siting.budget.mode": "soft", "siting.budget.carry_over": "yes", "siting.equity.order": "cost"}
    assert both(siting_case(county, settings)) == [40 + 20, 160]
