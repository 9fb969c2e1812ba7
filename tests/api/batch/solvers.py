"""Small solvers for batches, which a child process imports by name, and a runner without a child process."""

import os
import signal
import threading

from api.batch.perform import Runner
from api.runner import DiscardedError, OnEvent, SolveJob, SolveResult
from api.runner.conclude import conclude
from api.runner.spent import Spent
from api.runner.watch import Watch
from api.runner.worker import Solver
from models.roster import RosterCase
from optimizer.answer import Listener, RosterAnswer, SolveOptions
from tests.api.runner.solvers import prompt

PATIENCE = 20.0


def poisoned_at_two(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Answer with one day; die of the seed 2."""
    if options.seed == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return prompt(case, options, listener)


def never(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Fail: nobody should have asked."""
    raise AssertionError("this run was solved already")


def here(solver: Solver) -> Runner:
    """Return what solves in this process."""

    def run(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
        case = job.case()
        return conclude(job, case, Watch(answer=solver(case, job.options, on_event), spent=Spent(3 * 2**20, 1.5)))

    return run


def patient(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
    """Solve the seed 1 in this process; of others wait until they are stopped."""
    if job.options.seed == 1:
        return here(prompt)(job, on_event, stop, discard=discard)
    assert stop.wait(PATIENCE), "nobody stopped this run"
    raise DiscardedError


def failing(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
    """Fail as a bug would."""
    raise RuntimeError("a bug on purpose")
