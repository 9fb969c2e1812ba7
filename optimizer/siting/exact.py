"""A mixed-integer solve whose solution keeps every row to the yuan, or is found again by an engine that counts whole."""

from collections.abc import Mapping
from dataclasses import replace

from optimizer.engines import Limits, LinearModel, Solution, Status, keeps_rows, solve_mip, solve_sat


def solve_exactly(model: LinearModel, objective: Mapping[int, int], limits: Limits) -> Solution:
    """Minimize with HiGHS; where rounding its solution breaks a row, with CP-SAT, under the bound that was proven.

    Rows in yuan have large coefficients, in which a tolerance of one in a million hides more than a yuan.
    """
    found = solve_mip(model, objective, limits)
    if not found.found or keeps_rows(model, found.values):
        return found
    whole = solve_sat(model, objective, limits)
    if whole.found and found.bound is not None:
        return replace(whole, bound=max(found.bound, whole.bound or found.bound))
    return whole if whole.found or whole.status is Status.INFEASIBLE else Solution(Status.UNKNOWN, bound=found.bound)
