"""A linear program whose goal changes: GLOP goes on from its last basis; its prices say what all optima share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_update_pb2,
    parameters_pb2,
    result_pb2,
)
from ortools.math_opt.core.python import solver
from pybind11_abseil.status import StatusNotOk

from optimizer.engines.linear import LinearModel
from optimizer.engines.mathopt import proto_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_GLOP = parameters_pb2.SOLVER_TYPE_GLOP


@dataclass(frozen=True)
class Face:
    """A linear optimum: its value, the values of the columns and their reduced costs.

    Where a column lies at a bound and its reduced cost is not 0, it lies there in every optimum.
    """

    value: float
    values: Floats
    reduced: Floats


class FaceProgram:
    """``model`` without asking for whole numbers: goals replace one another, bounds move, rows come on top."""

    def __init__(self, model: LinearModel, seed: int = 1) -> None:
        self._width, self._height = model.width, model.height
        self._solver = solver.new(_GLOP, proto_of(model, {}, whole=False), parameters_pb2.SolverInitializerProto())
        self._costs = np.zeros(model.width)
        self._seed = seed

    def bound(self, columns: Ints, lows: Floats, highs: Floats) -> None:
        """Set the bounds of ``columns`` (ascending)."""
        update = model_update_pb2.ModelUpdateProto()
        for change, values in (
            (update.variable_updates.lower_bounds, lows),
            (update.variable_updates.upper_bounds, highs),
        ):
            change.ids.extend(columns.tolist())
            change.values.extend(values.tolist())
        self._solver.update(update)

    def at_most(self, columns: Ints, high: float) -> None:
        """Add ``sum columns <= high``; ``columns`` ascending."""
        update = model_update_pb2.ModelUpdateProto()
        update.new_linear_constraints.ids.append(self._height)
        update.new_linear_constraints.lower_bounds.append(-np.inf)
        update.new_linear_constraints.upper_bounds.append(high)
        matrix = update.linear_constraint_matrix_updates
        matrix.row_ids.extend([self._height] * len(columns))
        matrix.column_ids.extend(columns.tolist())
        matrix.coefficients.extend([1.0] * len(columns))
        self._height += 1
        self._solver.update(update)

    def minimize(self, costs: Floats, seconds: float | None = None) -> Face | None:
        """Return an optimum by ``costs``, or ``None`` where there is none, time runs out or GLOP gives up."""
        changed = np.flatnonzero(costs != self._costs)
        if len(changed):
            update = model_update_pb2.ModelUpdateProto()
            update.objective_updates.linear_coefficients.ids.extend(changed.tolist())
            update.objective_updates.linear_coefficients.values.extend(costs[changed].tolist())
            self._solver.update(update)
            self._costs = costs.copy()
        params = parameters_pb2.SolveParametersProto(presolve=parameters_pb2.EMPHASIS_OFF, random_seed=self._seed)
        if seconds is not None:
            params.time_limit.FromMicroseconds(round(max(seconds, 0.001) * 1e6))
        nothing = model_parameters_pb2.ModelSolveParametersProto(), callback_pb2.CallbackRegistrationProto()
        try:
            result = self._solver.solve(params, nothing[0], None, nothing[1], None, None)
        except StatusNotOk:  # GLOP gave up on its numbers
            return None
        if result.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
            return None
        primal = result.solutions[0].primal_solution.variable_values
        reduced = result.solutions[0].dual_solution.reduced_costs
        values = np.array(primal.values)
        return Face(float(costs @ values), values, np.array(reduced.values))
