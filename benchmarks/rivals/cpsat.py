"""The textbook model in CP-SAT with 8 workers, each tier from the last one's solution."""

from math import ceil, isinf

from ortools.sat.python import cp_model

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.tiers import Better, by_tiers
from benchmarks.rivals.trace import Trace
from models.roster import RosterCase
from optimizer.engines import LinearModel, Solution, Status

WORKERS = 8


def by_cpsat(case: RosterCase, seconds: float, trace: Trace) -> Offer:
    """Return what CP-SAT makes of the textbook model."""
    return by_tiers(case, seconds, trace, _solve)


def _solve(
    model: LinearModel, objective: dict[int, int], seconds: float, hint: tuple[int, ...], better: Better
) -> Solution:
    sat = cp_model.CpModel()
    columns = [sat.new_int_var(low, high, "") for low, high in zip(model.lows, model.highs, strict=True)]
    for row in range(model.height):
        first, end = model.row_starts[row], model.row_starts[row + 1]
        total = cp_model.LinearExpr.weighted_sum(
            [columns[c] for c in model.row_columns[first:end]], model.row_coefficients[first:end]
        )
        low, high = model.row_lows[row], model.row_highs[row]
        if not isinf(low):
            sat.add(total >= round(low))
        if not isinf(high):
            sat.add(total <= round(high))
    sat.minimize(cp_model.LinearExpr.weighted_sum([columns[c] for c in objective], list(objective.values())))
    for column, value in zip(columns, hint, strict=False):
        sat.add_hint(column, value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(sat, _Incumbents(better))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Solution(Status.UNKNOWN)
    return Solution(
        Status.OPTIMAL if status == cp_model.OPTIMAL else Status.FEASIBLE,
        tuple(solver.value(c) for c in columns),
        round(solver.objective_value),
        ceil(solver.best_objective_bound - 1e-6),
    )


class _Incumbents(cp_model.CpSolverSolutionCallback):
    """Passes on the values of each better solution, and nothing else, so that the search is not held up."""

    def __init__(self, better: Better) -> None:
        super().__init__()
        self._better = better

    def on_solution_callback(self) -> None:
        """Take a better solution."""
        bound = ceil(self.best_objective_bound - 1e-6)
        self._better(tuple(self.response_proto.solution), bound)
