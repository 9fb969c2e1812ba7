"""CP-SAT: the engine of the days, and the second opinion when HiGHS says infeasible."""

from collections.abc import Mapping
from math import ceil, inf
from time import monotonic

from ortools.sat.python import cp_model

from optimizer.engines.linear import Limits, LinearModel, Solution, Status

_CLAIMS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
}
_LARGE = 2**40


def solve_sat(model: LinearModel, objective: Mapping[int, int], limits: Limits) -> Solution:
    """Minimize ``objective`` over ``model`` with CP-SAT; an empty objective asks for any solution.

    Search is interleaved, so that the same model and seed give the same answer with any number of workers.
    """
    begin = monotonic()
    sat = cp_model.CpModel()
    columns = [sat.new_int_var(low, high, "") for low, high in zip(model.lows, model.highs, strict=True)]
    for row in range(model.height):
        first, end = model.row_starts[row], model.row_starts[row + 1]
        total = cp_model.LinearExpr.weighted_sum(
            [columns[c] for c in model.row_columns[first:end]], model.row_coefficients[first:end]
        )
        sat.add_linear_constraint(total, _whole(model.row_lows[row]), _whole(model.row_highs[row]))
    terms = {c: a for c, a in objective.items() if a}
    if terms:
        sat.minimize(cp_model.LinearExpr.weighted_sum([columns[c] for c in terms], list(terms.values())))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = limits.workers
    solver.parameters.interleave_search = True
    solver.parameters.random_seed = limits.seed
    solver.parameters.relative_gap_limit = limits.gap
    solver.parameters.cp_model_presolve = limits.presolve
    solver.parameters.catch_sigint_signal = False  # it would leave this process without its own handler
    if limits.seconds is not None:
        solver.parameters.max_time_in_seconds = max(limits.seconds, 0.01)
    status = _CLAIMS.get(solver.solve(sat), Status.UNKNOWN)
    if status not in (Status.OPTIMAL, Status.FEASIBLE):
        return Solution(status, seconds=monotonic() - begin)
    values = tuple(solver.value(c) for c in columns)
    value = round(solver.objective_value) if terms else 0
    bound = ceil(solver.best_objective_bound - 1e-6) if terms else 0
    return Solution(status, values, value, bound, monotonic() - begin)


def _whole(bound: float) -> int:
    """Return a row bound as CP-SAT takes it."""
    if bound in (inf, -inf):
        return _LARGE if bound > 0 else -_LARGE
    return round(bound)
