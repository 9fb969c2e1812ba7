"""One run in a process of its own, so that memory is its own and an overrun can be ended."""

import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from api.garbage import collect_seldom

GRACE = 90.0
"""Seconds beyond its limit after which a run is ended: what a solver that overruns is allowed."""


@dataclass(frozen=True)
class Ran:
    """What a run returned (``None`` where it failed or overran), its seconds and its peak memory in MB."""

    result: Any
    seconds: float
    megabytes: int
    failure: str = ""


def run_apart(work: Callable[..., Any], *arguments: Any, limit: float) -> Ran:
    """Run ``work(*arguments)`` in a new process and group; end it ``GRACE`` seconds after ``limit``."""
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, work, arguments))
    begin = monotonic()
    process.start()
    theirs.close()
    if not mine.poll(limit + GRACE):
        _end(process.pid)
        process.join()
        return Ran(None, monotonic() - begin, 0, "overran its limit")
    try:
        ran: Ran = mine.recv()
    except EOFError:
        ran = Ran(None, monotonic() - begin, 0, "died")
    process.join()
    return ran


def _end(pid: int | None) -> None:
    if pid is not None:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def _run(pipe: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    os.setsid()
    collect_seldom()
    begin = monotonic()
    try:
        result, failure = work(*arguments), ""
    except Exception as error:
        result, failure = None, f"{type(error).__name__}: {error}"
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    pipe.send(Ran(result, monotonic() - begin, used // 1024, failure))
    pipe.close()
