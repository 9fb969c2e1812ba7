"""Small solvers for batches, which a child process imports by name, and a runner without a child process."""

import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

from api.batch.perform import Runner
from api.runner import DiscardedError, OnEvent, SolveJob, SolveResult
from api.runner.conclude import conclude
from api.runner.spent import Spent
from api.runner.watch import Watch
from api.runner.worker import Solver
from models.roster import RosterCase
from optimizer.answer import Listener, RosterAnswer, SolveOptions
from tests.api.runner.solvers import prompt

PATIENCE = 120.0
GO = "go"
"""The file that tells runs to go on."""


def poisoned_at_two(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Answer with one day; die of the seed 2."""
    if options.seed == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return prompt(case, options, listener)


def never(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Fail: nobody should have asked."""
    raise AssertionError("this run was solved already")


def waiting(folder: Path, case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Leave in ``folder`` who has begun; answer with one day, of the seed 1 at once, of others when told to go on."""
    (folder / f"{options.seed}-{os.getpid()}").touch()
    until = time.monotonic() + 2 * PATIENCE
    while options.seed != 1 and not (folder / GO).exists():
        assert time.monotonic() < until, "nobody told this run to go on"
        time.sleep(0.02)
    return prompt(case, options, listener)


def here(solver: Solver) -> Runner:
    """Return what solves in the process that asks."""
    return partial(_here, solver)


def _here(
    solver: Solver, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
) -> SolveResult:
    case = job.case()
    return conclude(job, case, Watch(answer=solver(case, job.options, on_event), spent=Spent(3 * 2**20, 1.5)))


def patient(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
    """Solve the seed 1 in this process; of others wait until they are stopped."""
    if job.options.seed == 1:
        return here(prompt)(job, on_event, stop, discard=discard)
    assert stop.wait(PATIENCE), "nobody stopped this run"
    raise DiscardedError


def failing(job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None) -> SolveResult:
    """Fail as a bug would."""
    raise RuntimeError("a bug on purpose")
