"""One run, from its order to its row: solved in a child process, audited, written, and forgotten."""

import logging
import threading
import time
from pathlib import Path
from typing import Protocol

from api.batch.keep import keep
from api.batch.order import Order
from api.runner import DiscardedError, FailureCode, OnEvent, SolveJob, SolveResult, supervise
from api.traces import trace_of
from models.certificate import State
from models.scenario.row import Failed, ResultRow, answered
from optimizer.answer import AnyEvent

LOG = logging.getLogger(__name__)
MIB = 1024 * 1024


class Runner(Protocol):
    """What solves a job: :func:`api.runner.supervise`."""

    def __call__(
        self, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
    ) -> SolveResult:
        """Solve ``job``."""
        ...


def perform(order: Order, folder: Path, stop: threading.Event, runner: Runner = supervise) -> ResultRow | None:
    """Solve a run and keep its result; return its row, or ``None`` where it was stopped and nothing is kept.

    Whatever a run meets is told in its row and is no matter of the others. Raises ``OSError`` alone, where the folder
    cannot be written: that is a matter of all.
    """
    if stop.is_set():
        return None
    began = time.monotonic()
    row = ResultRow(
        run=order.hash,
        county=order.county_name,
        county_hash=order.county_hash,
        profile=order.run.profile,
        defaults_used=order.defaults_used,
        state=State.FAILED,
    )
    try:
        result = runner(order.job(folder), _ignore, stop, discard=stop)
    except DiscardedError:
        return None
    except Exception as error:  # a poison run fails alone
        LOG.error("run %s failed: %s", order.hash[:16], trace_of(error))
        failed = Failed(code=FailureCode.INTERNAL.value, message=FailureCode.INTERNAL.text)
        return keep(folder, row.model_copy(update={"failed": failed}))
    return _keep(order, folder, row.model_copy(update={"seconds": {"total": _since(began)}}), result)


def _keep(order: Order, folder: Path, row: ResultRow, result: SolveResult) -> ResultRow:
    row = row.model_copy(update={"profile": result.case.policy.profile, "peak_mib": _mib(result.peak_bytes)})
    if result.failure is not None or result.certificate is None:
        code = result.failure.code if result.failure else FailureCode.INTERNAL
        LOG.error("run %s failed (%s): %s", order.hash[:16], code, result.failure.detail if result.failure else "-")
        failed = Failed(code=code.value, message=result.failure.message if result.failure else code.text)
        return keep(folder, row.model_copy(update={"failed": failed}))
    found = answered(row, result.case, result.certificate, result.plan, result.verdict)
    return keep(folder, found, plan=result.plan, certificate=result.certificate)


def _ignore(event: AnyEvent) -> None:
    """Show nothing of a single run."""


def _since(began: float) -> float:
    return round(time.monotonic() - began, 3)


def _mib(size: int | None) -> float | None:
    return None if size is None else round(size / MIB, 1)
