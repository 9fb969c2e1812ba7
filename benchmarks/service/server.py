"""A server in a session of its own, that can be killed and started again on the same store."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from api.service.access.caller import Role
from api.service.access.token_file import create_token
from benchmarks.service import processes

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from api.cli.entry import run; run()", "serve", "--port", "0", "--lang", "en")
PATIENCE = 120.0


@dataclass
class Server:
    """A server whose tokens and log are in ``folder``, as is its store without ``database``, the URL of another.

    Each of ``commissions`` has a token.
    """

    folder: Path
    database: str = ""
    commissions: tuple[str, ...] = ("C1",)
    concurrency: int = 2
    tokens: dict[str, str] = field(default_factory=dict)
    url: str = ""
    process: "subprocess.Popen[str] | None" = None
    sessions: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = self.database or f"sqlite:///{self.folder}/store.db"
        for name in self.commissions:
            self.tokens[name] = create_token(self.folder / "tokens.json", name, Role.ADMIN)[0]

    @property
    def kind(self) -> str:
        """What its store is: ``sqlite`` or ``postgresql``."""
        return self.database.partition(":")[0].partition("+")[0]

    @property
    def pid(self) -> int:
        """The process, which leads its session."""
        assert self.process is not None
        return self.process.pid

    def start(self) -> None:
        """Start, and wait until it listens."""
        options = ("--database", self.database, "--tokens", str(self.folder / "tokens.json"))
        more = ("--concurrency", str(self.concurrency))
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                [*COMMAND, *options, *more],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        self.sessions.append(self.pid)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line.startswith("listening on http"):
            raise RuntimeError(f"the server did not start: see {self.folder / 'server.log'}")
        self.url = line.split()[2]

    def alive(self) -> bool:
        """Return whether it runs and answers."""
        assert self.process is not None
        with suppress(httpx.HTTPError):
            return self.process.poll() is None and httpx.get(f"{self.url}/v1/health", timeout=30).status_code == 200
        return False

    def kill(self) -> None:
        """End it as a power cut does."""
        os.kill(self.pid, signal.SIGKILL)
        self._wait()

    def stop(self) -> None:
        """Tell it to end."""
        assert self.process is not None
        self.process.terminate()
        self._wait()

    def _wait(self) -> None:
        assert self.process is not None
        self.process.wait(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def client(self, commission: str = "") -> httpx.Client:
        """Return a client with a commission's token."""
        token = self.tokens[commission or self.commissions[0]]
        return httpx.Client(base_url=self.url, headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE)

    def orphans(self, seconds: float = 15.0) -> list[int]:
        """Return the processes of earlier servers that are still there after ``seconds``."""
        end = time.monotonic() + seconds
        running = self.process is not None and self.process.poll() is None
        gone = [leader for leader in self.sessions if not (running and leader == self.pid)]
        while True:
            left = [pid for leader in gone for pid in processes.of_session(leader)]
            if not left or time.monotonic() > end:
                return left
            time.sleep(0.1)


@contextmanager
def served(server: Server) -> Iterator[Server]:
    """Run a server and end it at last."""
    server.start()
    try:
        yield server
    finally:
        if server.process is not None and server.process.poll() is None:
            server.stop()
