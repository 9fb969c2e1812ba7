"""The child process: one solve, in a process group of its own, that dies with its parent."""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait

from api.runner.job import SolveJob
from api.runner.messages import Crashed, Finished, Message, Progress, Started
from models.roster import RosterCase
from optimizer.answer import Event, Listener, RosterAnswer, SolveOptions

Solver = Callable[[RosterCase, SolveOptions, Listener], RosterAnswer]


def work(job: SolveJob, solver: Solver, pipe: Connection) -> None:
    """Solve ``job`` and send every message through ``pipe``; this is where the child process begins."""
    stand_apart()
    threading.Thread(target=die_with_parent, daemon=True).start()
    try:
        pipe.send(Started())
        pipe.send(Finished.of(solver(job.case(), job.options, tell(pipe.send))))
    except MemoryError as error:
        pipe.send(crash(error, out_of_memory=True))
    except Exception as error:  # the boundary of a process: whatever it was, the parent must hear of it
        pipe.send(crash(error, out_of_memory=False))
    finally:
        pipe.close()


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

    def listen(event: Event) -> None:
        send(Progress.of(event))

    return listen


def crash(error: BaseException, out_of_memory: bool) -> Crashed:
    """Describe an error for the parent."""
    return Crashed(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)), out_of_memory)
