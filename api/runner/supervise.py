"""One solve from job to result; the one entrance for command line, service and batches alike."""

import threading

from api.runner.conclude import conclude
from api.runner.job import SolveJob
from api.runner.process import WorkerProcess
from api.runner.result import SolveResult
from api.runner.solvers import SOLVERS
from api.runner.watch import OnEvent, watch
from api.runner.worker import Solver

__all__ = ["DiscardedError", "OnEvent", "supervise"]


class DiscardedError(Exception):
    """The solve was ended because nobody wants its answer any more."""


def supervise(
    job: SolveJob,
    on_event: OnEvent,
    stop: threading.Event,
    solver: Solver | None = None,
    discard: threading.Event | None = None,
) -> SolveResult:
    """Solve ``job`` in a child process of its own and return its audited result.

    ``solver`` is that of the job's decision unless given. ``on_event`` is called in this thread with each event;
    setting ``stop`` ends the solve with its best plan so far; where ``discard`` is set before, nothing is audited and
    ``DiscardedError`` is raised.
    Whatever happens here, an interrupt included, no process is left behind. Raises as :meth:`SolveJob.case`.
    """
    case = job.case()
    with WorkerProcess(job, solver or SOLVERS[job.decision]) as worker:
        seen = watch(worker, job, on_event, stop)
    if discard is not None and discard.is_set():
        raise DiscardedError
    return conclude(job, case, seen)
