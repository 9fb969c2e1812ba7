"""A crew whose runs are done by the workers of a Dask scheduler."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from distributed import Client
from distributed.scheduler import KilledWorker

from api.batch.cluster.faults import ClusterError, address_of, no_scheduler, no_workers, scheduler_lost, unfit
from api.batch.cluster.quiet import quiet
from api.batch.cluster.there import UnfitError, perform_there, why_unfit
from api.batch.cluster.tls import security_for
from api.batch.cluster.wanted import Wanted
from api.batch.crew import Crew, CrewFactory
from models.text import text
from optimizer.certificate import versions

CONNECT_SECONDS = 10.0
LOOK_SECONDS = 1.0

OnWorkers = Callable[[int, int], None]
"""What hears how many workers there are, and how many runs they do at once: first, and whenever that changes."""


@contextmanager
def cluster(address: str, on_workers: OnWorkers, jobs: int | None = None) -> Iterator[CrewFactory]:
    """Give what gathers a crew over a scheduler: as many runs at once as its workers have threads, at most ``jobs``.

    Raises :class:`ClusterError` where there is no scheduler, no worker, or a worker that does not fit, inside too.
    """
    quiet(logging.CRITICAL)
    known = versions()
    security = security_for(address_of(address), "client")
    try:
        client = Client(address, timeout=CONNECT_SECONDS, security=security, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise no_scheduler(address) from error
    with client:
        try:
            _look(client, known)
            client.register_plugin(Wanted())
        except (OSError, TimeoutError) as error:
            raise scheduler_lost(address) from error
        seats = _Seats(client, address, on_workers, jobs)
        if not seats():
            raise no_workers(address)

        @contextmanager
        def gather(number: int, stop: threading.Event) -> Iterator[Crew]:
            executor = client.get_executor(pure=False)
            perform = partial(perform_there, wanted=known)
            yield Crew(executor, perform, seats, (KilledWorker,), partial(_end_of, client, address))

        yield gather


@dataclass
class _Seats:
    """How many runs the workers do at once; asked of the scheduler once a second at most."""

    client: Client
    address: str
    on_workers: OnWorkers
    most: int | None
    looked: float = float("-inf")
    known: tuple[int, int] = (-1, -1)

    def __call__(self) -> int:
        if time.monotonic() - self.looked > LOOK_SECONDS:
            try:
                threads = self.client.nthreads()
            except (OSError, TimeoutError) as error:
                raise scheduler_lost(self.address) from error
            now = (len(threads), sum(threads.values()))
            self.looked = time.monotonic()
            if now != self.known:
                self.known = now
                self.on_workers(*now)
        return self.known[1] if self.most is None else min(self.most, self.known[1])


def _look(client: Client, wanted: Mapping[str, str]) -> None:
    """Raise :class:`ClusterError` with every worker that does not fit."""
    answers = client.run(why_unfit, wanted, on_error="return")
    missing = text("未安装 xiachen", "xiachen is not installed")
    found = {worker: missing if isinstance(why, Exception) else why for worker, why in answers.items() if why}
    if found:
        raise unfit(found)


def _end_of(client: Client, address: str, error: BaseException | None) -> ClusterError | None:
    """Return why the batch cannot go on: the scheduler is gone, or a run has told that its worker does not fit."""
    if isinstance(error, UnfitError):
        return unfit({error.address: error.why})
    return None if client.status == "running" else scheduler_lost(address)
