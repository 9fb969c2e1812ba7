"""A runner that solves each stage of a chain in this process by the real engines."""

import threading

from api.runner import OnEvent, SolveJob, SolveResult
from api.runner.conclude import conclude
from api.runner.solvers import SOLVERS
from api.runner.watch import Watch
from models.certificate import Outcome, Termination
from models.decision import Decision
from optimizer.answer import AnyAnswer


def solved(job: SolveJob) -> SolveResult:
    """Solve a job here and now."""
    case = job.case()
    answer = SOLVERS[job.decision](case, job.options, lambda event: None)
    return conclude(job, case, Watch(answer=answer))


def engines(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
    """Solve a job of a batch here and now."""
    return solved(job)


def without_headcount(
    job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
) -> SolveResult:
    """Solve a job here, but find that no headcount can be."""
    if job.decision is not Decision.HEADCOUNT:
        return solved(job)
    none = AnyAnswer(Outcome.INFEASIBLE, Termination.OPTIMAL, None, (), confirmed_by="test")
    return conclude(job, job.case(), Watch(answer=none))
