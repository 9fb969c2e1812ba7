"""The judge of location counts from the file alone, and finds each wrong answer."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.location.clusters import clusters_of
from benchmarks.location.graph import graph_of
from benchmarks.location.judge import judge
from benchmarks.location.problem import Answer, Kind, Problem, nearest
from benchmarks.location.warehouses import warehouses_of
from optimizer.engines import Status
from tests.benchmarks.location_toys import CLUSTERS, PATH, WAREHOUSES

LENGTHS = graph_of(PATH).lengths
MEDIAN = Problem("path", Kind.MEDIAN, LENGTHS, p=2)
SPLIT = warehouses_of(WAREHOUSES).capacitated("w")
(CLUSTERED,) = clusters_of(CLUSTERS, "c")

Shares = dict[tuple[int, int], float]


def answer(sites: tuple[int, ...], shares: Shares | None = None) -> Answer:
    return Answer(Status.OPTIMAL, sites, shares or {})


def whole(*served: int) -> Shares:
    return dict.fromkeys(enumerate(served), 1.0)


def test_values_by_hand() -> None:
    served = nearest(MEDIAN, (1, 4))
    assert served == whole(1, 1, 1, 1, 4)
    assert judge(MEDIAN, answer((1, 4), served)).value == 2 + 0 + 3 + 4
    assert judge(replace(MEDIAN, kind=Kind.CENTER), answer((1, 4), served)).value == 4
    assert judge(replace(MEDIAN, unit=10), answer((1, 4), served)).value == 0.9
    assert judge(replace(MEDIAN, kind=Kind.SET_COVER, radius=4), answer((1, 4))).value == 2
    assert judge(replace(MEDIAN, kind=Kind.MAXIMAL_COVER, radius=3, p=1), answer((1,))).value == 3


def test_a_split_demand_pays_its_share_of_the_whole_cost() -> None:
    shares = {(0, 0): 1.0, (1, 0): 1 / 6, (1, 1): 5 / 6, (2, 0): 1.0}
    judged = judge(SPLIT, answer((0, 1), shares))
    assert judged.broken == ()
    assert judged.value == pytest.approx(160.5 + 8 + 12 / 6 + 18 * 5 / 6 + 5.25)


def test_without_capacities_one_warehouse_does() -> None:
    problem = warehouses_of(WAREHOUSES).uncapacitated("w")
    judged = judge(problem, answer((0,), whole(0, 0, 0)))
    assert (judged.broken, judged.value) == ((), 100 + 8 + 12 + 5.25)


@pytest.mark.parametrize(
    ("problem", "given", "fault"),
    [
        (MEDIAN, answer((0, 5), whole(0, 0, 0, 0, 0)), "site 5 there is not"),
        (MEDIAN, answer((1, 1), whole(1, 1, 1, 1, 1)), "a site stands twice"),
        (MEDIAN, answer((0, 1, 2), whole(0, 1, 2, 2, 2)), "3 sites of 2"),
        (MEDIAN, answer((1, 4), whole(1, 1, 2, 1, 4)), "member 2 is served at 2, which is closed"),
        (MEDIAN, answer((1, 4), whole(1, 1, 1, 1)), "member 4 is served 0 times"),
        (MEDIAN, answer((1, 4), whole(1, 1, 1, 1, 4) | {(0, 4): 1.0}), "member 0 is served 2 times"),
        (MEDIAN, answer((1, 4), whole(1, 1, 1, 1, 4) | {(0, 1): 0.5, (0, 4): 0.5}), "member 0 has a share of 0.5 at 1"),
        (replace(MEDIAN, kind=Kind.SET_COVER, radius=3), answer((1, 4)), "member 3 is not covered"),
        (replace(MEDIAN, kind=Kind.MAXIMAL_COVER, radius=3, p=1), answer((1, 4)), "2 sites of 1"),
        (SPLIT, answer((0,), whole(0, 0, 0)), "site 0 has 15 of 10"),
        (SPLIT, answer((0, 1), whole(0, 0, 1) | {(0, 1): 0.5}), "member 0 is served 1.5 times"),
        (SPLIT, answer((0, 1), whole(0, 0, 1) | {(0, 0): 1.5, (0, 1): -0.5}), "member 0 has a share of -0.5 at 1"),
        (CLUSTERED, answer((0, 2), whole(0, 2, 2, 2)), "site 2 has 8 of 5"),
        (CLUSTERED, answer((0, 2), whole(0, 0, 2, 2) | {(3, 2): 0.5, (3, 0): 0.5}), "member 3 has a share of 0.5 at 2"),
    ],
)
def test_each_wrong_answer_is_found(problem: Problem, given: Answer, fault: str) -> None:
    assert judge(problem, given).broken[0] == fault


def test_loads_at_the_limit_are_kept() -> None:
    judged = judge(CLUSTERED, answer((0, 2), whole(0, 0, 2, 2)))
    assert (judged.broken, judged.value) == ((), 6)
    tight = replace(CLUSTERED, capacity=np.array([5, 5, 4, 5]))
    assert judge(tight, answer((0, 2), whole(0, 0, 2, 2))).broken == ("site 2 has 5 of 4",)
