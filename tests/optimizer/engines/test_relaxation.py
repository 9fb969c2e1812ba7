"""The linear relaxation never says more than the best point in whole numbers, whatever its multipliers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.engines import Limits, LinearModel, around, dual_bound, keeps_rows, relax
from tests.optimizer.engines.test_engines import Program, programs


@given(programs())
@settings(deadline=None)
def test_bound_holds(program: Program) -> None:
    """The bound of the relaxation is no more than the least cost of all points."""
    relaxed = relax(program.model(), program.objective(), Limits())
    best = program.best()
    assert relaxed is None or best is None or relaxed.bound <= best


@given(programs(), st.lists(st.integers(-3, 3), min_size=4, max_size=4))
@settings(deadline=None)
def test_any_multipliers_bound(program: Program, multipliers: list[int]) -> None:
    """Weak duality needs no optimal multipliers."""
    model, best = program.model(), program.best()
    duals = np.array(multipliers[: model.height], dtype=np.float64)
    assert best is None or dual_bound(model, program.objective(), duals) <= best + 1e-9


@given(programs())
@settings(deadline=None)
def test_whole_optimum_is_the_best_point(program: Program) -> None:
    """Where the linear optimum is whole it keeps every row and costs what the best point costs."""
    model = program.model()
    relaxed = relax(model, program.objective(), Limits())
    if relaxed is not None and not relaxed.fractional.any():
        assert keeps_rows(model, relaxed.rounded)
        assert sum(c * x for c, x in zip(program.costs, relaxed.rounded, strict=True)) == program.best()


def test_bound_of_a_fraction_is_rounded_up() -> None:
    """Two columns of which ``2 x + 2 y >= 3``: no less than 1.5, hence 2."""
    model = LinearModel()
    columns = [model.column(0, 1), model.column(0, 1)]
    model.row(("half",), columns, 2, low=3)
    relaxed = relax(model, dict.fromkeys(columns, 1), Limits())
    assert relaxed is not None
    assert relaxed.bound == 2
    assert relaxed.fractional.sum() == 1


def test_no_optimum() -> None:
    """Where no point keeps the rows, nothing is said."""
    model = LinearModel()
    model.row(("never",), [model.column(0, 1)], 1, low=2)
    assert relax(model, {0: 1}, Limits()) is None


def test_around_and_kept_rows() -> None:
    """A column's surroundings are those that share a row with it; a point keeps rows and bounds or does not."""
    model = LinearModel()
    a, b, c = (model.column(0, 2) for _ in range(3))
    model.row(("ab",), [a, b], 1, high=2)
    model.row(("bc",), [b, c], [1, -1], low=0)
    assert around(model, [a]) == [a, b]
    assert around(model, [b]) == [a, b, c]
    assert keeps_rows(model, (0, 2, 2))
    assert not keeps_rows(model, (1, 2, 2))
    assert not keeps_rows(model, (0, 1, 2))
    assert not keeps_rows(model, (-1, 2, 2))
