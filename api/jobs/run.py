"""One claimed job, from its county to what is kept of it; a supervising thread does this and nothing else."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from api.jobs.bell import Bell
from api.jobs.order import order_of
from api.jobs.telling import document_of, kind_of
from api.runner import DiscardedError, FailureCode, OnEvent, SolveJob, SolveResult
from api.runner.row import row_of
from api.store import Store, StoreUnavailableError, counties, results, running
from api.store.plans import Planned
from api.store.running import Ending, Lease
from api.store.scope import Scope
from api.store.tables import JobRow
from api.traces import trace_of
from models.certificate import State
from optimizer.answer import AnyEvent

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 0.5


class Runner(Protocol):
    """What solves a job: :func:`api.runner.supervise`."""

    def __call__(
        self, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
    ) -> SolveResult:
        """Solve ``job``."""
        ...


@dataclass(frozen=True)
class Running:
    """A job that this server runs, and what is wished of it from other threads."""

    row: JobRow
    owner: str
    stop: threading.Event = field(default_factory=threading.Event)
    discard: threading.Event = field(default_factory=threading.Event)
    planned: threading.Event = field(default_factory=threading.Event)
    hurry: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def lease(self) -> Lease:
        """The lease under which it is run."""
        return Lease(self.row.id, self.owner)

    def cancel(self) -> None:
        """End the solve at once; what it has found is not wanted."""
        self.discard.set()
        self.stop.set()

    def finish_now(self) -> None:
        """End the solve with its best plan, at the first one where there is none yet."""
        self.hurry.set()
        if self.planned.is_set():
            self.stop.set()

    def close(self) -> None:
        """End the solve at once and queue its job again: the server closes."""
        self.closing.set()
        self.cancel()


def perform(run: Running, store: Store, bell: Bell, runner: Runner) -> None:
    """Solve the job of ``run`` and keep its answer; every job ends here, or is queued again."""
    ending = attempt(run, store, bell, runner)
    if run.closing.is_set() and ending.state is State.CANCELLED:
        keep(store, run, lambda rows: running.give_back(rows, run.lease) or running.end(rows, run.lease, ending))
    else:
        keep(store, run, lambda rows: running.end(rows, run.lease, ending))
    bell.ring()


def attempt(run: Running, store: Store, bell: Bell, runner: Runner) -> Ending:
    """Return how the job of ``run`` ended; nothing is raised."""
    try:
        with store.read(run.row.commission_id) as rows:
            read = counties.read(rows, run.row.county_content)
            begun = results.get(rows, run.row.id) if run.row.scenarios_id is not None else None
        job, began = order_of(run.row).job(read), time.monotonic()
        result = runner(job, listener(run, store, bell), run.stop, discard=run.discard)
        if result.failure is not None:
            LOG.error("job %s failed (%s): %s", run.row.id, result.failure.code, result.failure.where or "-")
        ending = ending_of(result)
        return ending if begun is None else replace(ending, row=row_of(begun, result, time.monotonic() - began))
    except DiscardedError:
        return Ending(State.CANCELLED)
    except Exception as error:  # the boundary of a thread: whatever it was, the job must end
        LOG.error("job %s failed: %s", run.row.id, trace_of(error))
        return Ending(State.FAILED, failure=(FailureCode.INTERNAL.value, FailureCode.INTERNAL.text))


def ending_of(result: SolveResult) -> Ending:
    """Return what is kept of a solve that came to its end.

    One that was asked to finish before it had any plan is ``completed``, its outcome unknown.
    """
    if result.failure is not None:
        return Ending(State.FAILED, failure=(result.failure.code.value, result.failure.code.text))
    planned = None
    if result.judged is not None and result.plan is not None:
        verdict, certificate = result.judged
        planned = Planned(result.plan, verdict, certificate, result.answer.analysis if result.answer else None)
    conflict = result.answer.conflict if result.answer else ()
    return Ending(State.COMPLETED, result.certificate, planned, conflict=conflict)


def listener(run: Running, store: Store, bell: Bell) -> OnEvent:
    """Return what keeps the events of a solve; one that the store cannot take now is only logged."""

    def listen(event: AnyEvent) -> None:
        if event.plan is not None:
            run.planned.set()
            if run.hurry.is_set():
                run.stop.set()
        try:
            with store.write(run.row.commission_id) as rows:
                planned = event.plan is not None
                held = running.progress(rows, run.lease, kind_of(event), document_of(event), planned)
        except StoreUnavailableError:
            LOG.warning("job %s: an event could not be kept", run.row.id)
            return
        if not held:
            run.cancel()
        bell.ring()

    return listen


def keep(store: Store, run: Running, write: Callable[[Scope], bool]) -> None:
    """Write the end of a job, as often as it takes: a full disk or a lock passes, an answer is not lost for it."""
    while True:
        try:
            with store.write(run.row.commission_id) as rows:
                if not write(rows):
                    LOG.warning("job %s is not run here any more", run.row.id)
                return
        except StoreUnavailableError:
            if run.closing.is_set():
                LOG.error("job %s: its end could not be kept, it will be solved again", run.row.id)
                return
            LOG.warning("job %s: its end could not be kept yet, the store does not answer", run.row.id)
            time.sleep(RETRY_SECONDS)
