"""The child process: one solve, in a process group of its own, that dies with its parent."""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from api.garbage import collect_seldom
from api.runner.job import SolveJob
from api.runner.messages import Crashed, Finished, Message, Progress, Started
from api.runner.spent import spent
from api.traces import trace_of
from optimizer.answer import AnyAnswer, AnyEvent, Listener, SolveOptions

Solver = Callable[[Any, SolveOptions, Listener], AnyAnswer]
"""What solves a case of one decision."""


def work(pipe: Connection) -> None:
    """Receive a job and its solver, solve, and send every message through ``pipe``; here the child process begins."""
    stand_apart()
    collect_seldom()
    threading.Thread(target=die_with_parent, daemon=True).start()
    with pipe:
        given = receive(pipe)
        if given is not None:
            os.nice(given[0].niceness)
            answer(*given, pipe.send)


def answer(job: SolveJob, solver: Solver, send: Callable[[Message], None]) -> None:
    """Solve ``job`` and send what is told on the way and, last, the answer or how the solve crashed."""
    try:
        send(Started())
        found = solver(job.case(), job.options, tell(send))
        send(Finished.of(found, spent()))
    except MemoryError as error:
        send(crash(error, out_of_memory=True))
    except Exception as error:  # the boundary of a process: whatever it was, the parent must hear of it
        send(crash(error, out_of_memory=False))


def receive(pipe: Connection) -> tuple[SolveJob, Solver] | None:
    """Return the job and its solver, or ``None`` where the parent is gone before all of it came."""
    try:
        given: tuple[SolveJob, Solver] = pipe.recv()
    except (EOFError, OSError):
        return None
    return given


def stand_apart() -> None:
    """Lead a process group, so that one kill reaches all that a solver starts; print nothing on standard output."""
    os.setpgid(0, 0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def die_with_parent() -> None:
    """Wait until the parent is gone, then end the whole group; nothing is left that could be told."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.killpg(0, signal.SIGKILL)


def tell(send: Callable[[Message], None]) -> Listener:
    """Return the listener that sends the events of a solve."""

    def listen(event: AnyEvent) -> None:
        send(Progress.of(event))

    return listen


def crash(error: BaseException, out_of_memory: bool) -> Crashed:
    """Describe an error for the parent."""
    told = "".join(traceback.format_exception(error))
    return Crashed(f"{type(error).__name__}: {error}", told, trace_of(error), out_of_memory, spent())
