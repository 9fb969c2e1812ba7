"""A linear program that grows by cuts: rows come and go, column bounds move, and GLOP goes on from its last basis."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    model_update_pb2,
    parameters_pb2,
    result_pb2,
)
from ortools.math_opt.core.python import solver
from pybind11_abseil.status import StatusNotOk

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_GLOP = parameters_pb2.SOLVER_TYPE_GLOP


@dataclass(frozen=True)
class Optimum:
    """The values of the columns at a linear optimum and the multipliers of the rows, both in the order of their ids."""

    values: Floats
    rows: Ints
    duals: Floats


class GrowingProgram:
    """Minimize ``costs @ x`` over ``lows <= x <= highs`` and rows ``a @ x >= side`` that are added and dropped.

    Multipliers are the solver's, within its tolerances: bounds have to be computed from them anew.
    """

    def __init__(self, lows: Floats, highs: Floats, costs: Floats, seed: int = 1) -> None:
        proto = model_pb2.ModelProto()
        proto.variables.ids.extend(range(len(costs)))
        proto.variables.lower_bounds.extend(lows.tolist())
        proto.variables.upper_bounds.extend(highs.tolist())
        proto.variables.integers.extend([False] * len(costs))
        paid = np.flatnonzero(costs)
        proto.objective.linear_coefficients.ids.extend(paid.tolist())
        proto.objective.linear_coefficients.values.extend(costs[paid].tolist())
        self._solver = solver.new(_GLOP, proto, parameters_pb2.SolverInitializerProto())
        self._update = model_update_pb2.ModelUpdateProto()
        self._next = 0
        self._seed = seed

    def add(self, starts: Ints, columns: Ints, factors: Floats, sides: Floats) -> Ints:
        """Add rows ``sum factors * x[columns] >= side`` and return their ids.

        ``starts`` says where a row begins in ``columns`` (ascending within a row); its last entry is their length.
        """
        self._flush_if(bool(self._update.new_linear_constraints.ids))
        ids = np.arange(self._next, self._next + len(sides), dtype=np.int64)
        self._next += len(sides)
        rows = self._update.new_linear_constraints
        rows.ids.extend(ids.tolist())
        rows.lower_bounds.extend(sides.tolist())
        rows.upper_bounds.extend([np.inf] * len(sides))
        matrix = self._update.linear_constraint_matrix_updates
        matrix.row_ids.extend(np.repeat(ids, np.diff(starts)).tolist())
        matrix.column_ids.extend(columns.tolist())
        matrix.coefficients.extend(factors.tolist())
        return ids

    def drop(self, rows: Ints) -> None:
        """Remove rows by their ids (ascending)."""
        self._flush_if(bool(self._update.new_linear_constraints.ids or self._update.deleted_linear_constraint_ids))
        self._update.deleted_linear_constraint_ids.extend(rows.tolist())

    def bound(self, columns: Ints, lows: Floats, highs: Floats) -> None:
        """Set the bounds of ``columns`` (ascending)."""
        self._flush_if(bool(self._update.variable_updates.lower_bounds.ids))
        for change, values in (
            (self._update.variable_updates.lower_bounds, lows),
            (self._update.variable_updates.upper_bounds, highs),
        ):
            change.ids.extend(columns.tolist())
            change.values.extend(values.tolist())

    def solve(self, seconds: float | None = None) -> Optimum | None:
        """Return an optimum, or ``None`` where there is none, time runs out or GLOP gives up."""
        self._flush_if(True)
        params = parameters_pb2.SolveParametersProto(
            presolve=parameters_pb2.EMPHASIS_OFF,
            lp_algorithm=parameters_pb2.LP_ALGORITHM_DUAL_SIMPLEX,
            random_seed=self._seed,
        )
        if seconds is not None:
            params.time_limit.FromMicroseconds(round(max(seconds, 0.001) * 1e6))
        nothing = model_parameters_pb2.ModelSolveParametersProto(), callback_pb2.CallbackRegistrationProto()
        try:
            result = self._solver.solve(params, nothing[0], None, nothing[1], None, None)
        except StatusNotOk:  # GLOP gave up on its numbers
            return None
        if result.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
            return None
        return _optimum(result)

    def _flush_if(self, needed: bool) -> None:
        """Hand the changes that are waiting to the solver."""
        if needed:
            self._solver.update(self._update)
            self._update = model_update_pb2.ModelUpdateProto()


def _optimum(result: result_pb2.SolveResultProto) -> Optimum:
    """Read values and multipliers from a result."""
    solution = result.solutions[0]
    duals = solution.dual_solution.dual_values
    return Optimum(
        np.array(solution.primal_solution.variable_values.values),
        np.array(duals.ids, dtype=np.int64),
        np.array(duals.values),
    )
