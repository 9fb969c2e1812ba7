"""From what a solve told to its result: nothing is an answer before the checker has recomputed it."""

from dataclasses import replace

from api.runner.job import SolveJob
from api.runner.result import Failure, FailureCode, SolveResult
from api.runner.watch import Watch
from models.certificate import Outcome, State, Termination
from models.decision import Case, Plan
from models.headcount import HeadcountAnalysis, HeadcountCase
from models.rules import audit, ladders
from models.text import Text, text
from models.verdict import Verdict
from optimizer.answer import AnyAnswer
from optimizer.certificate import certify

TOLERANCE = 1e-6


def conclude(job: SolveJob, case: Case, seen: Watch) -> SolveResult:
    """Return the result of ``job``, whose case is ``case``, from what its solve told."""
    answer = seen.answer or cut_short(seen)
    if answer is None:
        return failed(case, failure_of(seen), seen)
    verdict = audit(case, answer.plan) if answer.plan else None
    if verdict is not None and (difference := disagreement(answer, verdict) or other_ladder(case, answer)):
        return failed(case, Failure(FailureCode.DISAGREEMENT, difference, difference.en), replace(seen, best=None))
    answer = with_all_stages(case, answer, verdict)
    stopped = answer.plan is None and answer.termination is Termination.FINISH_NOW
    state = State.CANCELLED if stopped else State.COMPLETED
    certificate = certify(case, answer, verdict, job.options, defaults_used=job.defaults_used, submitted=job.submitted)
    stated = certificate.model_copy(update={"state": state})
    return SolveResult(case, state, answer, verdict, stated, spent=seen.spent)


def cut_short(seen: Watch) -> AnyAnswer | None:
    """Return the answer of a solve that a limit ended: its best plan so far; ``None`` where it failed instead."""
    limit = Termination.MEMORY_LIMIT if seen.crash and seen.crash.out_of_memory else seen.limit
    if limit is None:
        return None
    outcome = Outcome.FEASIBLE if seen.best else Outcome.UNKNOWN
    return AnyAnswer(
        outcome=outcome,
        termination=limit,
        plan=seen.best.plan if seen.best else None,
        tiers=seen.best.tiers if seen.best else (),
        seconds={"solve": seen.seconds},
        reproducible=False,
    )


def with_all_stages(case: Case, answer: AnyAnswer, verdict: Verdict | None) -> AnyAnswer:
    """Return a headcount's answer with the stages that its solve did not come to: the checker's values, no bound.

    Without them a plan whose first stages alone are proven would seem to have no gap at all.
    """
    if not isinstance(case, HeadcountCase) or verdict is None:
        return answer
    told = {result.tier for result in answer.tiers}
    from optimizer.headcount.stages import stages_of, tier_result  # loads the engines, which other decisions spare

    left = (stage for stage in stages_of(case) if stage not in told)
    return replace(answer, tiers=(*answer.tiers, *(tier_result(s, verdict.tiers[s], None) for s in left)))


def disagreement(answer: AnyAnswer, verdict: Verdict) -> Text | None:
    """Return how the checker's recomputed values differ from the solver's, or that a hard rule is broken."""
    if not verdict.clean:
        broken = sorted({f.rule for f in verdict.findings if f.mode.value == "hard" and not f.pinned})
        return text("方案违反硬性规则：{rules}", "the plan breaks hard rules: {rules}").fill(rules=", ".join(broken))
    for result in answer.tiers:
        checked = verdict.tiers.get(result.tier, 0.0)
        if abs(checked - result.value) > TOLERANCE * max(1.0, abs(checked)):
            return text(
                "{tier}层：求解值 {solved}，核查值 {checked}", "tier {tier}: solved {solved}, checked {checked}"
            ).fill(tier=result.tier.text, solved=result.value, checked=checked)
    return None


def other_ladder(case: Case, answer: AnyAnswer) -> Text | None:
    """Return where the gaps of a headcount are spread otherwise than the solver says; ``None`` where all agree.

    The values of the two leximin stages are their largest ratios alone: the ladders tell all of them, exactly. An
    answer that was cut short tells none.
    """
    told = answer.analysis
    if not isinstance(case, HeadcountCase) or not isinstance(told, HeadcountAnalysis) or answer.plan is None:
        return None
    checked = {(own.level, own.year): own.rungs for own in ladders(case, answer.plan)}
    for ladder in told.ladders:
        if checked.get((ladder.level, ladder.year)) != ladder.rungs:
            said = text("{y}年{l}缺编阶梯与核查不一致", "the checker spreads the gaps of {y}, {l}, otherwise")
            return said.fill(y=ladder.year, l=ladder.level.text)
    return None


def failure_of(seen: Watch) -> Failure:
    """Return why a solve without answer and without limit failed."""
    if seen.crash is not None:
        return Failure(
            FailureCode.INTERNAL, text(seen.crash.error, seen.crash.error), seen.crash.traceback, seen.crash.where
        )
    code = seen.lost.exitcode if seen.lost else None
    message = text("求解进程意外结束（退出码 {code}）", "the solving process ended unexpectedly (exit code {code})")
    return Failure(FailureCode.WORKER_LOST, message.fill(code=code))


def failed(case: Case, failure: Failure, seen: Watch) -> SolveResult:
    """Return a failed result with the best plan so far, where the checker finds it clean."""
    plan: Plan | None = seen.best.plan if seen.best else None
    rescued = plan if plan is not None and audit(case, plan).clean else None
    return SolveResult(case, State.FAILED, failure=failure, rescued=rescued, spent=seen.spent)
