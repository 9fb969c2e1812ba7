"""Watching a running solve: what it tells, and the limits that end it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from api.runner.job import SolveJob
from api.runner.messages import Crashed, Finished, Message, Progress, Started
from api.runner.process import WorkerLostError, WorkerProcess
from api.runner.spent import Spent
from models.certificate import Termination
from optimizer.answer import AnyAnswer, AnyEvent

POLL_SECONDS = 0.1
STARTUP_SECONDS = 120.0
GRACE_SECONDS = 2.0

OnEvent = Callable[[AnyEvent], None]


@dataclass
class Watch:
    """What a solve has told so far; ``limit`` says which limit of the parent's ended it, ``lost`` its exit code.

    ``spent`` is what the solve took, as it says itself at its end, or as it was seen when it was ended.
    """

    best: AnyEvent | None = None
    answer: AnyAnswer | None = None
    crash: Crashed | None = None
    lost: WorkerLostError | None = None
    limit: Termination | None = None
    began: float = field(default_factory=time.monotonic)
    started: bool = False
    spent: Spent | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more is to come."""
        return bool(self.answer or self.crash or self.lost or self.limit)

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return time.monotonic() - self.began

    def take(self, message: Message | None, on_event: OnEvent) -> None:
        """Take in one message."""
        match message:
            case Started():
                self.began, self.started = time.monotonic(), True
            case Progress():
                event = message.unpack()
                self.best = event if event.plan is not None else self.best
                on_event(event)
            case Finished():
                self.answer, self.spent = message.unpack(), message.spent
            case Crashed():
                self.crash, self.spent = message, message.spent
            case None:
                pass


def watch(worker: WorkerProcess, job: SolveJob, on_event: OnEvent, stop: threading.Event) -> Watch:
    """Follow ``worker`` until it answers, dies, is asked to stop, or reaches a limit; return what it told.

    Time: the child is expected to keep ``job.options.time_limit`` by itself, and is killed ``GRACE_SECONDS`` later.
    """
    seen = Watch()
    while not seen.over:
        receive(seen, worker, POLL_SECONDS, on_event)
        if not seen.over:
            seen.limit = limit_reached(seen, worker, job, stop)
    if seen.limit:
        seen.spent = worker.spent()
        worker.kill()
        drain(seen, worker, on_event)
    return seen


def receive(seen: Watch, worker: WorkerProcess, seconds: float, on_event: OnEvent) -> bool:
    """Take in the next message within ``seconds``; return whether there was one."""
    try:
        message = worker.receive(seconds)
    except WorkerLostError as error:
        seen.lost = error
        return False
    seen.take(message, on_event)
    return message is not None


def drain(seen: Watch, worker: WorkerProcess, on_event: OnEvent) -> None:
    """Take in what the child had sent before it was killed; that it is gone is no news."""
    while receive(seen, worker, 0, on_event):
        pass
    seen.lost = None


def limit_reached(seen: Watch, worker: WorkerProcess, job: SolveJob, stop: threading.Event) -> Termination | None:
    """Return which limit ends the solve now, or ``None``."""
    if stop.is_set():
        return Termination.FINISH_NOW
    if seen.seconds > allowed_seconds(seen, job):
        return Termination.TIME_LIMIT
    if job.memory_limit is not None and worker.resident_bytes() > job.memory_limit:
        return Termination.MEMORY_LIMIT
    return None


def allowed_seconds(seen: Watch, job: SolveJob) -> float:
    """Return how long the present phase may take: starting up, or solving with a short grace."""
    if not seen.started:
        return STARTUP_SECONDS
    return float("inf") if job.options.time_limit is None else job.options.time_limit + GRACE_SECONDS
