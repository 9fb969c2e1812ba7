"""What is seen while a batch runs: a bar on a terminal, a line for each run elsewhere, nothing for machines."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from api.batch.run import OnRow
from api.cli import words_compare as words
from api.cli.session import Session, print_line
from models.scenario.row import ResultRow


@contextmanager
def batch_progress(run: Session, total: int, labels: Mapping[str, str]) -> Iterator[OnRow]:
    """Give the listener of a batch that shows on standard error how far it is."""
    if run.json:
        yield lambda row, known: None
    elif run.errors.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, TimeRemainingColumn(), console=run.errors, transient=True) as bar:
            task = bar.add_task(run.say(words.SOLVING), total=total)
            yield lambda row, known: bar.advance(task)
    else:
        yield _lines(run, total, labels)


def _lines(run: Session, total: int, labels: Mapping[str, str]) -> OnRow:
    """Return a listener that prints one line for each run that was solved."""
    heard = 0

    def show(row: ResultRow, known: bool) -> None:
        nonlocal heard
        heard += 1
        said = words.KEPT if known else (words.FAILED_ONE if row.failed else words.SOLVED)
        outcome = f" · {run.say(row.outcome.text)}" if row.outcome else ""
        print_line(run.errors, f"{heard}/{total} {run.say(said)} · {labels[row.run]}{outcome}")

    return show
