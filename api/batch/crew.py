"""Who does the runs: any ``concurrent.futures.Executor``, here threads that each supervise a child process."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Crew:
    """An executor; setting ``stop`` ends what runs, and what waits does not begin."""

    executor: Executor
    stop: threading.Event


CrewFactory = Callable[[int, threading.Event], AbstractContextManager[Crew]]
"""What gathers a crew that does so many runs at once and hears an event."""


@contextmanager
def threads(jobs: int, stop: threading.Event) -> Iterator[Crew]:
    """Give a crew of ``jobs`` threads of this process; whatever happens inside, its end is waited for."""
    with ThreadPoolExecutor(jobs, thread_name_prefix="batch") as pool:
        try:
            yield Crew(pool, stop)
        except BaseException:
            stop.set()
            raise
