"""The headcount's algorithm: stage by stage over one exact model, with a bound for each."""

from dataclasses import replace

from models.certificate import Outcome, Termination, TierResult
from models.county.words import Stage
from models.headcount.analysis import HeadcountAnalysis
from models.headcount.case import HeadcountCase
from models.headcount.plan import HeadcountPlan
from models.rules import audit
from models.text import text
from models.verdict import Finding
from optimizer.answer import HeadcountAnswer, Listener, SolveOptions
from optimizer.clock import Clock
from optimizer.confirm import confirm
from optimizer.engines import Limits, LinearModel, Status
from optimizer.headcount.analysis import Analyst
from optimizer.headcount.conflict import cheapest_repair
from optimizer.headcount.formulation import HeadcountModel
from optimizer.headcount.stages import Stages, stages_of, tier_result

BUILD = text("建立模型", "building the model")
DONE = text("逐项目标求解", "solving stage by stage")
ANALYSIS = text("增编与放宽的效果", "what one post more or one clause less would change")
REPAIR = text("查找最小放宽", "finding the cheapest repair")
TELLING = (Stage.BREACH, Stage.GRASSROOTS, Stage.GAP)
"""The stages after which a plan is told; the last one is told with the answer."""


def solve(case: HeadcountCase, options: SolveOptions, listener: Listener) -> HeadcountAnswer:
    """Return the best headcount plan of ``case``: lexicographic over the stages, with a bound for each."""
    clock = Clock(options, listener)
    limits = Limits(None, options.gap, options.seed, options.workers)
    with clock.stage("build", BUILD):
        stages = Stages(case, limits, clock)
    for reached in stages.run(stages_of(case)):
        if reached.stage in TELLING:
            clock.tell(DONE, stages.tiers(), stages.plan())
    if stages.met:
        stages.spare()
    plan = stages.plan()
    if plan is None:
        if stages.status is Status.INFEASIBLE:
            return _infeasible(case, HeadcountModel(case).model, limits, clock)
        return _unknown(clock)
    answer = _concluded(case, stages, plan, clock)
    analysis = HeadcountAnalysis(ladders=tuple(stages.ladders))
    if answer.outcome is Outcome.OPTIMAL and not clock.over:
        with clock.stage("analysis", ANALYSIS):
            analysis = Analyst(case, limits, clock).analyze(stages)
    return replace(answer, analysis=analysis, seconds=dict(clock.seconds))


def _concluded(case: HeadcountCase, stages: Stages, plan: HeadcountPlan, clock: Clock) -> HeadcountAnswer:
    """Return the answer that a plan makes; where a stage is not proven, values are the checker's."""
    met = stages.met
    tiers = stages.tiers() if met else _unproven(case, stages, plan)
    stopped = Termination.TIME_LIMIT if clock.over else Termination.GAP
    clock.tell(DONE, tiers, plan)
    return HeadcountAnswer(
        outcome=Outcome.OPTIMAL if met else Outcome.FEASIBLE,
        termination=Termination.OPTIMAL if met else stopped,
        plan=plan,
        tiers=tiers,
        seconds=dict(clock.seconds),
        reproducible=met or (stopped is Termination.GAP and clock.deadline is None),
    )


def _unproven(case: HeadcountCase, stages: Stages, plan: HeadcountPlan) -> tuple[TierResult, ...]:
    """Return the stages with the checker's values; below one that is not proven there is no bound."""
    found = audit(case, plan).tiers
    bounds = {r.stage: r.bound for r in stages.reached}
    tiers = []
    for stage in stages_of(case):
        bound = bounds.get(stage)
        tiers.append(tier_result(stage, found[stage], None if bound is None else min(bound, found[stage])))
    return tuple(tiers)


def _infeasible(case: HeadcountCase, model: LinearModel, limits: Limits, clock: Clock) -> HeadcountAnswer:
    """Return that there is no plan, once a second run agrees; unknown where none could say."""
    with clock.stage("confirm", REPAIR):
        confirmed = confirm(model, replace(limits, seconds=clock.left))
        conflict: tuple[Finding, ...] = cheapest_repair(case, limits, clock) if confirmed else ()
    if not confirmed:
        return _unknown(clock)
    return HeadcountAnswer(
        outcome=Outcome.INFEASIBLE,
        termination=Termination.OPTIMAL,
        plan=None,
        tiers=(),
        seconds=dict(clock.seconds),
        confirmed_by=confirmed,
        conflict=conflict,
    )


def _unknown(clock: Clock) -> HeadcountAnswer:
    return HeadcountAnswer(
        outcome=Outcome.UNKNOWN,
        termination=Termination.TIME_LIMIT,
        plan=None,
        tiers=(),
        seconds=dict(clock.seconds),
        reproducible=False,
    )
