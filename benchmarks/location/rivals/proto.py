"""The plain formulation in a solver of MathOpt, built as arrays: HiGHS, and CP-SAT with 8 workers."""

from datetime import timedelta
from math import isfinite
from time import monotonic

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from benchmarks.location.problem import Answer, Kind, Problem
from benchmarks.location.rivals.plain import Plain, plain_of
from optimizer.engines import Status

WORKERS = 8
CLAIMS = {
    mathopt.TerminationReason.OPTIMAL: Status.OPTIMAL,
    mathopt.TerminationReason.FEASIBLE: Status.FEASIBLE,
    mathopt.TerminationReason.INFEASIBLE: Status.INFEASIBLE,
}


def by_highs(problem: Problem, seconds: float) -> Answer:
    """Return what HiGHS makes of the plain formulation."""
    return _solve(problem, seconds, mathopt.SolverType.HIGHS, None)


def by_cpsat(problem: Problem, seconds: float) -> Answer:
    """Return what CP-SAT makes of the plain formulation, all columns whole: demand is split by its units."""
    return _solve(problem, seconds, mathopt.SolverType.CP_SAT, WORKERS)


def _solve(problem: Problem, seconds: float, solver: mathopt.SolverType, threads: int | None) -> Answer:
    begin = monotonic()
    plain = plain_of(problem)
    if solver is mathopt.SolverType.CP_SAT:
        plain.whole[:] = True
    model = mathopt.Model.from_model_proto(proto_of(plain))
    left = timedelta(seconds=max(1.0, seconds - (monotonic() - begin)))
    params = mathopt.SolveParameters(
        time_limit=left, threads=threads, relative_gap_tolerance=0.0, absolute_gap_tolerance=_near_enough(problem)
    )
    result = mathopt.solve(model, solver, params=params)
    status = CLAIMS.get(result.termination.reason, Status.UNKNOWN)
    dual = result.dual_bound()
    bound = dual if isfinite(dual) else None
    if not result.has_primal_feasible_solution():
        return plain.answer(status, None, None, bound)
    by_id = {variable.id: value for variable, value in result.variable_values().items()}
    values = np.array([by_id[n] for n in range(len(plain.costs))])
    return plain.answer(status, values, result.objective_value(), bound)


def _near_enough(problem: Problem) -> float:
    """Return the gap at which all is proven: values are whole, but for demand that is split."""
    return 1e-6 if problem.kind is Kind.CAPACITATED else 0.999


def proto_of(plain: Plain) -> model_pb2.ModelProto:
    """Return the plain formulation as MathOpt reads it."""
    proto = model_pb2.ModelProto()
    width, height = len(plain.costs), len(plain.row_lows)
    proto.variables.ids.extend(range(width))
    proto.variables.lower_bounds.extend([0.0] * width)
    proto.variables.upper_bounds.extend(plain.highs.tolist())
    proto.variables.integers.extend(plain.whole.tolist())
    proto.linear_constraints.ids.extend(range(height))
    proto.linear_constraints.lower_bounds.extend(plain.row_lows.tolist())
    proto.linear_constraints.upper_bounds.extend(plain.row_highs.tolist())
    rows, columns, entries = (np.concatenate(part) for part in (plain.rows, plain.columns, plain.entries))
    order = np.lexsort((columns, rows))
    matrix = proto.linear_constraint_matrix
    matrix.row_ids.extend(rows[order].tolist())
    matrix.column_ids.extend(columns[order].tolist())
    matrix.coefficients.extend(entries[order].tolist())
    costly = np.flatnonzero(plain.costs)
    proto.objective.linear_coefficients.ids.extend(costly.tolist())
    proto.objective.linear_coefficients.values.extend(plain.costs[costly].tolist())
    return proto
