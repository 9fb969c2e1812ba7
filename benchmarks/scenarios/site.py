"""A scheduler, its workers and a main process, each in a session of its own, on this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.service import processes

ROOT = Path(__file__).parents[2]
XIACHEN = ("-c", "from api.cli.entry import run; run()")
PATIENCE = 120.0
Process = subprocess.Popen[bytes]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Site:
    """The processes of a batch; their logs are in ``folder``."""

    folder: Path
    batch: tuple[str, ...]
    workers: int = 2
    port: int = field(default_factory=free_port)
    running: dict[str, Process] = field(default_factory=dict)
    ended: list[int] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Return the address of the scheduler."""
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def names(self) -> list[str]:
        """Return the names of the workers."""
        return [f"worker{n}" for n in range(self.workers)]

    def start(self) -> None:
        """Start what does not run, the scheduler first, the main process once all workers have joined."""
        if self._start("scheduler", "-m", "dask", "scheduler", "--host", "127.0.0.1", "--port",
                       str(self.port), "--no-dashboard"):  # fmt: skip
            self._until(self._listening)
        for name in self.names:
            if self._start(name, *XIACHEN, "worker", self.address, "--jobs", "1", "--host", "127.0.0.1"):
                self._until(partial(self._joined, name))
        self._start("main", "-m", "benchmarks.scenarios.logged", *self.batch, "--dask", self.address)

    def kill(self, name: str) -> None:
        """End a process as a power cut does."""
        os.kill(self.running[name].pid, signal.SIGKILL)
        self.wait(name)

    def wait(self, name: str, seconds: float = PATIENCE) -> int:
        """Wait until a process has ended; return its exit code."""
        process = self.running[name]
        code = process.wait(seconds)
        self.ended.append(process.pid)
        del self.running[name]
        return code

    def settled(self, idle: bool) -> tuple[list[int], float]:
        """Return what is left of ended processes after a while, and after how many seconds nothing was.

        Where nobody asks for solves any more (``idle``) nothing is left that solves either.
        """
        began = time.monotonic()
        while True:
            left = [pid for leader in self.ended for pid in processes.of_session(leader)]
            if idle:
                left += [pid for name in self.names if name in self.running for pid in self._solving(name)]
            seconds = time.monotonic() - began
            if not left or seconds > PATIENCE:
                return left, seconds
            time.sleep(0.1)

    def close(self) -> None:
        """End everything."""
        for name in [*self.running]:
            self.kill(name)

    def _solving(self, name: str) -> list[int]:
        return processes.solving(self.running[name].pid)

    def _start(self, name: str, *command: str) -> bool:
        if name in self.running:
            return False
        with (self.folder / f"{name}.log").open("wb") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        return True

    def _joined(self, name: str) -> bool:
        return b"tcp://" in (self.folder / f"{name}.log").read_bytes()

    def _listening(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"see the logs in {self.folder}")
            time.sleep(0.05)
