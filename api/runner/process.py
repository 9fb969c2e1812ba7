"""The child process as its parent sees it: start, receive, measure, kill."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from api.runner.job import SolveJob
from api.runner.messages import Message
from api.runner.spent import Spent, spent_by
from api.runner.worker import Solver, work

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["api.runner.worker", "optimizer.roster", "optimizer.siting", "optimizer.headcount", "networkx"]
)


class WorkerLostError(Exception):
    """The child process is gone without a last word; ``exitcode`` is negative where a signal ended it."""

    def __init__(self, exitcode: int | None) -> None:
        super().__init__(f"exit code {exitcode}")
        self.exitcode = exitcode


class WorkerProcess:
    """A child process that solves ``job``; leaving the ``with`` block ends it and everything it started."""

    def __init__(self, job: SolveJob, solver: Solver) -> None:
        self._given = (job, solver)
        self._pipe, self._far_end = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=work, args=(self._far_end,), daemon=False)

    def __enter__(self) -> Self:
        """Start the process and hand it its job; one that is lost meanwhile is news for :meth:`receive`.

        The job goes through the pipe: where this process ends half-way, the child sees the pipe's end and ends too.
        """
        try:
            with suppress(ConnectionError, EOFError):
                self._start()
                self._pipe.send(self._given)
        except BaseException:
            self.kill()
            raise
        return self

    def _start(self) -> None:
        try:
            with without_interrupts():
                self._process.start()
        finally:
            self._far_end.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Kill what still runs."""
        self.kill()
        self._pipe.close()

    def receive(self, seconds: float) -> Message | None:
        """Return the next message, or ``None`` if there is none within ``seconds``.

        Raises :class:`WorkerLostError` when the process is gone and every message has been received.
        """
        if not self._pipe.poll(seconds):
            return None
        try:
            message: Message = self._pipe.recv()
        except (EOFError, ConnectionResetError) as error:
            if self._process.pid is not None:
                self._process.join(1)
            raise WorkerLostError(self._process.exitcode) from error
        return message

    def resident_bytes(self) -> int:
        """Return the resident memory of the process, 0 where it is gone or the system does not tell."""
        with suppress(OSError):
            pages = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        return 0

    def spent(self) -> Spent | None:
        """Return what the process has taken so far, ``None`` where it is gone or the system does not tell."""
        return spent_by(self._process.pid)

    def kill(self) -> None:
        """End the process and its group; messages that it has already sent can still be received."""
        if self._process.pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.join()


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Hold back SIGINT in this thread; a process started meanwhile never receives it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
