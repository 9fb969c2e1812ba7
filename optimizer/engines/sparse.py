"""A model over fractions and whole numbers as arrays, solved by HiGHS, SCIP or GLOP through MathOpt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import isfinite

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from optimizer.engines.linear import Limits, Status
from optimizer.engines.mathopt import CLAIMS
from optimizer.engines.proto import add_rows, columns_proto, minimize

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Solver(StrEnum):
    """Who solves: HiGHS and SCIP whole numbers and fractions, GLOP fractions only, with the prices of the rows."""

    HIGHS = "highs"
    SCIP = "scip"
    GLOP = "glop"


_SOLVERS = {
    Solver.HIGHS: mathopt.SolverType.HIGHS,
    Solver.SCIP: mathopt.SolverType.GSCIP,
    Solver.GLOP: mathopt.SolverType.GLOP,
}


@dataclass(frozen=True)
class SparseModel:
    """Minimize ``cost x`` over ``row_lows <= A x <= row_highs`` and ``lows <= x <= highs``.

    ``whole`` says which columns take no fractions. Entry *k* of *A* is ``coefficients[k]`` in row ``rows[k]`` and
    column ``columns[k]``, in any order, no pair twice. Bounds may be infinite.
    """

    cost: Floats
    lows: Floats
    highs: Floats
    whole: Bools
    rows: Wholes
    columns: Wholes
    coefficients: Floats
    row_lows: Floats
    row_highs: Floats

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.cost)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.row_lows)


@dataclass(frozen=True)
class SparseSolution:
    """An engine's claim: status, column values, the objective there and the bound it proved, within its tolerances.

    ``duals`` (of rows) and ``reduced_costs`` (of columns) are empty where the model has whole columns.
    """

    status: Status
    values: Floats
    objective: float | None
    bound: float | None
    duals: Floats
    reduced_costs: Floats

    @property
    def found(self) -> bool:
        """Whether there is a solution."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)


def solve_sparse(
    model: SparseModel,
    limits: Limits,
    *,
    solver: Solver = Solver.HIGHS,
    start: Floats | None = None,
) -> SparseSolution:
    """Minimize ``model``; SCIP begins at ``start``, the others take none.

    Raises ``ValueError`` where GLOP is asked for whole numbers.
    """
    if solver is Solver.GLOP and model.whole.any():
        raise ValueError("GLOP solves fractions only")
    if model.width == 0:
        return _empty(model)
    mathopt_model = mathopt.Model.from_model_proto(_proto_of(model))
    hints = []
    if solver is Solver.SCIP and start is not None:
        by_column = dict(zip(mathopt_model.variables(), start.tolist(), strict=True))
        hints = [mathopt.SolutionHint(variable_values=by_column)]
    result = mathopt.solve(
        mathopt_model,
        _SOLVERS[solver],
        params=_parameters(limits),
        model_params=mathopt.ModelSolveParameters(solution_hints=hints),
    )
    return _solution(model, result)


def _parameters(limits: Limits) -> mathopt.SolveParameters:
    """Return the limits as MathOpt takes them; one thread, which HiGHS refuses to be told."""
    return mathopt.SolveParameters(
        time_limit=None if limits.seconds is None else timedelta(seconds=max(limits.seconds, 0.01)),
        node_limit=limits.nodes,
        relative_gap_tolerance=limits.gap,
        random_seed=limits.seed,
        presolve=None if limits.presolve else mathopt.Emphasis.OFF,
    )


def _proto_of(model: SparseModel) -> model_pb2.ModelProto:
    """Return ``model`` as MathOpt reads it."""
    proto = columns_proto(model.lows, model.highs, model.whole.tolist())
    add_rows(proto, (model.row_lows, model.row_highs), (model.rows, model.columns, model.coefficients))
    paid = np.flatnonzero(model.cost)
    minimize(proto, paid.tolist(), model.cost[paid].tolist())
    return proto


def _solution(model: SparseModel, result: mathopt.SolveResult) -> SparseSolution:
    """Return what MathOpt found and claims."""
    status = CLAIMS.get(result.termination.reason, Status.UNKNOWN)
    dual = result.dual_bound()
    bound = dual if isfinite(dual) else None
    none = np.zeros(0)
    if not result.has_primal_feasible_solution():
        return SparseSolution(status, none, None, bound, none, none)
    values = _by_number(((v.id, x) for v, x in result.variable_values().items()), model.width)
    objective = float(model.cost @ values)
    if not result.has_dual_feasible_solution():
        return SparseSolution(status, values, objective, bound, none, none)
    duals = _by_number(((row.id, y) for row, y in result.dual_values().items()), model.height)
    reduced = _by_number(((v.id, d) for v, d in result.reduced_costs().items()), model.width)
    return SparseSolution(status, values, objective, bound, duals, reduced)


def _by_number(pairs: Iterable[tuple[int, float]], length: int) -> Floats:
    """Return numbered values as an array."""
    values = np.zeros(length)
    found = np.array(list(pairs), dtype=np.float64).reshape(-1, 2)
    values[found[:, 0].astype(np.int64)] = found[:, 1]
    return values


def _empty(model: SparseModel) -> SparseSolution:
    """Answer a model without columns: feasible where every row admits 0."""
    fits = bool((model.row_lows <= 0).all() and (model.row_highs >= 0).all())
    none = np.zeros(0)
    if not fits:
        return SparseSolution(Status.INFEASIBLE, none, None, None, none, none)
    return SparseSolution(Status.OPTIMAL, none, 0.0, 0.0, np.zeros(model.height), none)
