"""Who does the runs: any ``concurrent.futures.Executor``, here threads that each supervise a child process."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from api.batch.perform import Runner, perform
from api.batch.task import Done, Task
from api.runner import memory_limit


class CrewLostError(Exception):
    """The crew can do no more runs of this batch."""


class Perform(Protocol):
    """What does a run where the executor takes it; see :func:`api.batch.perform.perform`."""

    def __call__(self, task: Task, *, runner: Runner) -> Done | None:
        """Do a run."""
        ...


def _going_on(error: BaseException | None) -> CrewLostError | None:
    return None


@dataclass(frozen=True)
class Crew:
    """An executor and what it is asked to do; ``window`` tells how many runs it is given at once, now.

    ``lost`` are the errors by which it says that whoever did a run is gone; ``end`` tells why the crew can do no more,
    now or after a run has ended by an error.
    """

    executor: Executor
    perform: Perform
    window: Callable[[], int]
    lost: tuple[type[Exception], ...] = ()
    end: Callable[[BaseException | None], CrewLostError | None] = _going_on

    def submit(self, task: Task, runner: Runner) -> "Future[Done | None]":
        """Have a run done."""
        return self.executor.submit(self.perform, task, runner=runner)


CrewFactory = Callable[[int, threading.Event], AbstractContextManager[Crew]]
"""What gathers a crew that does so many runs at once and hears an event: set, it ends what runs and begins nothing."""


@contextmanager
def threads(jobs: int, stop: threading.Event) -> Iterator[Crew]:
    """Give a crew of ``jobs`` threads of this process; whatever happens inside, its end is waited for.

    Each solve may take its share of the machine's memory.
    """
    share = memory_limit() // jobs
    with ThreadPoolExecutor(jobs, thread_name_prefix="batch") as pool:
        try:
            yield Crew(pool, partial(perform, stop=stop, memory_limit=share), lambda: 2 * jobs)
        except BaseException:
            stop.set()
            raise
