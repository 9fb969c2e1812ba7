"""The textbook model in HiGHS, through MathOpt, built as arrays."""

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.tiers import by_tiers
from models.roster import RosterCase
from optimizer.engines import Limits, LinearModel, Solution, solve_mip


def by_highs(case: RosterCase, seconds: float) -> Offer:
    """Return what HiGHS makes of the textbook model; it takes no warm start."""
    return by_tiers(case, seconds, _solve)


def _solve(model: LinearModel, objective: dict[int, int], seconds: float, _: tuple[int, ...]) -> Solution:
    return solve_mip(model, objective, Limits(seconds))
