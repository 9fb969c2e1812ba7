"""The queue of one server: it claims jobs as long as it has room, and looks after those that it runs."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.jobs.bell import Bell
from api.jobs.run import Runner, Running, perform
from api.runner import supervise
from api.store import Store, StoreUnavailableError
from api.store import queue as rows_of
from api.store.base import new_id, now
from api.store.tables import JobRow
from api.traces import trace_of

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class QueueLimits:
    """How many solves run at once, and the seconds of a lease and between two looks; ``attempts`` of one job.

    ``alone`` says that no other server has this store: what runs when the queue starts is nobody's.
    """

    concurrency: int = 2
    lease_seconds: float = 30.0
    look_seconds: float = 1.0
    attempts: int = 3
    alone: bool = True


class Queue:
    """Solves the jobs of a store, each under a thread of its own that supervises a child process."""

    def __init__(self, store: Store, bell: Bell, limits: QueueLimits | None = None, runner: Runner = supervise) -> None:
        self._store, self._bell, self._runner = store, bell, runner
        self.limits = limits or QueueLimits()
        self.owner = new_id("server")
        self._running: dict[str, Running] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._pool = ThreadPoolExecutor(self.limits.concurrency, thread_name_prefix="supervise")
        self._thread = threading.Thread(target=self._loop, name="queue", daemon=True)

    def start(self) -> None:
        """Take up what an earlier server left and begin to work."""
        self._recover(self.limits.alone)
        self._thread.start()

    def wake(self) -> None:
        """Look for work, and for wishes, at once."""
        self._wake.set()

    def close(self) -> None:
        """End what runs, queue it again, and stop."""
        self._closing.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        for run in self.running:
            run.close()
        self._pool.shutdown(wait=True)

    @property
    def running(self) -> list[Running]:
        """What runs now."""
        with self._lock:
            return list(self._running.values())

    def look(self) -> None:
        """Renew leases, hear wishes, take up what was abandoned, and claim as many jobs as there is room for."""
        if self.running:
            with self._store.writing() as session:
                rows_of.renew(session, self.owner, self._until())
            self._hear()
        self._recover(all_of_them=False)
        while len(self.running) < self.limits.concurrency and not self._closing.is_set():
            job = self._claim()
            if job is None:
                break
            self._begin(job)

    def _loop(self) -> None:
        while not self._closing.is_set():
            try:
                self.look()
            except StoreUnavailableError:
                LOG.warning("the store does not answer, the queue waits")
            except Exception as error:  # the boundary of a thread: the queue must never stand still
                LOG.error("the queue met an unexpected error: %s", trace_of(error))
            self._wake.wait(self.limits.look_seconds)
            self._wake.clear()

    def _until(self) -> datetime:
        return now() + timedelta(seconds=self.limits.lease_seconds)

    def _recover(self, all_of_them: bool) -> None:
        mine = [run.row.id for run in self.running]
        with self._store.reading() as session:
            lost = bool(rows_of.abandoned(session, mine, all_of_them))
        if lost:
            with self._store.writing() as session:
                found = rows_of.recover(session, mine, self.limits.attempts, all_of_them)
            LOG.warning("%d jobs were taken up again", len(found))
            self._bell.ring()

    def _claim(self) -> JobRow | None:
        with self._store.reading() as session:
            if not rows_of.waiting(session):
                return None
        with self._store.writing() as session:
            return rows_of.claim(session, self.owner, self._until())

    def _begin(self, job: JobRow) -> None:
        run = Running(job, self.owner)
        with self._lock:
            self._running[job.id] = run
        self._bell.ring()
        if job.wish == "finish_now":
            run.finish_now()
        self._pool.submit(self._perform, run)

    def _perform(self, run: Running) -> None:
        try:
            perform(run, self._store, self._bell, self._runner)
        except Exception as error:  # the boundary of a thread; the lease ends, and the job is taken up again
            LOG.error("job %s could not be ended: %s", run.row.id, trace_of(error))
        finally:
            with self._lock:
                del self._running[run.row.id]
            self._wake.set()

    def _hear(self) -> None:
        with self._store.reading() as session:
            wishes = rows_of.wishes(session, self.owner)
        for run in self.running:
            wish = wishes.get(run.row.id)
            if wish == "cancel":
                run.cancel()
            elif wish == "finish_now":
                run.finish_now()
