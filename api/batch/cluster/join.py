"""A machine that solves for others: a Dask worker whose threads each supervise a child process."""

import asyncio
import errno
import logging
import signal
from collections.abc import Callable

from distributed import Worker

from api.batch.cluster.faults import address_of, cannot_listen, no_scheduler, scheduler_lost
from api.batch.cluster.quiet import quiet
from api.batch.cluster.tls import security_for

CONNECT_SECONDS = 10.0


def join(address: str, jobs: int, host: str, port: int, on_joined: Callable[[str], None]) -> None:
    """Work for a scheduler until a signal ends this process; ``on_joined`` hears this worker's address.

    Raises :class:`ClusterError` where there is no scheduler, or none any more. Whatever happens, solves end with it.
    """
    quiet(logging.ERROR)
    asyncio.run(_work(address_of(address), jobs, host, port, on_joined))


async def _work(address: str, jobs: int, host: str, port: int, on_joined: Callable[[str], None]) -> None:
    worker = Worker(
        address,
        nthreads=jobs,
        host=host or None,
        port=port,
        security=security_for(address, "worker"),
        memory_limit=0,  # solves are children, each with a limit of its own
        dashboard=False,
        dashboard_address="127.0.0.1:0",
        death_timeout=CONNECT_SECONDS,
    )
    asked = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    try:
        await worker
    except (OSError, TimeoutError, RuntimeError) as error:
        raise (cannot_listen(host, port) if _of_listening(error) else no_scheduler(address)) from error
    on_joined(worker.address)
    leaving = asyncio.ensure_future(asked.wait())
    over = asyncio.ensure_future(worker.finished())
    await asyncio.wait((leaving, over), return_when=asyncio.FIRST_COMPLETED)
    leaving.cancel()
    if not asked.is_set():
        raise scheduler_lost(address)
    await worker.close_gracefully()


def _of_listening(error: BaseException | None) -> bool:
    """Return whether an error, or what it came from, is of an address that this machine cannot listen at."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
            return True
        error = error.__cause__ or error.__context__
    return False
