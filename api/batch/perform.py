"""One run, from its task to its row and files: solved in child processes, audited, handed back, and forgotten."""

import threading
import time
from typing import Protocol

from api.batch.finished import Solved, chain_done, failed_as, solve_done
from api.batch.order import Order
from api.batch.task import Done, Task
from api.chain import ChainJob, run_chain
from api.runner import DiscardedError, Failure, FailureCode, OnEvent, SolveJob, SolveResult, supervise
from api.traces import trace_of
from models.certificate import State
from models.decision import Decision
from optimizer.answer import AnyEvent


class Runner(Protocol):
    """What solves a job: :func:`api.runner.supervise`."""

    def __call__(
        self, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
    ) -> SolveResult:
        """Solve ``job``."""
        ...


def perform(
    task: Task, stop: threading.Event, *, memory_limit: int | None = None, runner: Runner = supervise
) -> Done | None:
    """Solve a run by at most ``memory_limit`` bytes; return ``None`` where it was stopped. Nothing is read or written.

    Whatever a run meets is told in its row and is no matter of the others.
    """
    if stop.is_set():
        return None
    try:
        return _performed(task, stop, memory_limit, runner)
    except DiscardedError:
        return None
    except Exception as error:  # a poison run fails alone
        return failed(task.order, FailureCode.INTERNAL, fault=trace_of(error))


def _performed(task: Task, stop: threading.Event, memory_limit: int | None, runner: Runner) -> Done:
    began = time.monotonic()
    row, job = task.order.row(State.FAILED), task.job(memory_limit)
    solved: dict[Decision, Solved] = {}

    def solve(its: SolveJob) -> SolveResult:
        since = time.monotonic() if solved else began
        result = runner(its, _ignore, stop, discard=stop)
        solved[its.decision] = Solved(its, result, time.monotonic() - since)
        return result

    if isinstance(job, ChainJob):
        return chain_done(row, run_chain(job, solve), solved, time.monotonic() - began)
    solve(job)
    return solve_done(row, solved[job.decision])


def failed(order: Order, code: FailureCode, *, fault: str) -> Done:
    """Return a run that has no answer."""
    return failed_as(order.row(State.FAILED), Failure(code, code.text, fault))


def _ignore(event: AnyEvent) -> None:
    """Show nothing of a single run."""
