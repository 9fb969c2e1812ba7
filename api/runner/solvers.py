"""The solver of each decision, loaded where it is first called: in the child process, never in its parent.

The engines take a second and more to load, and the parent needs none of them.
"""

from api.runner.worker import Solver
from models.decision import Decision
from models.headcount import HeadcountCase
from models.roster import RosterCase
from models.siting import SitingCase
from optimizer.answer import AnyAnswer, Listener, SolveOptions


def solve_roster(case: RosterCase, options: SolveOptions, listen: Listener) -> AnyAnswer:
    """Find a roster."""
    from optimizer.roster import solve

    return solve(case, options, listen)


def solve_siting(case: SitingCase, options: SolveOptions, listen: Listener) -> AnyAnswer:
    """Find where shared centers stand."""
    from optimizer.siting import solve

    return solve(case, options, listen)


def solve_headcount(case: HeadcountCase, options: SolveOptions, listen: Listener) -> AnyAnswer:
    """Find where posts sit."""
    from optimizer.headcount import solve

    return solve(case, options, listen)


SOLVERS: dict[Decision, Solver] = {
    Decision.ROSTER: solve_roster,
    Decision.SITING: solve_siting,
    Decision.HEADCOUNT: solve_headcount,
}
