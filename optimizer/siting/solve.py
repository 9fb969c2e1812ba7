"""The siting's algorithm: facts that settle it, one exact model, goal by goal; the bound is the engine's."""

from dataclasses import replace

from models.certificate import Outcome, Termination, TierResult
from models.siting.case import SitingCase
from models.text import text
from models.verdict import Finding
from optimizer.answer import Listener, SitingAnswer, SolveOptions
from optimizer.clock import Clock
from optimizer.engines import Limits, Status
from optimizer.siting.conflict import cheapest_repair, confirm
from optimizer.siting.formulation import SitingModel
from optimizer.siting.goals import Ranked, goals_of, solve_goals
from optimizer.siting.incumbent import Incumbent, tier_result
from optimizer.siting.read import plan_of

BUILD = text("建立模型", "building the model")
GOALS = text("逐项目标求解", "solving goal by goal")
REPAIR = text("查找最小放宽", "finding the cheapest repair")


def solve(case: SitingCase, options: SolveOptions, listener: Listener) -> SitingAnswer:
    """Return the best siting of ``case``: lexicographic over the goals, with a bound for each."""
    clock = Clock(options, listener)
    limits = Limits(None, options.gap, options.seed, options.workers)
    goals = goals_of(case)
    best = Incumbent(case, goals, clock)
    with clock.stage("build", BUILD):
        m = SitingModel(case)
    with clock.stage("goals", GOALS):
        ranked = solve_goals(m, goals, limits, clock, lambda values: best.offer(plan_of(m, values), GOALS))
    if ranked.status is Status.INFEASIBLE:
        return _infeasible(m, limits, clock)
    return _concluded(m, ranked, best, clock) if ranked.goals else _unknown(clock)


def _concluded(m: SitingModel, ranked: Ranked, best: Incumbent, clock: Clock) -> SitingAnswer:
    """Return the answer of a solution: optimal where every goal meets its bound."""
    plan = plan_of(m, ranked.values)
    tiers = _tiers(m, ranked)
    met = all(tier.bound == tier.value for tier in tiers)
    stopped = Termination.TIME_LIMIT if clock.over else Termination.GAP
    clock.tell(GOALS, tiers, plan)
    return SitingAnswer(
        outcome=Outcome.OPTIMAL if met else Outcome.FEASIBLE,
        termination=Termination.OPTIMAL if met else stopped,
        plan=plan,
        tiers=tiers,
        seconds=dict(clock.seconds),
        reproducible=met or stopped is Termination.GAP,
    )


def _tiers(m: SitingModel, ranked: Ranked) -> tuple[TierResult, ...]:
    """Return the goals as they are shown; below one that is not proven there is no bound.

    Where person-minutes are divided, less than one of them apart counts as met.
    """
    tiers = []
    held = True
    for goal in ranked.goals:
        value, scale = m.value(goal.goal, ranked.values), m.scale[goal.goal]
        bound = goal.bound / scale if held and goal.bound is not None else None
        if bound is not None and (bound > value or (scale > 1 and value - bound < 1)):
            bound = value
        tiers.append(tier_result(goal.goal, value, bound))
        held = held and bound == value
    return tuple(tiers)


def _infeasible(m: SitingModel, limits: Limits, clock: Clock) -> SitingAnswer:
    """Return that there is no plan, once a second run agrees; unknown where none could say."""
    with clock.stage("confirm", REPAIR):
        confirmed = confirm(m.model, replace(limits, seconds=clock.left))
        conflict: tuple[Finding, ...] = cheapest_repair(m.case, limits, clock) if confirmed else ()
    if not confirmed:
        return _unknown(clock)
    return SitingAnswer(
        outcome=Outcome.INFEASIBLE,
        termination=Termination.OPTIMAL,
        plan=None,
        tiers=(),
        seconds=dict(clock.seconds),
        confirmed_by=confirmed,
        conflict=conflict,
    )


def _unknown(clock: Clock) -> SitingAnswer:
    return SitingAnswer(
        outcome=Outcome.UNKNOWN,
        termination=Termination.TIME_LIMIT,
        plan=None,
        tiers=(),
        seconds=dict(clock.seconds),
        reproducible=False,
    )
