"""The second opinion as a solve of its own: told stage by stage, and in the end an answer like any other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.certificate import Outcome, Termination
from models.headcount import HeadcountCase
from models.siting import SitingCase
from models.text import text
from optimizer.answer import AnyAnswer, Listener, SolveOptions
from optimizer.certify.headcount.solve import HeadcountOpinion
from optimizer.certify.lexicographic import NoPlanError, NotProvenError
from optimizer.certify.opinion import AnyStage, Opinion
from optimizer.certify.siting.solve import SitingOpinion
from optimizer.clock import Clock
from optimizer.engines.pulp import CBC, write

PROVING = text("{solver} 正在证明：{stage}", "{solver} is proving: {stage}")
TIMED = "solve"
Case = HeadcountCase | SitingCase


@dataclass(frozen=True)
class Heard:
    """What the second opinion came to: ``infeasible`` where it finds no plan, ``proven`` where it is complete."""

    opinion: Opinion
    infeasible: bool
    proven: bool


def opinion_of(case: Case, solver: str, seconds: float | None) -> Opinion:
    """Return the second opinion of a case, nothing being proven yet; raises ``SolverMissingError`` when it solves."""
    if isinstance(case, HeadcountCase):
        return HeadcountOpinion.of(case, solver, seconds)
    return SitingOpinion.of(case, solver, seconds)


def hear(opinion: Opinion, begun: Callable[[AnyStage], None]) -> Heard:
    """Let the second opinion prove what it can."""
    try:
        opinion.prove(begun)
    except NoPlanError:
        return Heard(opinion, infeasible=True, proven=False)
    except NotProvenError:
        return Heard(opinion, infeasible=False, proven=False)
    return Heard(opinion, infeasible=False, proven=True)


def second_opinion(
    case: Case,
    options: SolveOptions,
    listener: Listener,
    *,
    solver: str = CBC,
    lp: Path | None = None,
    mps: Path | None = None,
    spare: float = 0.0,
) -> AnyAnswer:
    """Return the other plan with the stages that ``solver`` proved; of options only the time limit counts.

    ``spare`` seconds of it are left to end the solver and to write files. ``lp`` and ``mps`` get the program with every
    stage that was proven as rows, and the goal solved last as the objective. Raises ``SolverMissingError``.
    """
    clock = Clock(options, listener)
    seconds = None if options.time_limit is None else options.time_limit - spare
    opinion = opinion_of(case, solver, seconds)

    def begun(stage: AnyStage) -> None:
        clock.tell(PROVING.fill(solver=solver, stage=stage.text), tuple(opinion.tiers), opinion.plan)

    with clock.timed(TIMED):
        heard = hear(opinion, begun)
    write(opinion.run.program, opinion.run.last, lp, mps)
    return _answer(heard, dict(clock.seconds))


def _answer(heard: Heard, seconds: dict[str, float]) -> AnyAnswer:
    opinion = heard.opinion
    plan = None if heard.infeasible else opinion.plan
    outcome = Outcome.UNKNOWN if plan is None else Outcome.OPTIMAL if heard.proven else Outcome.FEASIBLE
    over = opinion.run.left is not None and opinion.run.left <= 0
    stopped = Termination.TIME_LIMIT if over else Termination.GAP
    return AnyAnswer(
        outcome=Outcome.INFEASIBLE if heard.infeasible else outcome,
        termination=Termination.OPTIMAL if heard.proven or heard.infeasible else stopped,
        plan=plan,
        tiers=tuple(opinion.tiers),
        seconds=seconds,
        analysis=opinion.analysis,
    )
