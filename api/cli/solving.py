"""From a job to what the planner sees: run it, write its files, show them, choose the exit code."""

import threading
from collections.abc import Callable
from pathlib import Path

from api.cli import words
from api.cli.exits import ExitCode
from api.cli.faces import Delivery, face_of, title_of
from api.cli.interrupt import stop_on_interrupt
from api.cli.outcome import show_outcome, solve_document
from api.cli.progress import OnStep, step_of, steps
from api.cli.session import InternalFaultError, Session
from api.runner import SolveJob, SolveResult, supervise
from models.certificate import Outcome
from models.files import ReadResult
from models.files.out.atomic import write_text
from models.text import Text

CODES = {
    Outcome.OPTIMAL: ExitCode.ANSWERED,
    Outcome.FEASIBLE: ExitCode.ANSWERED,
    Outcome.INFEASIBLE: ExitCode.INFEASIBLE,
    Outcome.UNKNOWN: ExitCode.NOTHING_FOUND,
}


Solver = Callable[[SolveJob, OnStep, threading.Event], SolveResult]
"""What solves a job, tells its steps, and ends with the best plan where the event is set."""


def here(job: SolveJob, on_step: OnStep, stop: threading.Event) -> SolveResult:
    """Solve ``job`` on this machine, in a process of its own."""
    return supervise(job, lambda event: on_step(step_of(event)), stop)


def solve_and_show(
    read: ReadResult, job: SolveJob, delivery: Delivery, run: Session, solver: Solver = here
) -> SolveResult:
    """Solve ``job``, write its results and show them; ``run`` gets the exit code.

    Ctrl-C ends the solve and keeps its best plan; while results are written it changes nothing, so that they are of
    one plan. Raises ``InternalFaultError`` for a solve that failed, after saving what it had found.
    """
    with stop_on_interrupt(lambda: run.note(words.STOPPING)) as stop:
        with steps(run, title_of(job)) as on_step:
            result = solver(job, on_step, stop)
        if result.failure is not None:
            raise InternalFaultError(rescue(result, delivery.folder), result.failure.detail)
        run.code = exit_code(result)
        files = face_of(result).write(result, read, delivery, run.lang)
    show_outcome(result, files, delivery.folder, run)
    run.answer(**solve_document(result, read, files, delivery.folder))
    return result


def exit_code(result: SolveResult) -> ExitCode:
    """Return the exit code of a solve that did not fail."""
    if result.cancelled:
        return ExitCode.INTERRUPTED
    return CODES[result.outcome] if result.outcome else ExitCode.INTERNAL


def rescue(result: SolveResult, folder: Path) -> Text:
    """Save the best plan of a failed solve, where there is one; return what to tell."""
    message = result.failure.message if result.failure else words.UNEXPECTED.fill(kind="")
    if result.rescued is None:
        return message
    path = folder / "plan.json"
    write_text(path, result.rescued.model_dump_json(indent=2) + "\n")
    saved = words.RESCUED.fill(path=path)
    return Text(zh=f"{message.zh}；{saved.zh}", en=f"{message.en}; {saved.en}")
