"""Counties at their limits: each ends in the right answer or in a conflict that names the matter."""

import pytest

from models.certificate import Outcome
from models.county import CenterMode, Goal, Road, SiteStatus, Sourcing
from models.siting import SitingCase
from optimizer.answer import SitingAnswer, SolveOptions
from tests.builders import hospital
from tests.optimizer.siting.brute import answer_of
from tests.siting_builders import center, phase, site, siting_case, siting_county, town, volume


def goal(answer: SitingAnswer, which: Goal) -> float:
    """Return the value of a goal, which must be proven."""
    (found,) = (t for t in answer.tiers if t.tier is which)
    assert found.bound == found.value
    return found.value


def refused(case: SitingCase) -> dict[str, float]:
    """Return by rule how much must give way in a case that has no plan."""
    answer = answer_of(case)
    assert (answer.outcome, answer.plan, answer.confirmed_by) == (Outcome.INFEASIBLE, None, "CP-SAT")
    amounts: dict[str, float] = {}
    for finding in answer.conflict:
        amounts[finding.rule] = amounts.get(finding.rule, 0) + finding.amount
        assert finding.message.zh and finding.message.en and finding.remedy.zh
    return amounts


def opened(answer: SitingAnswer, phase: str = "1") -> list[tuple[str, int]]:
    """Return the open sites of a phase with their modules."""
    assert answer.plan is not None
    return [(c.site, c.modules) for c in answer.plan.centers if c.phase == phase]


def serving(answer: SitingAnswer, backup: bool = False) -> list[tuple[str, str, int]]:
    """Return who is served by whom with which volume."""
    assert answer.plan is not None
    return [(s.member, s.site, s.volume) for s in answer.plan.service if s.backup is backup]


SITES = [site(at="H1", fixed_cost=100, running_cost=5), site(at="T1", fixed_cost=50, running_cost=5)]


def winter(all_year: str) -> SitingCase:
    """T2's only road is closed in January and February."""
    roads = [
        Road(a="H1", b="T1", km=30.0, minutes=30, winter_minutes=30),
        Road(a="H1", b="T2", km=40.0, minutes=40, winter_minutes=45, closed_from="01-01", closed_to="02-28"),
    ]
    return siting_case(siting_county(roads=roads), {"siting.time_limit.all_year": all_year})


def test_who_is_cut_off_in_winter_is_served_over_the_rest_of_the_year() -> None:
    answer = answer_of(winter("no"))
    assert answer.outcome is Outcome.OPTIMAL
    assert ("T2", "H1", 100) in serving(answer)
    assert goal(answer, Goal.LONGEST) == 45


def test_who_must_be_reached_all_year_and_is_not_has_no_center() -> None:
    assert refused(winter("yes")) == {"siting.covered": 1}


@pytest.mark.parametrize(("budget", "over"), [(105, 0), (104, 1)])
def test_a_budget_is_enough_to_the_yuan(budget: int, over: int) -> None:
    case = siting_case(siting_county(sites=SITES[:1], phases=[phase(budget=budget)]))
    if over:
        assert refused(case) == {"siting.budget": 1}
    else:
        assert opened(answer_of(case)) == [("H1", 1)]


def test_a_yuan_short_of_many_millions_is_short() -> None:
    rich = [site(at="H1", fixed_cost=98_765_431), site(at="T1", fixed_cost=87_654_329)]
    enough = 98_765_431 + 87_654_329
    for budget, count in ((enough, 2), (enough - 1, 1)):
        answer = answer_of(siting_case(siting_county(sites=rich, phases=[phase(budget=budget)])))
        assert len(opened(answer)) == count


def test_what_is_left_goes_on_only_where_it_may() -> None:
    sites = [site(at="H1", fixed_cost=10, status=SiteStatus.FIXED), site("消毒", "H1", fixed_cost=90)]
    county = siting_county(
        [center(), center("消毒", phase="2")],
        sites,
        [volume("T1"), volume("T1", "消毒")],
        [phase("1", 2026, budget=50), phase("2", 2027, budget=50)],
    )
    assert refused(siting_case(county)) == {"siting.budget": 40}
    assert answer_of(siting_case(county, {"siting.budget.carry_over": "yes"})).outcome is Outcome.OPTIMAL


def test_a_kind_without_candidates_is_named() -> None:
    county = siting_county([center(), center("病理")], volumes=[volume("T1"), volume("T1", "病理")])
    answer = answer_of(siting_case(county))
    assert answer.outcome is Outcome.INFEASIBLE
    assert {f.where.center for f in answer.conflict} == {"病理"}


@pytest.mark.parametrize(("limit", "amounts"), [(60, None), (59, {"siting.time_limit": 1})])
def test_a_limit_met_exactly_is_met(limit: int, amounts: dict[str, float] | None) -> None:
    case = siting_case(siting_county([center(time_limit=limit)]))
    if amounts is None:
        assert goal(answer_of(case), Goal.LONGEST) == 60
    else:
        assert refused(case) == amounts


