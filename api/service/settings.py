"""What a server is started with."""

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from api.horizon import LONGEST_DAYS
from api.runner import memory_limit
from models.files.input.limits import LIMITS

DATABASE = "sqlite:///xiachen-store.db"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much one server takes on.

    ``solve_seconds`` is the longest that may be asked for, ``default_seconds`` what holds where nothing is asked;
    after ``prepare_seconds`` no work on the counties of a batch begins. ``queue`` counts waiting jobs of everybody,
    ``open_jobs`` and ``streams`` those of one commission; ``all_streams``, ``waits`` and ``preparations`` of batches,
    half of them for one commission, leave threads for everybody else; ``reads`` are files that are read, plans that
    are judged and the like at once, each in a child of its own; ``rate`` is of one token.
    """

    body_bytes: int = LIMITS.file_bytes
    horizon_days: int = LONGEST_DAYS
    solve_seconds: float = 3600.0
    default_seconds: float = 600.0
    prepare_seconds: float = 60.0
    concurrency: int = 2
    queue: int = 1000
    open_jobs: int = 500
    streams: int = 20
    all_streams: int = 22
    waits: int = 4
    preparations: int = 4
    reads: int = 2
    rate: str = "300/second"

    @property
    def memory_bytes(self) -> int:
        """What one solve may hold: an equal part of what all solves together may."""
        return memory_limit() // self.concurrency


@dataclass(frozen=True, kw_only=True)
class Settings:
    """A server: where it listens, what it keeps its rows in, who may come in; ``retention_days`` of ended jobs."""

    host: str = "127.0.0.1"
    port: int = 8080
    database: str = DATABASE
    token_file: Path | None = None
    threads: int = 32
    heartbeat_seconds: float = 15.0
    retention_days: int = 365
    limits: Limits = field(default_factory=Limits)

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Return whether a name or address is of this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
