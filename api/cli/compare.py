"""``xiachen compare``: every variant of a scenario file, side by side."""

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from api.batch import Interrupted, Order, Prepared, prepare, run_batch
from api.batch.crew import CrewFactory
from api.batch.differ import differences, names_of_places
from api.batch.files import Written, write_comparison
from api.batch.log import LOG, logged
from api.batch.run import OnRow
from api.cli import words_compare as words
from api.cli.batch_progress import batch_progress
from api.cli.cluster import crew_of
from api.cli.county import show_warnings
from api.cli.exits import ExitCode
from api.cli.folders import ready_folder
from api.cli.interrupt import stop_on_interrupt
from api.cli.issues import fault, issue_document
from api.cli.options import AnonymousOption, JsonOption, LangOption, ServerOption, TokenFileOption
from api.cli.remote import batch_of, service_of
from api.cli.remote.words import BATCH_DASK, BATCH_DASK_REMEDY
from api.cli.session import Session, session
from models.certificate import Outcome, State
from models.folder.lock import locked, whoever
from models.scenario import ReadScenarios, Run, read_scenarios
from models.scenario.row import ResultRow

ScenarioFile = Annotated[
    Path, typer.Argument(metavar="FILE", show_default=False, help="情景文件 .yaml 或 .json | the scenario file")
]
OutOption = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", show_default=False, help="结果文件夹，可续算 | folder of results, resumed"),
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", min=1, max=256, help="同时求解数，默认本机处理器数或各工作机之和 | solves at once"),
]
DaskOption = Annotated[
    str,
    typer.Option("--dask", metavar="URL", show_default=False, help="由 Dask 工作机求解 | by a scheduler's workers"),
]

Solve = Callable[[Sequence[Order], Path, threading.Event, OnRow], Mapping[str, ResultRow]]
"""What does the runs of a batch: this machine, a cluster or a service."""
SHOWN = 10
"""Failed runs that are named on the screen; the table has them all."""


def compare(
    file: ScenarioFile,
    out: OutOption,
    jobs: JobsOption = None,
    dask: DaskOption = "",
    anonymous: AnonymousOption = False,
    server: ServerOption = "",
    token_file: TokenFileOption = None,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """批量求解多种情景并比较，中断后可续算 | Solve the scenarios of a file and compare them; resumes."""
    with session(lang, json) as run, service_of(server, token_file, lang) as service:
        if service is not None and dask:
            raise fault("server_and_dask", BATCH_DASK, BATCH_DASK_REMEDY, "--server")
        read = read_scenarios(file)
        folder, here = ready_folder(out), os.cpu_count() or 1
        with crew_of(dask, jobs, run) as crew, locked(folder, whoever()), logged(folder):
            made = prepare(read, file.parent, folder, here if dask else jobs or here, anonymous)
            show_warnings(made.issues, run)
            there = batch_of(service, read.scenarios, file.parent, anonymous, run)
            rows = solve_all(made.orders, folder, run, there or here_by(jobs or here, crew))
            if rows is None:
                return
            results = [(order.run, rows[order.hash]) for order in made.orders]
            written = deliver(read, made, results, folder, run)
        run.code = exit_code(list(rows.values()))
        show(results, written, folder, run)
        run.answer(**document(made, results, written, folder))


def here_by(jobs: int, crew: CrewFactory) -> Solve:
    """Return what does so many runs at once by a crew."""
    return lambda orders, folder, stop, on_row: run_batch(orders, folder, jobs, stop, on_row, crew)


def solve_all(orders: Sequence[Order], folder: Path, run: Session, solve: Solve) -> Mapping[str, ResultRow] | None:
    """Do the runs with progress on the screen; ``None`` where Ctrl-C ended them, what is done being kept."""
    done: list[str] = []
    total = len({order.hash for order in orders})
    labels = {order.hash: order.run.label for order in orders}
    with stop_on_interrupt(lambda: run.note(words.STOPPING)) as stop, batch_progress(run, total, labels) as on_row:

        def hear(row: ResultRow, known: bool) -> None:
            done.append(row.run)
            on_row(row, known)

        try:
            return solve(orders, folder, stop, hear)
        except Interrupted:
            run.code = ExitCode.INTERRUPTED
    run.note(words.INTERRUPTED, done=len(done), total=total)
    run.answer(done=len(done), total=total, folder=str(folder))
    return None


def deliver(
    read: ReadScenarios, made: Prepared, results: Sequence[tuple[Run, ResultRow]], folder: Path, run: Session
) -> Written:
    """Write table and comparison."""
    changes = differences(read.scenarios, results, folder)
    names = names_of_places(made.orders, folder) if changes else {}
    return write_comparison(folder, read.scenarios, results, changes, names, run.lang)


def exit_code(rows: Sequence[ResultRow]) -> ExitCode:
    """Return 4 where a run failed, 0 where any has a plan, 1 where all are infeasible, 3 where nothing was found."""
    if any(row.failed is not None for row in rows):
        return ExitCode.INTERNAL
    if any(row.scores for row in rows):
        return ExitCode.ANSWERED
    infeasible = all(row.outcome is Outcome.INFEASIBLE for row in rows)
    return ExitCode.INFEASIBLE if infeasible else ExitCode.NOTHING_FOUND


def show(results: Sequence[tuple[Run, ResultRow]], written: Written, folder: Path, run: Session) -> None:
    """Show how many runs came to what, those that failed, and the files."""
    counts = {outcome.text: sum(row.outcome is outcome for _, row in results) for outcome in Outcome}
    failed = [(its, row.failed) for its, row in results if row.failed is not None]
    counts[State.FAILED.text] = len(failed)
    said = "  ".join(f"{run.say(outcome)} {count}" for outcome, count in counts.items() if count)
    run.line(words.DONE, style="bold", total=len(results), outcomes=said)
    for its, why in failed[:SHOWN]:
        run.line(words.FAILED, style="bold red", label=its.label, why=why.message)
    if failed:
        run.line(words.SEE_LOG, path=str(folder / LOG))
    if not written.parquet:
        run.note(words.NO_PARQUET)
    run.line(words.WRITTEN, folder=str(folder), files="  ".join(path.name for path in written.files))


def document(
    made: Prepared, results: Sequence[tuple[Run, ResultRow]], written: Written, folder: Path
) -> dict[str, Any]:
    """Return the batch as JSON: how many runs, those that failed, files; the table itself is a file."""
    return {
        "runs": len(results),
        "solved": len({row.run for _, row in results}),
        "failed": [{"label": run.label, "code": row.failed.code} for run, row in results if row.failed is not None],
        "folder": str(folder),
        "files": [str(path) for path in written.files],
        "issues": [issue_document(issue) for issue in made.issues],
    }
