"""From a job to what the planner sees: run it, write its files, show them, choose the exit code."""

import threading
from dataclasses import dataclass
from pathlib import Path

from api.cli import words
from api.cli.exits import ExitCode
from api.cli.interrupt import stop_on_interrupt
from api.cli.outcome import show_outcome, solve_document
from api.cli.progress import progress
from api.cli.session import InternalFaultError, Session
from api.runner import SolveJob, SolveResult, supervise
from models.certificate import Outcome
from models.files import ReadResult
from models.files.out import Results, write_results
from models.files.out.atomic import write_text
from models.text import Text

CODES = {
    Outcome.OPTIMAL: ExitCode.ANSWERED,
    Outcome.FEASIBLE: ExitCode.ANSWERED,
    Outcome.INFEASIBLE: ExitCode.INFEASIBLE,
    Outcome.UNKNOWN: ExitCode.NOTHING_FOUND,
}


@dataclass(frozen=True)
class Delivery:
    """Where the results of a solve go, and whether they carry names."""

    folder: Path
    anonymous: bool = False


def solve_and_show(read: ReadResult, job: SolveJob, delivery: Delivery, run: Session) -> SolveResult:
    """Solve ``job``, write its results and show them; ``run`` gets the exit code.

    Ctrl-C ends the solve and keeps its best plan; while results are written it changes nothing, so that they are of
    one plan. Raises ``InternalFaultError`` for a solve that failed, after saving what it had found.
    """
    with stop_on_interrupt(lambda: run.note(words.STOPPING)) as stop:
        result = run_job(job, stop, run)
        if result.failure is not None:
            raise InternalFaultError(rescue(result, delivery.folder), result.failure.detail)
        run.code = exit_code(result)
        files = write_files(result, read, delivery, run)
    show_outcome(result, files, delivery.folder, run)
    run.answer(**solve_document(result, read, files, delivery.folder))
    return result


def run_job(job: SolveJob, stop: threading.Event, run: Session) -> SolveResult:
    """Solve with progress on the screen; setting ``stop`` ends the solve and keeps its best plan."""
    title = words.SOLVING.fill(name=job.county.county.name, first=job.first.isoformat(), last=job.last.isoformat())
    with progress(run, title) as on_event:
        return supervise(job, on_event, stop)


def exit_code(result: SolveResult) -> ExitCode:
    """Return the exit code of a solve that did not fail."""
    if result.cancelled:
        return ExitCode.INTERRUPTED
    return CODES[result.outcome] if result.outcome else ExitCode.INTERNAL


def write_files(result: SolveResult, read: ReadResult, delivery: Delivery, run: Session) -> tuple[Path, ...]:
    """Write every result file of a plan; nothing where there is no plan."""
    if result.plan is None or result.verdict is None or result.certificate is None:
        return ()
    results = Results(result.case, result.plan, result.verdict, result.certificate, read.defaults, read.issues)
    return write_results(delivery.folder, results, lang=run.lang, anonymous=delivery.anonymous)


def rescue(result: SolveResult, folder: Path) -> Text:
    """Save the best plan of a failed solve, where there is one; return what to tell."""
    message = result.failure.message if result.failure else words.UNEXPECTED.fill(kind="")
    if result.rescued is None:
        return message
    path = folder / "plan.json"
    write_text(path, result.rescued.model_dump_json(indent=2) + "\n")
    saved = words.RESCUED.fill(path=path)
    return Text(zh=f"{message.zh}；{saved.zh}", en=f"{message.en}; {saved.en}")
