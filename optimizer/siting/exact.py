"""A mixed-integer solve whose solution keeps every row to the yuan, whatever the tolerances of the engine."""

from collections.abc import Mapping
from dataclasses import replace

from optimizer.engines import Limits, LinearModel, Solution, Status, keeps_rows, solve_mip, solve_sat


def solve_exactly(model: LinearModel, objective: Mapping[int, int], limits: Limits) -> Solution:
    """Minimize with HiGHS; where rounding its solution breaks a row, find one that does not under the bound proven.

    First only the columns that may be fractions are decided anew, then everything is, by CP-SAT: rows in yuan have
    large coefficients, in which a tolerance of one in a million hides more than a yuan.
    """
    found = solve_mip(model, objective, limits)
    if not found.found or keeps_rows(model, found.values):
        return found
    for whole in (_settled(model, objective, found, limits), solve_sat(model, objective, limits)):
        if whole.found and keeps_rows(model, whole.values):
            bound = min(whole.objective or 0, found.bound) if found.bound is not None else None
            status = Status.OPTIMAL if bound == whole.objective else Status.FEASIBLE
            return replace(whole, status=status, bound=bound)
    return Solution(Status.UNKNOWN, bound=found.bound)


def _settled(model: LinearModel, objective: Mapping[int, int], found: Solution, limits: Limits) -> Solution:
    """Return the best solution in whole numbers that has the same values in all columns that must be whole."""
    fixed = model.copy()
    for column, whole in enumerate(model.wholes):
        if whole:
            fixed.lows[column] = fixed.highs[column] = found.values[column]
    fixed.wholes = [True] * model.width
    return solve_mip(fixed, objective, limits)
