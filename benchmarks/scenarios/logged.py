"""``xiachen compare`` whose every solve notes in a folder that it began, and that it was done: ``FOLDER compare ...``.

The program is not changed: the runner of its batches is one that notes, then supervises.
"""

import os
import sys
import threading
from functools import partial
from pathlib import Path

from api.batch.run import run_batch
from api.cli import compare
from api.runner import OnEvent, SolveJob, SolveResult, supervise

BEGUN, DONE = "begun", "done"


def noted(
    folder: Path, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
) -> SolveResult:
    """Solve, and note before and after, each in one write to a file of its own process."""
    run = f"{job.county.hash[:16]}-{job.options.seed}"
    note(folder, run, BEGUN)
    result = supervise(job, on_event, stop, discard=discard)
    note(folder, run, DONE)
    return result


def note(folder: Path, run: str, what: str) -> None:
    """Add a line that no kill can tear."""
    handle = os.open(folder / f"{os.getpid()}.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(handle, f"{run} {what}\n".encode())
    finally:
        os.close(handle)


def main() -> None:
    """Run the command line with the runner that notes."""
    from api.cli.entry import run

    folder = Path(sys.argv.pop(1))
    setattr(compare, "run_batch", partial(run_batch, runner=partial(noted, folder)))  # noqa: B010
    run()


if __name__ == "__main__":
    from benchmarks.scenarios.logged import main as importable

    importable()  # so that a worker finds the runner by the name of its module
