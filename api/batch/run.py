"""All runs of a batch: those that are kept are taken as they are, the others are done by a crew."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from api.batch.crew import CrewFactory, threads
from api.batch.keep import keep, kept
from api.batch.order import Order
from api.batch.perform import Runner
from api.batch.traffic import Traffic
from api.runner import supervise
from models.scenario.row import ResultRow
from models.scenario.rows import Rows

LOG = logging.getLogger(__name__)

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
) -> Rows:
    """Return the row of each run by its hash; runs of one hash are solved once.

    ``on_row`` is called in this thread, which alone writes. Of a run that is done nothing is held but its row. Raises
    :class:`Interrupted` where ``stop`` was set in time, ``OSError`` where results cannot be written,
    :class:`CrewLostError` where the crew can do no more; what is done is kept.
    """
    wanted = {order.hash: order for order in orders}
    rows = Rows()
    for hash in wanted:
        row = kept(folder, hash)
        if row is not None:
            on_row(rows.add(row), True)
    left = deque(order for hash, order in wanted.items() if hash not in rows)
    with crew(jobs, stop) as found:
        for done in Traffic(left, folder, stop, found, runner).done():
            if done.fault:
                LOG.error("%s", done.fault)
            on_row(rows.add(keep(folder, done)), False)
    if len(rows) < len(wanted):
        raise Interrupted
    return rows
