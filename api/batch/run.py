"""All runs of a batch: those that are kept are taken as they are, the others are done by a crew."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path

from api.batch.crew import Crew, CrewFactory, threads
from api.batch.keep import keep, kept
from api.batch.order import Order
from api.batch.perform import Runner, failed
from api.batch.task import Done, Task
from api.runner import FailureCode, supervise
from api.traces import trace_of
from models.scenario.row import ResultRow

LOG = logging.getLogger(__name__)
POLL_SECONDS = 0.2

OnRow = Callable[[ResultRow, bool], None]
"""What hears of each row, and whether it was there before."""


class Interrupted(Exception):  # noqa: N818 - it is the wish of who waits
    """The batch was stopped before all its runs were done; those that are done are kept."""


def run_batch(
    orders: Iterable[Order],
    folder: Path,
    jobs: int,
    stop: threading.Event,
    on_row: OnRow,
    crew: CrewFactory = threads,
    runner: Runner = supervise,
) -> dict[str, ResultRow]:
    """Return the row of each run by its hash; runs of one hash are solved once.

    ``on_row`` is called in this thread, which alone writes. Of a run that is done nothing is held but its row. Raises
    :class:`Interrupted` where ``stop`` was set in time, ``OSError`` where results cannot be written.
    """
    wanted = {order.hash: order for order in orders}
    rows: dict[str, ResultRow] = {}
    for hash in wanted:
        row = kept(folder, hash)
        if row is not None:
            rows[hash] = row
            on_row(row, True)
    left = deque(order for hash, order in wanted.items() if hash not in rows)
    with crew(jobs, stop) as found:
        for done in _all_done(left, folder, stop, found, runner):
            if done.fault:
                LOG.error("%s", done.fault)
            rows[done.row.run] = keep(folder, done)
            on_row(rows[done.row.run], False)
    if len(rows) < len(wanted):
        raise Interrupted
    return rows


def _all_done(left: deque[Order], folder: Path, stop: threading.Event, crew: Crew, runner: Runner) -> Iterator[Done]:
    """Yield runs as they end; no more are out than the crew wants, and a county is read when its run goes out.

    A run that comes back undone, its place at work having ended, goes out again.
    """
    out: dict[Future[Done | None], Order] = {}
    while True:
        while left and not stop.is_set() and len(out) < crew.window():
            order = left.popleft()
            try:
                out[crew.submit(Task.of(order, folder), runner)] = order
            except OSError as error:
                yield failed(order, FailureCode.INTERNAL, fault=trace_of(error))
        if not out and (not left or stop.is_set()):
            return
        if stop.is_set():
            for future in out:
                future.cancel()
        for future in wait(out, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED).done:
            order = out.pop(future)
            done = _outcome(future, order, crew)
            if done is not None:
                yield done
            else:
                left.append(order)


def _outcome(future: "Future[Done | None]", order: Order, crew: Crew) -> Done | None:
    """Return what became of a run; ``None`` where it is not done."""
    if future.cancelled():
        return None
    error = future.exception()
    if error is None:
        return future.result()
    code = FailureCode.WORKER_LOST if isinstance(error, crew.lost) else FailureCode.INTERNAL
    return failed(order, code, fault=trace_of(error))
