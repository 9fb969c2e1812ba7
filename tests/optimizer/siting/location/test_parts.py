"""The parts alone: the dual function and what it decides, the search from a poor answer, the cuts."""

from itertools import combinations

import numpy as np
import pytest

from optimizer.siting.location.branch import Search
from optimizer.siting.location.dual import dual
from optimizer.siting.location.master import Master
from optimizer.siting.location.swap import Exchange, exchanged
from optimizer.siting.location.task import Task


def drawn(seed: int, members: int = 8, sites: int = 7) -> Task:
    """Return a task with or without a count, with up to one site fixed."""
    draw = np.random.default_rng(seed)
    kept = np.zeros(sites, dtype=bool)
    kept[draw.integers(0, sites)] = draw.random() < 0.3
    count = None if seed % 2 else int(draw.integers(1, sites))
    opening = draw.integers(0, 40, sites).astype(float) * (count is None)
    return Task(draw.integers(0, 50, (sites, members)).astype(float), opening, count, ~kept, kept)


def values(task: Task) -> dict[tuple[int, ...], float]:
    """Return the value of every choice that the task allows."""
    counts = range(1, task.sites + 1) if task.count is None else [task.count]
    chosen = [c for n in counts for c in combinations(range(task.sites), n)]
    return {c: task.value(np.array(c)) for c in chosen if set(np.flatnonzero(task.kept)) <= set(c)}


@pytest.mark.parametrize("seed", range(80))
def test_any_prices_bound_and_decide_rightly(seed: int) -> None:
    """No choice is below the bound, and none as good as asked contradicts what is decided, whatever the prices."""
    task, all_values = drawn(seed), values(drawn(seed))
    draw = np.random.default_rng(seed)
    least = min(all_values.values())
    for spread in (5, 20, 60):
        found = dual(task, draw.random(task.members) * spread)
        assert found.bound <= least
        for most in (least, least + 5):
            closed, opened = found.decided(task, most)
            for sites, value in all_values.items():
                if value <= most:
                    assert not closed[list(sites)].any() and set(np.flatnonzero(opened)) <= set(sites)


def test_bound_of_a_sum_that_is_not_exact_is_lowered() -> None:
    """Where floats may round, the bound stays below the value even at prices that would meet it."""
    costs = np.full((1, 3), 0.1)
    task = Task(costs, np.zeros(1), 1, np.ones(1, dtype=bool), np.zeros(1, dtype=bool), False, False)
    found = dual(task, np.full(3, 0.125))
    assert task.value(np.array([0])) - 1e-9 < found.bound < task.value(np.array([0]))


def test_one_site_has_to_open() -> None:
    """Where none pays, the bound counts the one that is least dear."""
    task = Task(np.zeros((2, 1)), np.array([9.0, 7.0]), None, np.ones(2, dtype=bool), np.zeros(2, dtype=bool))
    assert dual(task, np.zeros(1)).bound == 7.0


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("cuts", [False, True])
def test_search_ends_at_the_optimum_from_nothing(seed: int, cuts: bool) -> None:
    """Knowing only that something costs less than a great deal, the search finds the best, and its bound is it."""
    task, least = drawn(seed), min(values(drawn(seed)).values())
    search = Search(task, 1e4, cuts=cuts)
    search.run(np.zeros(task.members), 0.0, lambda search: None)
    assert search.value == search.bound == least == task.value(search.sites)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("cuts", [False, True])
def test_search_without_exchanges(seed: int, cuts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Branching alone finds the best, and knows that nothing is better than it."""
    monkeypatch.setattr(Search, "_try", lambda self, node: None)
    task, least = drawn(seed), min(values(drawn(seed)).values())
    for value in (1e4, least + 1.0, least):
        search = Search(task, value, cuts=cuts)
        search.run(np.zeros(task.members), 0.0, lambda search: None)
        assert search.value == search.bound == least


@pytest.mark.parametrize("seed", range(10))
def test_a_search_cut_short_has_a_bound_that_holds(seed: int) -> None:
    """After any number of nodes the bound is no more than the optimum."""
    task, least = drawn(seed, 30, 12), min(values(drawn(seed, 30, 12)).values())
    for nodes in range(1, 6):
        search = Search(task, 1e4)
        search.run(np.zeros(task.members), 0.0, lambda search, nodes=nodes: 0.0 if search.nodes >= nodes else None)
        assert search.bound <= least <= search.value


@pytest.mark.parametrize("seed", range(20))
def test_cuts_meet_the_value_of_whole_shares(seed: int) -> None:
    """With every site decided the relaxation is worth what the sites cost, and its prices prove it."""
    task = drawn(seed)
    sites, value = next(iter(values(task).items()))
    master, kept = Master(task), np.isin(np.arange(task.sites), sites)
    master.bound(np.zeros(task.sites, dtype=bool), kept)
    for _ in range(20):
        optimum = master.program.solve()
        assert optimum is not None
        if not master.cut_off(optimum):
            break
    paid = optimum.values @ np.concatenate([task.opening, np.ones(task.members)])
    decided = task.at(np.zeros(task.sites, dtype=bool), kept)
    assert paid == pytest.approx(value, abs=1e-3)
    assert value - 1e-2 <= dual(decided, master.prices(optimum)).bound <= value


@pytest.mark.parametrize("seed", range(20))
def test_exchanges_save_what_they_say(seed: int) -> None:
    """Every entry of the table is the difference of two values, also after an exchange; the end is a local best."""
    task = drawn(seed)
    by_member = np.ascontiguousarray(task.costs.T)
    sites = np.array(next(iter(values(task))))
    state = Exchange(task, by_member, sites)
    for _ in range(3):
        saved, place, site = state.best()
        if saved == -np.inf:
            break
        before = task.value(state.open)
        state.exchange(place, site)
        assert before - task.value(state.open) == pytest.approx(saved) and state.value == task.value(state.open)
    found, value = exchanged(task, by_member, sites)
    for place in np.flatnonzero(~task.kept[found]):
        for site in np.setdiff1d(np.arange(task.sites), found):
            other = found.copy()
            other[place] = site
            assert task.value(other) >= value


def test_better_means_by_one_where_all_is_whole() -> None:
    """A bound just above value - 1 proves whole numbers; others are proven to 1e-9."""
    nothing = np.zeros(1, dtype=bool)
    whole = Task(np.ones((1, 1)), np.zeros(1), 1, ~nothing, nothing)
    assert 99.0 < whole.better_than(100.0) < 99.1
    assert 99.9 < Task(np.ones((1, 1)), np.zeros(1), 1, ~nothing, nothing, False, False).better_than(100.0) < 100.0
