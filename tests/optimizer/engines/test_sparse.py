"""Sparse models: the three solvers agree, multipliers come with fractions, and each end is told as it is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from optimizer.engines import Limits, Solver, SparseModel, Status, solve_sparse
from tests.optimizer.engines.test_engines import Program, programs


def sparse_of(program: Program, *, whole: bool = True) -> SparseModel:
    """Return a program of the engines' tests as a sparse model."""
    model, costs = program.model(), program.objective()
    rows = np.repeat(np.arange(model.height), np.diff(np.array(model.row_starts)))
    return SparseModel(
        cost=np.array([float(costs.get(n, 0)) for n in range(model.width)]),
        lows=np.array(model.lows, dtype=np.float64),
        highs=np.array(model.highs, dtype=np.float64),
        whole=np.full(model.width, whole),
        rows=rows,
        columns=np.array(model.row_columns, dtype=np.int64),
        coefficients=np.array(model.row_coefficients, dtype=np.float64),
        row_lows=np.array(model.row_lows),
        row_highs=np.array(model.row_highs),
    )


@given(programs())
@settings(deadline=None, max_examples=50)
def test_every_solver_finds_the_best_point(program: Program) -> None:
    """HiGHS and SCIP find the optimum in whole numbers; GLOP without them finds no more."""
    best = program.best()
    for solver in (Solver.HIGHS, Solver.SCIP):
        answer = solve_sparse(sparse_of(program), Limits(), solver=solver)
        if best is None:
            assert answer.status is Status.INFEASIBLE
            continue
        assert answer.status is Status.OPTIMAL
        assert answer.objective == pytest.approx(best, abs=1e-5)
        assert answer.bound == pytest.approx(best, abs=1e-5)
    relaxed = solve_sparse(sparse_of(program, whole=False), Limits(), solver=Solver.GLOP)
    assert best is None or (relaxed.objective is not None and relaxed.objective <= best + 1e-6)


def half() -> SparseModel:
    """Return ``min x + 2 y`` where ``2 x + 2 y >= 3`` over 0 to 1, with fractions."""
    one = np.ones(2)
    rows, columns = np.zeros(2, dtype=np.int64), np.arange(2)
    whole = np.zeros(2, dtype=bool)
    return SparseModel(np.array([1.0, 2.0]), 0 * one, one, whole, rows, columns, 2 * one, 3 * one[:1], np.inf * one[:1])


def test_multipliers_of_fractions() -> None:
    """X = 1, y = 0.5: the row is worth 1 a unit, and x a saving of 1."""
    answer = solve_sparse(half(), Limits(), solver=Solver.GLOP)
    assert answer.values.tolist() == pytest.approx([1, 0.5])
    assert answer.objective == pytest.approx(2)
    assert answer.duals.tolist() == pytest.approx([1])
    assert answer.reduced_costs.tolist() == pytest.approx([-1, 0])


def test_scip_begins_at_a_start() -> None:
    """A start, good or bad, leaves the optimum as it is."""
    answer = solve_sparse(half(), Limits(), solver=Solver.SCIP, start=np.ones(2))
    assert (answer.status, answer.objective) == (Status.OPTIMAL, pytest.approx(2))


def test_no_columns() -> None:
    """Rows without columns admit 0 or do not."""
    none, numbers = np.zeros(0), np.zeros(0, dtype=np.int64)
    whole = np.zeros(0, dtype=bool)
    kept = SparseModel(none, none, none, whole, numbers, numbers, none, np.zeros(1), np.ones(1))
    broken = SparseModel(none, none, none, whole, numbers, numbers, none, np.ones(1), np.ones(1))
    assert solve_sparse(kept, Limits()).status is Status.OPTIMAL
    assert solve_sparse(broken, Limits()).status is Status.INFEASIBLE


def test_glop_takes_no_whole_numbers() -> None:
    """GLOP is for fractions."""
    model = replace(half(), whole=np.ones(2, dtype=bool))
    with pytest.raises(ValueError, match="fractions only"):
        solve_sparse(model, Limits(), solver=Solver.GLOP)