def test_of_two_equal_sites_it_is_always_the_same() -> None:
    roads = [Road(a="T1", b="T2", km=10.0, minutes=10, winter_minutes=10)]
    places = [hospital(), *(town(t) for t in ("T1", "T2", "T3", "T4"))]
    roads += [Road(a=a, b=b, km=9.0, minutes=9, winter_minutes=9) for a in ("T3", "T4") for b in ("T1", "T2")]
    equal = [site(at=at, fixed_cost=7) for at in ("T3", "T4")]
    county = siting_county([center(max_sites=1)], equal, facilities=places, roads=roads)
    plans = {str(opened(answer_of(siting_case(county)))) for _ in range(3)}
    assert len(plans) == 1


def test_merged_kinds_stand_at_one_site_with_capacities_of_their_own() -> None:
    kinds = [center(merged_with=("消毒",)), center("消毒")]
    sites = [site(at="H1", module_capacity=100, max_modules=3), site("消毒", "H1"), site("消毒", "T1")]
    county = siting_county(kinds, sites, [volume("T1"), volume("T2"), volume("T1", "消毒")])
    assert opened(answer_of(siting_case(county))) == [("H1", 2), ("H1", 1)]


@pytest.mark.parametrize(
    ("status", "stays"), [(SiteStatus.EXISTING, False), (SiteStatus.KEEP, True), (SiteStatus.CLOSE, False)]
)
def test_what_stands_today_stays_closes_or_is_kept(status: SiteStatus, stays: bool) -> None:
    sites = [site(at="H1"), site(at="T1", status=status, modules=1, running_cost=9)]
    values = {"siting.equity.order": "cost"}
    assert (("T1", 1) in opened(answer_of(siting_case(siting_county(sites=sites), values)))) is stays


def test_an_existing_center_is_expanded_at_the_cost_of_what_is_added() -> None:
    sites = [site(at="H1", status=SiteStatus.KEEP, modules=1, module_capacity=100, module_cost=30, max_modules=4)]
    answer = answer_of(siting_case(siting_county(sites=sites)))
    assert opened(answer) == [("H1", 2)]
    assert goal(answer, Goal.COST) == 30


def test_a_backup_stands_by_elsewhere() -> None:
    county = siting_county([center(backup_limit=90)], [site(at="H1"), site(at="T1"), site(at="T2", fixed_cost=9)])
    answer = answer_of(siting_case(county))
    assert sorted(m for m, _, _ in serving(answer, backup=True)) == ["T1", "T2"]
    assert not set(serving(answer)) & {(m, s, 100) for m, s, _ in serving(answer, backup=True)}


@pytest.mark.parametrize(("sourcing", "amounts"), [(Sourcing.SPLIT, None), (Sourcing.SINGLE, {"siting.capacity": 1})])
def test_a_member_larger_than_any_center_must_be_split_or_one_module_more_allowed(
    sourcing: Sourcing, amounts: dict[str, float] | None
) -> None:
    sites = [site(at=at, module_capacity=150) for at in ("H1", "T1")]
    case = siting_case(siting_county([center(sourcing=sourcing)], sites, [volume("T1", amount=200)]))
    if amounts is None:
        assert serving(answer_of(case)) == [("T1", "H1", 50), ("T1", "T1", 150)]
    else:
        assert refused(case) == amounts


def test_posts_that_are_missing_move_a_center() -> None:
    sites = [site(at="H1", posts_available=1), site(at="T1", posts_available=2, fixed_cost=99)]
    assert opened(answer_of(siting_case(siting_county([center(posts=2)], sites)))) == [("T1", 1)]


def test_a_waste_center_keeps_its_distance() -> None:
    kinds = [center("医废", mode=CenterMode.REVERSE, min_distance=45.0)]
    roads = [
        Road(a="H1", b="T1", km=30.0, minutes=30, winter_minutes=30),
        Road(a="H1", b="T2", km=60.0, minutes=60, winter_minutes=60),
        Road(a="T2", b="T3", km=50.0, minutes=50, winter_minutes=50),
    ]
    places = [hospital(), town("T1"), town("T2"), town("T3", 0)]
    sites = [site("医废", at) for at in ("H1", "T3")]
    county = siting_county(kinds, sites, [volume("T1", "医废")], facilities=places, roads=roads)
    assert opened(answer_of(siting_case(county))) == [("T3", 1)]


def test_what_is_due_later_opens_in_time() -> None:
    phases = [phase("1", 2026), phase("2", 2027)]
    answer = answer_of(siting_case(siting_county([center(phase="2")], SITES[:1], phases=phases)))
    assert (opened(answer), opened(answer, "2")) == ([], [("H1", 1)])


def test_without_time_the_answer_is_honest() -> None:
    answer = answer_of(siting_case(siting_county(sites=SITES)), SolveOptions(time_limit=0.0, workers=1))
    assert answer.outcome in (Outcome.OPTIMAL, Outcome.FEASIBLE, Outcome.UNKNOWN)
    assert all(t.bound is None or t.bound <= t.value for t in answer.tiers)
