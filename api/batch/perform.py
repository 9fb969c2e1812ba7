"""One run, from its task to its row and files: solved in a child process, audited, handed back, and forgotten."""

import threading
import time
from typing import Protocol

from api.batch.keep import CERTIFICATE, PLAN
from api.batch.order import Order
from api.batch.task import Done, Task
from api.runner import DiscardedError, Failure, FailureCode, OnEvent, SolveJob, SolveResult, supervise
from api.traces import trace_of
from models.base import Record
from models.certificate import State
from models.files.out.atomic import record_bytes
from models.scenario.row import Failed, ResultRow, answered
from optimizer.answer import AnyEvent

MIB = 1024 * 1024


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
    began = time.monotonic()
    try:
        result = runner(task.job(memory_limit), _ignore, stop, discard=stop)
    except DiscardedError:
        return None
    except Exception as error:  # a poison run fails alone
        return failed(task.order, FailureCode.INTERNAL, fault=trace_of(error))
    return _done(task.order, result, round(time.monotonic() - began, 3))


def failed(order: Order, code: FailureCode, *, fault: str) -> Done:
    """Return a run that has no answer."""
    return _failed(_begun(order), Failure(code, code.text, fault))


def _failed(row: ResultRow, why: Failure) -> Done:
    told = row.model_copy(update={"failed": Failed(code=why.code.value, message=why.message)})
    return Done(told, fault=f"run {row.run[:16]} failed ({why.code}): {why.detail or '-'}")


def _begun(order: Order) -> ResultRow:
    """Return the row of a run of which nothing is known yet."""
    return ResultRow(
        run=order.hash,
        county=order.county_name,
        county_hash=order.county_hash,
        profile=order.run.profile,
        defaults_used=order.defaults_used,
        state=State.FAILED,
    )


def _done(order: Order, result: SolveResult, total: float) -> Done:
    """Return what a result is to the batch."""
    peak = None if result.peak_bytes is None else round(result.peak_bytes / MIB, 1)
    costs = {"profile": result.case.policy.profile, "peak_mib": peak, "seconds": {"total": total}}
    row = _begun(order).model_copy(update=costs)
    if result.failure is not None or result.certificate is None:
        return _failed(row, result.failure or Failure(FailureCode.INTERNAL, FailureCode.INTERNAL.text))
    found = answered(row, result.case, result.certificate, result.plan, result.verdict)
    records: dict[str, Record | None] = {PLAN: result.plan, CERTIFICATE: result.certificate}
    return Done(found, {name: record_bytes(record) for name, record in records.items() if record is not None})


def _ignore(event: AnyEvent) -> None:
    """Show nothing of a single run."""
