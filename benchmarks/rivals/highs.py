"""The textbook model in HiGHS, through MathOpt, built as arrays."""

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.tiers import Better, by_tiers
from benchmarks.rivals.trace import Trace
from models.roster import RosterCase
from optimizer.engines import Limits, LinearModel, Solution, solve_mip


def by_highs(case: RosterCase, seconds: float, trace: Trace) -> Offer:
    """Return what HiGHS makes of the textbook model; it takes no warm start."""
    return by_tiers(case, seconds, trace, _solve)


def _solve(
    model: LinearModel, objective: dict[int, int], seconds: float, start: tuple[int, ...], better: Better
) -> Solution:
    return solve_mip(model, objective, Limits(seconds))
