"""The siting's algorithm: facts that settle it, one exact model, goal by goal; the bound is the engine's."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from models.certificate import Outcome, Termination, TierResult
from models.county.words import Goal
from models.rules import audit
from models.siting.case import SitingCase
from models.siting.plan import SitingPlan
from models.text import text
from models.verdict import Finding
from optimizer.answer import Listener, SitingAnswer, SolveOptions
from optimizer.clock import Clock
from optimizer.confirm import confirm
from optimizer.engines import Limits, LinearModel, Status
from optimizer.siting.analysis import Analyst
from optimizer.siting.blocks import THICK, separable
from optimizer.siting.conflict import cheapest_repair
from optimizer.siting.decompose import Settled, solve_blocks
from optimizer.siting.formulation import SitingModel
from optimizer.siting.goals import goals_of, hold, solve_goals
from optimizer.siting.incumbent import Incumbent, shown, tier_result
from optimizer.siting.longest import bar
from optimizer.siting.nowhere import out_of_reach
from optimizer.siting.read import plan_of
from optimizer.siting.rules.equity import OBJECTIVES
from optimizer.siting.sites import Sites, applies, solve_sites
from optimizer.siting.units import units_of

BUILD = text("建立模型", "building the model")
BLOCKS = text("分块求解", "solving block by block")
SITES = text("先定地点，再定分派", "sites first, then who goes where")
GOALS = text("逐项目标求解", "solving goal by goal")
ANALYSIS = text("备选、代价与取舍", "alternatives, prices and frontier")
REPAIR = text("查找最小放宽", "finding the cheapest repair")


SMALL, LARGE = 2_000, 30_000
"""Pairs of member and site over all phases: up to the first, one model is quick; beyond the second, out of reach."""


def solve(case: SitingCase, options: SolveOptions, listener: Listener) -> SitingAnswer:
    """Return the best siting of ``case``: lexicographic over the goals, with a bound for each.

    A county of some size is solved by blocks first: kinds that stand together are a model of their own, and what
    blocks share has a price. What that leaves open, one model of the whole settles, if it is not too large. Where a
    block alone is large, sites are decided first, over a model that knows members by cuts only.
    """
    clock = Clock(options, listener)
    limits = Limits(None, options.gap, options.seed, options.workers)
    goals = goals_of(case)
    best = Incumbent(case, goals, clock)
    if (out := out_of_reach(case)) is not None:
        return _infeasible(out, SitingModel(out).model, limits, clock)
    sizes = [int(unit.allowed.sum()) * len(unit.phases) for unit in units_of(case)]
    size = sum(sizes)
    if max(sizes, default=0) > THICK and applies(case, goals):
        answer = _solve_sites(case, goals, best, limits, clock)
        if answer is not None:
            return answer
    settled = Settled()
    if size > SMALL and len(case.groups) > 1 and separable(case):
        with clock.stage("blocks", BLOCKS):
            settled = solve_blocks(case, goals, limits, clock, lambda plan: best.offer(plan, BLOCKS))
        met = settled.plan is not None and all(tier.bound == tier.value for tier in settled.tiers)
        if met or clock.over or (settled.plan and size > LARGE):
            return _concluded(case, settled.plan, settled.tiers, clock) if settled.plan else _unknown(clock)
    return _solve_whole(case, settled, best, goals, limits, clock)


def _solve_sites(
    case: SitingCase, goals: Sequence[Goal], best: Incumbent, limits: Limits, clock: Clock
) -> SitingAnswer | None:
    """Return the answer by sites first; ``None`` where no plan was found so."""
    with clock.stage("sites", SITES):
        located = solve_sites(case, limits, clock, lambda plan: best.offer(plan, SITES))
    if located is None:
        return _infeasible(case, Sites(case).model(), limits, clock)
    if best.plan is None:
        return None
    weights = {goal: case.policy.weight(rule) for goal, rule in OBJECTIVES.items()}
    reached = dict(zip(goals, best.values, strict=True))
    lows: dict[Goal, float | None] = dict.fromkeys(goals)
    lows[Goal.SHORTFALL] = 0.0
    lows[Goal.LONGEST] = float(weights[Goal.LONGEST] * located.longest)
    if reached[Goal.LONGEST] <= weights[Goal.LONGEST] * located.most:
        lows[Goal.MINUTES] = weights[Goal.MINUTES] * located.minutes
    return _concluded(case, best.plan, shown((g, reached[g], lows[g]) for g in goals), clock)


def _solve_whole(
    case: SitingCase, settled: Settled, best: Incumbent, goals: Sequence[Goal], limits: Limits, clock: Clock
) -> SitingAnswer:
    """Return the answer of one model of the county, no worse than what was ``settled`` before."""
    with clock.stage("build", BUILD):
        m = SitingModel(case)
        _keep_to(m, settled)
    with clock.stage("goals", GOALS):
        ranked = solve_goals(m, goals, limits, clock, lambda values: best.offer(plan_of(m, values), GOALS))
    if ranked.status is Status.INFEASIBLE and settled.plan is None:
        return _infeasible(case, m.model, limits, clock)
    if not ranked.goals:
        return _concluded(case, settled.plan, settled.tiers, clock) if settled.plan else _unknown(clock)
    lows = {tier.tier: tier.bound for tier in settled.tiers}
    reached = [
        (r.goal, m.value(r.goal, ranked.values), _higher(r.bound, m.scale[r.goal], lows.get(r.goal)))
        for r in ranked.goals
    ]
    plan, tiers = plan_of(m, ranked.values), shown(reached)
    analysis = None
    if not clock.over and m.model.width <= LARGE:
        with clock.stage("analysis", ANALYSIS):
            analysis = Analyst(case, limits, clock).analyze(plan, tiers)
    return replace(_concluded(case, plan, tiers, clock), analysis=analysis)


def _higher(bound: int | None, scale: int, known: float | None) -> float | None:
    own = None if bound is None else bound / scale
    return max((low for low in (own, known) if low is not None), default=None)


def _keep_to(m: SitingModel, settled: Settled) -> None:
    """Let the model find nothing worse than what was settled: goals that are proven, and the first that is not."""
    for tier in settled.tiers:
        goal = Goal(tier.tier)
        if goal is Goal.LONGEST:
            bar(m, m.model, round(tier.value) // m.case.policy.weight("siting.equity"))
        elif m.objectives[goal]:
            hold(m.model, goal, m.objectives[goal], ceil(tier.value * m.scale[goal]))
        if tier.bound != tier.value:
            return


def _concluded(case: SitingCase, plan: SitingPlan, tiers: tuple[TierResult, ...], clock: Clock) -> SitingAnswer:
    """Return the answer that a plan makes: optimal where every goal meets its bound.

    A proven value is the formulation's own. Short of proof, charges may stand higher than the plan makes them, and the
    value is the checker's.
    """
    found = audit(case, plan).tiers
    tiers = tuple(
        t if t.bound == t.value else tier_result(Goal(t.tier), found[t.tier], _below(t.bound, found[t.tier]))
        for t in tiers
    )
    met = all(tier.bound == tier.value for tier in tiers)
    stopped = Termination.TIME_LIMIT if clock.over else Termination.GAP
    clock.tell(GOALS, tiers, plan)
    return SitingAnswer(
        outcome=Outcome.OPTIMAL if met else Outcome.FEASIBLE,
        termination=Termination.OPTIMAL if met else stopped,
        plan=plan,
        tiers=tiers,
        seconds=dict(clock.seconds),
        reproducible=met or (stopped is Termination.GAP and clock.deadline is None),
    )


def _below(bound: float | None, value: float) -> float | None:
    return None if bound is None else min(bound, value)


def _infeasible(case: SitingCase, model: LinearModel, limits: Limits, clock: Clock) -> SitingAnswer:
    """Return that there is no plan, once a second run agrees; unknown where none could say."""
    with clock.stage("confirm", REPAIR):
        confirmed = confirm(model, replace(limits, seconds=clock.left))
        conflict: tuple[Finding, ...] = cheapest_repair(case, limits, clock) if confirmed else ()
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
