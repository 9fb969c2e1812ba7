"""Making a plan in a county folder from the command line: progress, Ctrl-C, what was found, the exit code."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from api.cli.faces import ROSTER_FACE
from api.cli.interrupt import stop_on_interrupt
from api.cli.outcome import show_outcome
from api.cli.progress import progress
from api.cli.session import InternalFaultError, Session
from api.cli.solving import exit_code
from api.cli.words import SOLVING, STOPPING
from api.month.work import Work
from api.runner import SolveResult, memory_limit
from models.policy import Setting
from optimizer.answer import SolveOptions

Made = TypeVar("Made")


@contextmanager
def working(
    run: Session,
    folder: Path,
    span: tuple[date, date],
    options: SolveOptions,
    *,
    profile: str = "",
    settings: tuple[Setting, ...] = (),
    anonymous: bool = False,
) -> Iterator[Work]:
    """Give how a step is to be done, with progress on the screen; Ctrl-C keeps the best plan so far."""
    title = SOLVING.fill(name=folder.name, first=span[0].isoformat(), last=span[1].isoformat())
    with stop_on_interrupt(lambda: run.note(STOPPING)) as stop, progress(run, title) as on_event:
        yield Work(
            options, profile, settings, run.lang, anonymous, on_event=on_event, stop=stop, memory_limit=memory_limit()
        )


def show_made(made: Made | None, result: SolveResult, place: Callable[[Made], Path], run: Session) -> Path | None:
    """Show what a solve found and where it lies; return that place, nothing where no plan was made."""
    if result.failure is not None:
        raise InternalFaultError(result.failure.message, result.failure.detail)
    run.code = exit_code(result)
    its = None if made is None else place(made)
    show_outcome(result, (), its or Path(), run)
    if its is not None:
        run.line(ROSTER_FACE.look_next, report=str(its / "report.html"), workbook=str(its / ROSTER_FACE.workbook))
    return its
