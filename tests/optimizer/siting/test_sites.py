"""Sites first: whatever it proves holds for the best plan, and whatever it tells keeps every hard rule."""

from importlib import import_module

import numpy as np
import pytest

from models.certificate import Outcome
from models.county import Goal
from models.rules import audit
from models.siting import SitingCase, SitingPlan
from optimizer.answer import SolveOptions
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.siting.goals import goals_of
from optimizer.siting.sites import applies, solve_sites
from optimizer.siting.sites.cuts import cut_of
from optimizer.siting.sites.filling import fill
from optimizer.siting.sites.transport import Demand, transport
from tests.optimizer.siting.brute import answer_of, best
from tests.optimizer.siting.toys import toy
from tests.siting_builders import center, phase, site, siting_case, siting_county, volume


def hard(seed: int) -> SitingCase:
    """Return the county of a toy under rules that are all hard, its goals in their usual order."""
    return siting_case(toy(seed).county)


@pytest.mark.parametrize("seed", range(40))
def test_bounds_hold_for_the_best_plan(seed: int) -> None:
    case = hard(seed)
    assert applies(case, goals_of(case))
    expected, plans = best(case), list[SitingPlan]()
    located = solve_sites(case, Limits(), Clock(SolveOptions(time_limit=4.0), lambda event: None), plans.append)
    assert all(audit(case, plan).clean for plan in plans)
    if expected is None:
        assert plans == []
        return
    assert located is not None
    values = dict(zip(goals_of(case), expected.values, strict=True))
    assert located.longest <= values[Goal.LONGEST]
    if values[Goal.LONGEST] <= located.most:
        assert located.minutes <= values[Goal.MINUTES] + 1e-6


def laboratory(capacity: int, budget: int) -> SitingCase:
    """Return a laboratory at H1 (30 and 60 minutes away) or T1, and a second kind, so that there are two blocks."""
    sites = [
        site("检验", at, fixed_cost=60, module_capacity=capacity, max_modules=2, module_cost=10) for at in ("H1", "T1")
    ]
    volumes = [volume("T1"), volume("T2"), volume("T1", "病理"), volume("T2", "病理")]
    kinds = [center(max_sites=2), center("病理")]
    return siting_case(siting_county(kinds, [*sites, site("病理")], volumes, [phase(budget=budget)]))


def by_sites(case: SitingCase, monkeypatch: pytest.MonkeyPatch) -> tuple[Outcome, list[float], list[float | None]]:
    monkeypatch.setattr(import_module("optimizer.siting.solve"), "THICK", -1)
    answer = answer_of(case, SolveOptions(time_limit=20.0))
    return answer.outcome, [t.value for t in answer.tiers], [t.bound for t in answer.tiers]


def test_the_longest_minutes_are_proven_and_the_minutes_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    # Both laboratories (2 x 70 yuan) do not fit into 100 yuan; H1 alone with two modules takes both towns.
    outcome, values, bounds = by_sites(laboratory(100, 100), monkeypatch)
    assert outcome in (Outcome.FEASIBLE, Outcome.OPTIMAL)
    assert values[:3] == [0, 60, 180_000]
    assert bounds[:2] == [0, 60]
    assert bounds[2] is None or bounds[2] <= 180_000


def test_a_budget_one_yuan_short_is_refused_by_the_sites_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_sites(laboratory(100, 80), monkeypatch)[0] is not Outcome.INFEASIBLE
    assert by_sites(laboratory(100, 79), monkeypatch)[0] is Outcome.INFEASIBLE


def test_rooms_that_hold_nobody_whole_raise_the_longest_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    # H1 is nearer to T2 than T1 is (60 against 90), but one module of 100 takes one town only.
    case = laboratory(50, 200)
    outcome, values, bounds = by_sites(case, monkeypatch)
    assert (outcome in (Outcome.FEASIBLE, Outcome.OPTIMAL), values[1], bounds[1]) == (True, 60, 60)


def drawn(seed: int) -> Demand:
    """Return six members and three sites, each with room for about half of them."""
    rng = np.random.default_rng(seed)
    volume = rng.integers(1, 9, (1, 6)).astype(float)
    pairs = rng.random((6, 3)) < 0.9
    pairs[:, 0] = True
    return Demand(rng.integers(1, 50, (6, 3)).astype(float), pairs, volume, np.full((1, 3), volume.sum() / 2))


@pytest.mark.parametrize("seed", range(12))
def test_a_cut_is_met_where_it_was_made_and_holds_everywhere(seed: int) -> None:
    demand = drawn(seed)
    every = [[i for i in range(3) if mask >> i & 1] for mask in range(1, 8)]
    two = np.full((1, 3), 2.0)
    priced = {tuple(opened): transport(demand, opened, two, Limits()) for opened in every}
    for opened, made in priced.items():
        assert made is not None
        cut = cut_of(demand, made.members, made.rooms, opened)
        for other, found in priced.items():
            assert found is not None
            paid = sum(cut.gains[i] + 2 * cut.rooms[0, i] * demand.capacity[0, i] for i in other)
            assert cut.worth - paid <= found.cost + 1e-6
            if other == opened:
                assert cut.worth - paid == pytest.approx(found.cost)


def test_a_site_is_filled_by_gain_for_its_volume() -> None:
    demand = Demand(
        np.array([[1.0], [1.0], [1.0]]), np.ones((3, 1), dtype=bool), np.array([[2.0, 4.0, 0.0]]), np.array([[3.0]])
    )
    filled = fill(demand, 0, np.array([[5.0, 5.0, 2.0]]), range(1), 2)
    # The third has no volume and is free; the first gains 4 by 2, the second 4 by 4, of which a quarter fits.
    assert filled.gains[0].tolist() == [[0.0, 6.0, 9.0]]
    assert filled.taken(0, 0, 1).tolist() == [1.0, 0.25, 1.0]
