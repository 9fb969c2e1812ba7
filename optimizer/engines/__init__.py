"""The only files that touch a solver: one linear model, solved by HiGHS or GLOP (MathOpt) or by CP-SAT."""

from optimizer.engines.faces import Face, FaceProgram
from optimizer.engines.growing import GrowingProgram, Optimum
from optimizer.engines.linear import Limits, LinearModel, Solution, Status
from optimizer.engines.mathopt import solve_mip
from optimizer.engines.part import Part, around, free_part, keeps_rows
from optimizer.engines.relaxation import Relaxed, dual_bound, relax
from optimizer.engines.sat import solve_sat
from optimizer.engines.sparse import Solver, SparseModel, SparseSolution, solve_sparse

__all__ = [
    "Face",
    "FaceProgram",
    "GrowingProgram",
    "Limits",
    "LinearModel",
    "Optimum",
    "Part",
    "Relaxed",
    "Solution",
    "Solver",
    "SparseModel",
    "SparseSolution",
    "Status",
    "around",
    "dual_bound",
    "free_part",
    "keeps_rows",
    "relax",
    "solve_mip",
    "solve_sat",
    "solve_sparse",
]
