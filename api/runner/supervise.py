"""One solve from job to result; the one entrance for command line, service and batches alike."""

import threading

from api.runner.conclude import conclude
from api.runner.job import SolveJob
from api.runner.process import WorkerProcess
from api.runner.result import SolveResult
from api.runner.watch import OnEvent, watch
from api.runner.worker import Solver
from optimizer.roster import solve

__all__ = ["OnEvent", "supervise"]


def supervise(job: SolveJob, on_event: OnEvent, stop: threading.Event, solver: Solver = solve) -> SolveResult:
    """Solve ``job`` in a child process of its own and return its audited result.

    ``on_event`` is called in this thread with each event; setting ``stop`` ends the solve with its best plan so far.
    Whatever happens here, an interrupt included, no process is left behind. Raises as :meth:`SolveJob.case`.
    """
    case = job.case()
    with WorkerProcess(job, solver) as worker:
        seen = watch(worker, job, on_event, stop)
    return conclude(job, case, seen)
