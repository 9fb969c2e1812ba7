"""Both engines say the same of the same model, and what trying every point says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from optimizer.engines import Limits, LinearModel, Solution, Status, solve_mip, solve_sat
from optimizer.engines.linear import INFINITY, objective_value

Engine = Callable[[LinearModel, Mapping[int, int], Limits], Solution]
ENGINES = (solve_mip, solve_sat)
ALONE = Limits(workers=1)


@dataclass(frozen=True)
class Program:
    """A small integer program: bounds, rows of (factors, low, high) and costs."""

    bounds: tuple[tuple[int, int], ...]
    rows: tuple[tuple[tuple[int, ...], float, float], ...]
    costs: tuple[int, ...]

    def model(self) -> LinearModel:
        """Return the program as the engines read it."""
        model = LinearModel()
        columns = [model.column(low, high) for low, high in self.bounds]
        for n, (factors, low, high) in enumerate(self.rows):
            model.row(("row", n), columns, factors, low, high)
        return model

    def objective(self) -> dict[int, int]:
        """Return the costs by column."""
        return dict(enumerate(self.costs))

    def keeps(self, point: tuple[int, ...]) -> bool:
        """Return whether a point keeps every row."""
        return all(
            low <= sum(f * x for f, x in zip(factors, point, strict=True)) <= high for factors, low, high in self.rows
        )

    def best(self) -> int | None:
        """Return the least cost of all points that keep every row."""
        points = product(*(range(low, high + 1) for low, high in self.bounds))
        return min((objective_value(enumerate(self.costs), p) for p in points if self.keeps(p)), default=None)


@st.composite
def programs(draw: DrawFn) -> Program:
    """Draw one to four columns of a few values, and up to four rows with or without limits on either side."""
    width = draw(st.integers(1, 4))
    factors = st.tuples(*[st.integers(-3, 3)] * width)
    limits = st.integers(-4, 6)
    row = st.tuples(factors, limits, st.integers(0, 5)).map(lambda r: (r[0], float(r[1]), float(r[1] + r[2])))
    at_least = st.tuples(factors, limits.map(float), st.just(INFINITY))
    at_most = st.tuples(factors, st.just(-INFINITY), limits.map(float))
    return Program(
        bounds=draw(st.tuples(*[st.tuples(st.integers(-1, 1), st.integers(1, 3))] * width)),
        rows=tuple(draw(st.lists(st.one_of(row, at_least, at_most), max_size=4))),
        costs=draw(st.tuples(*[st.integers(-5, 5)] * width)),
    )


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(program=programs())
def test_engines_agree_with_every_point_tried(program: Program) -> None:
    best = program.best()
    for engine in ENGINES:
        found = engine(program.model(), program.objective(), ALONE)
        if best is None:
            assert found.status is Status.INFEASIBLE
            assert not found.found
        else:
            assert (found.status, found.objective, found.bound) == (Status.OPTIMAL, best, best)
            assert program.keeps(found.values)
            assert objective_value(enumerate(program.costs), found.values) == best


@pytest.mark.parametrize("engine", ENGINES)
def test_a_model_without_columns(engine: Engine) -> None:
    assert engine(LinearModel(), {}, ALONE).status is Status.OPTIMAL
    impossible = LinearModel()
    impossible.row(("asks",), [], low=1)
    assert engine(impossible, {}, ALONE).status is Status.INFEASIBLE


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_without_columns_that_asks_for_something_is_infeasible(engine: Engine) -> None:
    model = LinearModel()
    model.column(0, 1)
    model.row(("asks",), [], low=1)
    assert engine(model, {0: 1}, ALONE).status is Status.INFEASIBLE


@pytest.mark.parametrize("engine", ENGINES)
def test_without_objective_any_solution_will_do(engine: Engine) -> None:
    model = LinearModel()
    columns = [model.column(0, 1) for _ in range(3)]
    model.row(("two",), columns, low=2, high=2)
    found = engine(model, {}, ALONE)
    assert (found.status, found.objective, found.bound, sum(found.values)) == (Status.OPTIMAL, 0, 0, 2)


@pytest.mark.parametrize("engine", ENGINES)
def test_large_costs_are_exact(engine: Engine) -> None:
    model = LinearModel()
    columns = [model.column(0, 1) for _ in range(2)]
    model.row(("one",), columns, low=1)
    found = engine(model, {columns[0]: 1_000_001, columns[1]: 1_000_000}, ALONE)
    assert (found.objective, found.bound, found.values) == (1_000_000, 1_000_000, (0, 1))


@pytest.mark.parametrize("engine", ENGINES)
def test_presolve_may_be_left_out(engine: Engine) -> None:
    model = LinearModel()
    columns = [model.column(0, 3) for _ in range(2)]
    model.row(("parity",), columns, 2, low=3, high=3)
    assert engine(model, {}, Limits(workers=1, presolve=False)).status is Status.INFEASIBLE


@pytest.mark.parametrize("engine", ENGINES)
def test_out_of_time_nothing_false_is_claimed(engine: Engine) -> None:
    model = _assignment(30)
    found = engine(model, {n: 1 + n * 7 % 13 for n in range(model.width)}, Limits(seconds=0.0, workers=1))
    assert found.status is not Status.INFEASIBLE
    if found.found and found.objective is not None and found.bound is not None:
        assert found.bound <= found.objective


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_seed_gives_the_same_solution(engine: Engine) -> None:
    model = _assignment(8)
    first, again = (engine(model, {0: 1}, Limits(workers=8, seed=5)) for _ in range(2))
    assert first.values == again.values


def test_a_copy_is_independent() -> None:
    model = _assignment(3)
    twin = model.copy()
    twin.lows[0] = twin.highs[0] = 1
    twin.row(("more",), [0, 1], high=1)
    assert (model.highs[0], model.lows[0], model.height) == (1, 0, 6)
    assert (twin.lows[0], twin.height, twin.labels[-1]) == (1, 7, ("more",))


def _assignment(size: int) -> LinearModel:
    """Return the model that gives ``size`` people a place each."""
    model = LinearModel()
    cells = [[model.column(0, 1) for _ in range(size)] for _ in range(size)]
    for n in range(size):
        model.row(("person", n), cells[n], low=1, high=1)
        model.row(("place", n), [row[n] for row in cells], low=1, high=1)
    return model
