"""No solution: a second run must agree before it is said, whatever the decision."""

from optimizer.engines import Limits, LinearModel, Status, solve_mip, solve_sat


class EnginesDisagree(RuntimeError):  # noqa: N818 - says what happened
    """One engine proved that there is no plan and another found one."""


def confirm(model: LinearModel, limits: Limits) -> str:
    """Return the name of the second run that also finds no solution, or an empty text where none could say."""
    second = solve_sat(model, {}, limits)
    if second.found:
        raise EnginesDisagree("HiGHS proves that there is no plan, CP-SAT finds one")
    if second.status is Status.INFEASIBLE:
        return "CP-SAT"
    third = solve_mip(model, {}, Limits(limits.seconds, seed=limits.seed, presolve=False))
    return "HiGHS without presolve" if third.status is Status.INFEASIBLE else ""
