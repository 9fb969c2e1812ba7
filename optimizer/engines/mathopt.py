"""HiGHS through MathOpt: the mixed-integer engine of the weeks."""

from collections.abc import Mapping
from datetime import timedelta
from math import ceil, isfinite
from time import monotonic

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from optimizer.engines.linear import Limits, LinearModel, Solution, Status, objective_value
from optimizer.engines.proto import add_rows, columns_proto, minimize

CLAIMS = {
    mathopt.TerminationReason.OPTIMAL: Status.OPTIMAL,
    mathopt.TerminationReason.FEASIBLE: Status.FEASIBLE,
    mathopt.TerminationReason.INFEASIBLE: Status.INFEASIBLE,
}
"""What each end of a MathOpt search claims; any other claims nothing."""
# Objectives are whole numbers, so a bound above value - 1 is a proof.
_WHOLE = 0.999


def solve_mip(model: LinearModel, objective: Mapping[int, int], limits: Limits) -> Solution:
    """Minimize ``objective`` (column -> coefficient) over ``model`` with HiGHS."""
    begin = monotonic()
    if model.width == 0:
        return _empty(model)
    params = mathopt.SolveParameters(
        time_limit=None if limits.seconds is None else timedelta(seconds=max(limits.seconds, 0.01)),
        node_limit=limits.nodes,
        relative_gap_tolerance=limits.gap,
        absolute_gap_tolerance=_WHOLE,
        random_seed=limits.seed,
        presolve=None if limits.presolve else mathopt.Emphasis.OFF,
    )
    result = mathopt.solve(
        mathopt.Model.from_model_proto(proto_of(model, objective)), mathopt.SolverType.HIGHS, params=params
    )
    status = CLAIMS.get(result.termination.reason, Status.UNKNOWN)
    dual = result.dual_bound()
    bound = ceil(dual - 1e-6) if isfinite(dual) else None
    if not result.has_primal_feasible_solution():
        return Solution(status, bound=bound, seconds=monotonic() - begin)
    by_id = {v.id: x for v, x in result.variable_values().items()}
    values = tuple(round(by_id[n]) for n in range(model.width))
    value = objective_value(objective.items(), values)
    if status is Status.OPTIMAL and bound is not None and bound < value:
        status = Status.FEASIBLE
    return Solution(status, values, value, bound, monotonic() - begin)


def proto_of(model: LinearModel, objective: Mapping[int, int], *, whole: bool = True) -> model_pb2.ModelProto:
    """Return ``model`` as MathOpt reads it; without ``whole`` its columns may take fractions."""
    proto = columns_proto(model.lows, model.highs, model.wholes if whole else [False] * model.width)
    rows = np.repeat(np.arange(model.height), np.diff(np.array(model.row_starts)))
    columns = np.array(model.row_columns, dtype=np.int64)
    coefficients = np.array(model.row_coefficients, dtype=np.float64)
    add_rows(proto, (model.row_lows, model.row_highs), (rows, columns, coefficients))
    terms = sorted((c, a) for c, a in objective.items() if a)
    minimize(proto, [c for c, _ in terms], [a for _, a in terms])
    return proto


def _empty(model: LinearModel) -> Solution:
    """Answer a model without columns: feasible where every row admits 0."""
    fits = all(low <= 0 <= high for low, high in zip(model.row_lows, model.row_highs, strict=True))
    return Solution(Status.OPTIMAL, (), 0, 0) if fits else Solution(Status.INFEASIBLE)
