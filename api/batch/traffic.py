"""Runs on their way to a crew and back: few are out at once, each comes back once."""

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from api.batch.crew import Crew, CrewLostError
from api.batch.order import Order
from api.batch.perform import Runner, failed
from api.batch.task import Done, Task
from api.runner import FailureCode
from api.traces import trace_of

POLL_SECONDS = 0.2


@dataclass
class Traffic:
    """The orders that are ``left`` to go out, and those that are ``out``; ``end`` is why the crew can do no more."""

    left: deque[Order]
    folder: Path
    stop: threading.Event
    crew: Crew
    runner: Runner
    out: "dict[Future[Done | None], Order]" = field(default_factory=dict)
    end: CrewLostError | None = None

    def done(self) -> Iterator[Done]:
        """Yield runs as they end; raise :class:`CrewLostError` once all that had ended have been yielded."""
        while self.out or (self.left and not self.stop.is_set()):
            yield from self._send()
            if self.stop.is_set():
                for future in self.out:
                    future.cancel()
            yield from self._gather()
            if self.end is not None:
                raise self.end

    def _send(self) -> Iterator[Done]:
        """Send out as many as the crew wants; yield those whose county cannot be read."""
        try:
            self.end = self.crew.end(None)
            while self.end is None and self.left and not self.stop.is_set() and len(self.out) < self.crew.window():
                order = self.left.popleft()
                try:
                    self.out[self.crew.submit(Task.of(order, self.folder), self.runner)] = order
                except OSError as error:
                    yield failed(order, FailureCode.INTERNAL, fault=trace_of(error))
        except CrewLostError as error:
            self.end = error

    def _gather(self) -> Iterator[Done]:
        """Yield those that have ended; one that came back undone, as its worker left, shall go out again."""
        if not self.out:
            self.stop.wait(POLL_SECONDS)
        for future in wait(self.out, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED).done:
            order = self.out.pop(future)
            done = self._outcome(future, order)
            if done is not None:
                yield done
            else:
                self.left.append(order)

    def _outcome(self, future: "Future[Done | None]", order: Order) -> Done | None:
        """Return what became of a run; ``None`` where it is not done."""
        if future.cancelled():
            return None
        error = future.exception()
        if error is None:
            return future.result()
        end = self.crew.end(error)
        if end is not None:
            self.end = end
            return None
        code = FailureCode.WORKER_LOST if isinstance(error, self.crew.lost) else FailureCode.INTERNAL
        return failed(order, code, fault=trace_of(error))
