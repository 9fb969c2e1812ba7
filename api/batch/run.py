"""All runs of a batch: those that are kept are taken as they are, the others are done by a crew."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, as_completed
from pathlib import Path

from api.batch.crew import CrewFactory, threads
from api.batch.keep import kept
from api.batch.order import Order
from api.batch.perform import Runner, perform
from api.runner import supervise
from models.scenario.row import ResultRow

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

    ``on_row`` is called in this thread. Of a run that is done nothing is held but its row. Raises :class:`Interrupted`
    where ``stop`` was set in time, ``OSError`` where results cannot be written.
    """
    wanted = {order.hash: order for order in orders}
    rows: dict[str, ResultRow] = {}
    for hash in wanted:
        row = kept(folder, hash)
        if row is not None:
            rows[hash] = row
            on_row(row, True)
    with crew(jobs, stop) as found:
        left = [order for hash, order in wanted.items() if hash not in rows]
        futures = [found.executor.submit(perform, order, folder, found.stop, runner) for order in left]
        _gather(futures, rows, on_row)
    if len(rows) < len(wanted):
        raise Interrupted
    return rows


def _gather(futures: list[Future[ResultRow | None]], rows: dict[str, ResultRow], on_row: OnRow) -> None:
    """Take in rows as they come."""
    for future in as_completed(futures):
        row = future.result()
        if row is not None:
            rows[row.run] = row
            on_row(row, False)
