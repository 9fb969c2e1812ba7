"""The only files that touch a solver: one linear model, solved by HiGHS (MathOpt) or by CP-SAT."""

from optimizer.engines.linear import Limits, LinearModel, Solution, Status
from optimizer.engines.mathopt import solve_mip
from optimizer.engines.part import Part, free_part
from optimizer.engines.sat import solve_sat

__all__ = ["Limits", "LinearModel", "Part", "Solution", "Status", "free_part", "solve_mip", "solve_sat"]
