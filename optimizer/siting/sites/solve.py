"""Large counties: the least longest minutes over sites alone, then minutes by cuts, then who goes where."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

from models.county.words import Goal, Mode
from models.policy import RuleKind
from models.siting.case import SitingCase
from optimizer.clock import Clock
from optimizer.engines import Limits, Status
from optimizer.siting.goals import left
from optimizer.siting.sites.fitting import Fitting
from optimizer.siting.sites.minutes import OnPlan, Search
from optimizer.siting.sites.model import Sites

SECONDS = 120.0
"""What this takes at most where no time limit is set."""
FIRST, SHARE, EACH = 0.4, 0.25, 0.06
"""Shares of the time: for any plan at most, for the longest minutes, and for each question on the way."""


@dataclass(frozen=True)
class Located:
    """What was proven of every plan: its longest minutes are at least ``longest``.

    Its weighted minutes are at least ``minutes`` where nobody goes further than ``most``.
    """

    longest: int
    most: int
    minutes: float


def applies(case: SitingCase, goals: Sequence[Goal]) -> bool:
    """Return whether every rule that binds is hard and the goals begin with the longest, then the weighted minutes."""
    active = [a for a in case.policy.rules.values() if a.rule.room == "siting" and a.rule.kind is RuleKind.CONSTRAINT]
    served = all(case.policy.mode(rule) is Mode.HARD for rule in ("siting.covered", "siting.merged"))
    order = [goal for goal in goals if goal is not Goal.SHORTFALL][:2]
    return served and not any(a.mode is Mode.SOFT for a in active) and order == [Goal.LONGEST, Goal.MINUTES]


def solve_sites(case: SitingCase, limits: Limits, clock: Clock, on_plan: OnPlan) -> Located | None:
    """Tell of ever better plans, and return what was proven; ``None`` where sites alone show that there is no plan.

    First any plan; then the least minutes within which everybody fits into open sites, and upwards from there until
    members that may not be split fit as well; there the sites with the least weighted minutes.
    """
    sites = Sites(case)
    seconds = SECONDS if clock.left is None else clock.left
    until = monotonic() + seconds
    steps = sites.steps()
    exact = replace(limits, gap=0.0)
    widest = Fitting(sites, steps[-1], exact)
    first = widest.answer(monotonic() + FIRST * seconds).status
    if first is Status.INFEASIBLE:
        return None
    if first is Status.FEASIBLE:
        Search(widest, seconds, left(limits, clock), on_plan).begin()
    low, fitting = _lowest(sites, steps, widest, exact, seconds)
    for at in sorted(fitting):
        search = Search(fitting[at], until - monotonic(), left(limits, clock), on_plan)
        if search.run():
            return Located(steps[low], steps[at], search.bound)
    return Located(steps[low], steps[-1], 0.0)


def _lowest(
    sites: Sites, steps: Sequence[int], widest: Fitting, limits: Limits, seconds: float
) -> tuple[int, dict[int, Fitting]]:
    """Return the place of the least minutes that are not refuted, by halving.

    With it the places at which everybody fits, each with its model; ``widest`` is the model of the last.
    """
    until = monotonic() + SHARE * seconds
    proven, low, high = 0, 0, len(steps) - 1
    fitting = {high: widest} if widest.fit.status is Status.FEASIBLE else {}
    while low < high:
        middle = (low + high) // 2
        asked = Fitting(sites, steps[middle], limits)
        answer = asked.answer(min(until, monotonic() + EACH * seconds)).status
        if answer is Status.FEASIBLE:
            high, fitting[middle] = middle, asked
        else:
            low = middle + 1
            proven = low if answer is Status.INFEASIBLE else proven
    return proven, fitting
