"""Beside the plan: the next best, what a settled site costs, and cost against time."""

from models.county import Goal, SiteStatus
from models.siting import Analysis, Choice
from tests.optimizer.siting.brute import answer_of
from tests.siting_builders import site, siting_case, siting_county

SITES = [
    site(at="H1", fixed_cost=100, running_cost=5, status=SiteStatus.FIXED),
    site(at="T1", fixed_cost=50, running_cost=5),
    site(at="T2", fixed_cost=20, running_cost=5),
]


def analysis(values: dict[str, str] | None = None) -> Analysis:
    """Return the analysis of two towns, each a candidate, and a lead hospital at which the center is fixed."""
    found = answer_of(siting_case(siting_county(sites=SITES), values)).analysis
    assert found is not None
    return found


def sites(choice: Choice) -> list[str]:
    """Return where a choice has centers."""
    return [center.site for center in choice.centers]


def test_the_next_best_plans_have_other_centers() -> None:
    found = analysis().alternatives
    assert [sites(choice) for choice in found] == [["H1", "T2"], ["H1", "T1"], ["H1"]]
    assert [choice.value(Goal.LONGEST) for choice in found] == [30, 60, 60]
    assert [choice.value(Goal.MINUTES) for choice in found] == [30_000, 60_000, 90_000]


def test_a_fixed_site_has_a_price() -> None:
    (price,) = analysis().prices
    assert (price.rule, price.kind, price.site) == ("siting.fixed_site", "检验", "H1")
    assert price.lifted is not None
    (cost,) = (value.value for value in price.held if value.goal is Goal.COST)
    assert (cost, price.lifted.value(Goal.COST), sites(price.lifted)) == (185, 80, ["T1", "T2"])


def test_the_lead_hospital_has_a_price() -> None:
    *_, price = analysis({"siting.fixed_site.at": "lead_hospital"}).prices
    assert (price.kind, price.site) == ("", "")
    assert price.lifted is not None
    assert price.lifted.value(Goal.LONGEST) == 0
    assert [value.value for value in price.held if value.goal is Goal.LONGEST] == [60]


def test_the_frontier_goes_from_cheap_to_quick() -> None:
    found = [(choice.value(Goal.COST), choice.value(Goal.MINUTES)) for choice in analysis().frontier]
    assert found == [(105, 90_000), (130, 30_000), (185, 0)]
