"""Schedulers, workers and main processes of a cluster, each a process that a test may kill."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.api.batch.solvers import GO, PATIENCE

ENTRY = "from api.cli.entry import run; run()"
SCHEDULER = """
import asyncio
from distributed import Scheduler
async def run():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False, dashboard_address="127.0.0.1:0") as its:
        print(its.address, flush=True)
        await its.finished()
asyncio.run(run())
"""


@contextmanager
def running(*command: str) -> Iterator["subprocess.Popen[str]"]:
    """Give a process of this Python, once it has said its first line; kill it at the end, and wait."""
    whole = [sys.executable, "-c", *command]
    process = subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def scheduler() -> "Iterator[tuple[str, subprocess.Popen[str]]]":
    """Give a scheduler and its address."""
    with running(SCHEDULER) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), process


@contextmanager
def worker(address: str, jobs: int = 1) -> Iterator["subprocess.Popen[str]"]:
    """Give ``xiachen worker``, joined."""
    with running(ENTRY, "worker", address, "--jobs", str(jobs), "--host", "127.0.0.1", "--lang", "en") as process:
        assert process.stdout is not None
        assert "has joined" in process.stdout.readline()
        yield process


def begun(folder: Path) -> dict[int, list[int]]:
    """Return the processes that have begun to solve, by seed."""
    found: dict[int, list[int]] = {}
    for seed, _, pid in (path.name.partition("-") for path in folder.iterdir() if path.name != GO):
        found.setdefault(int(seed), []).append(int(pid))
    return found


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def gone(pid: int) -> bool:
    """Return whether a process is no more."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
