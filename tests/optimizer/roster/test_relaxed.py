"""Tiers by linear programming: whole where they can be, and never below what whole numbers reach."""

from models.county.words import Tier
from optimizer.engines import Limits, LinearModel
from optimizer.roster.relaxed import aim_at, reach
from optimizer.roster.tiers import Problem, solve_tiers
from optimizer.roster.weeks import Terms

Objectives = dict[Tier, Terms]
NOTHING = dict.fromkeys(Tier, 0)


def _objectives(policy: Terms, travel: Terms) -> Objectives:
    return {tier: {Tier.POLICY: policy, Tier.TRAVEL: travel}.get(tier, {}) for tier in Tier}


def _triangle() -> tuple[LinearModel, Objectives]:
    """Three people of whom any two must not both stay: the linear optimum is half of each, 2 must go."""
    model = LinearModel()
    people = [model.column(0, 1) for _ in range(3)]
    for n in range(3):
        model.row(("pair", n), [people[n], people[n - 1]], 1, low=1)
    return model, _objectives(dict.fromkeys(people, 1), {people[0]: 5, people[1]: 3, people[2]: 4})


def test_whole_numbers_from_halves() -> None:
    """Policy is bounded by 1.5, hence 2, and travel among such by what the two nearest cost."""
    model, objectives = _triangle()
    aim = aim_at(model, objectives, [Tier.POLICY], Limits(), None)
    assert aim is not None
    assert aim.bounds == {Tier.POLICY: 2}
    values = reach(model, objectives, aim, Limits(), None)
    assert values is not None
    assert sum(values) == 2
    assert [(t.value, t.bound) for t in solve_tiers(Problem(model, objectives, NOTHING), Limits(), None).tiers] == [
        (2, 2), (0, 0), (0, 0), (7, 7), (0, 0),
    ]  # fmt: skip


def test_bounds_out_of_reach_are_not_claimed() -> None:
    """Ten pairs that exclude each other's halves: where the linear value cannot be had, whole numbers decide."""
    model = LinearModel()
    seven = [model.column(0, 1) for _ in range(7)]
    for n in range(7):
        for k in range(n):
            model.row(("pair", n, k), [seven[n], seven[k]], 1, low=1)
    objectives = _objectives(dict.fromkeys(seven, 1), dict(zip(seven, (9, 1, 1, 1, 1, 1, 1), strict=True)))
    aim = aim_at(model, objectives, [Tier.POLICY], Limits(), None)
    assert aim is not None
    assert aim.bounds == {Tier.POLICY: 4}
    assert reach(model, objectives, aim, Limits(), None) is None
    assert [(t.value, t.bound) for t in solve_tiers(Problem(model, objectives, NOTHING), Limits(), None).tiers] == [
        (6, 6), (0, 0), (0, 0), (6, 6), (0, 0),
    ]  # fmt: skip


def test_time_over() -> None:
    """Past the deadline no linear optimum is claimed."""
    model, objectives = _triangle()
    assert aim_at(model, objectives, [Tier.POLICY], Limits(), 0.0) is None
