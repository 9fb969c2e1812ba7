"""One run of a command: its language and screens, and the one place where faults become exit codes."""

import json
import os
import sys
import traceback
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from rich.console import Console, RenderableType

from api.cli import words
from api.cli.exits import ExitCode
from api.cli.issues import file_issue, issue_document, issue_table, option_issue
from api.cli.printable import printable
from models.folder import FolderProblem
from models.issue import InputRefused, Issue
from models.text import Lang, Text

PLAIN_WIDTH = 140
"""Columns of a table that goes to a file or a pipe."""


class Screen(Console):
    """A console that leaves it to the session to end where nobody reads what is printed."""

    def on_broken_pipe(self) -> None:
        """Raise ``BrokenPipeError``."""
        self.quiet = True
        raise BrokenPipeError


class InternalFaultError(Exception):
    """A fault of the program, not of the input; ``detail`` goes to the log alone."""

    def __init__(self, message: Text, detail: str = "") -> None:
        super().__init__(message.en)
        self.message = message
        self.detail = detail


class UnavailableError(Exception):
    """A service cannot be reached or has no room now; ``issue`` says which and what to do."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message.en)
        self.issue = issue


@dataclass
class Session:
    """What a command speaks through; with ``json`` only :meth:`answer` prints, and only it prints on standard output.

    ``code`` is what the command ends with.
    """

    lang: Lang
    json: bool
    screen: Console
    errors: Console
    code: ExitCode = ExitCode.ANSWERED

    def say(self, said: Text, **values: Any) -> str:
        """Return a text in the language of this run."""
        return said.say(self.lang, **{k: self.say(v) if isinstance(v, Text) else v for k, v in values.items()})

    def show(self, *shown: RenderableType) -> None:
        """Print for people."""
        for item in shown:
            self.screen.print(item)

    def line(self, said: Text, style: str = "", **values: Any) -> None:
        """Print one line for people; the text is printed as it is, brackets included."""
        print_line(self.screen, self.say(said, **values), style)

    def note(self, said: Text, style: str = "", **values: Any) -> None:
        """Print one line for people on standard error, apart from the result."""
        print_line(self.errors, self.say(said, **values), style)

    def answer(self, **fields: Any) -> None:
        """Print the document for machines, where it is wanted."""
        if self.json:
            document = {"ok": self.code is ExitCode.ANSWERED, "exit": int(self.code), **fields}
            typer.echo(json.dumps(document, ensure_ascii=False, indent=2))

    def refuse(self, issues: Iterable[Issue], code: ExitCode = ExitCode.BAD_INPUT) -> None:
        """End for bad input, or for what ``code`` says: list every fault."""
        listed = tuple(issues)
        self.code = code
        self.errors.print(issue_table(listed, self.lang))
        self.answer(issues=[issue_document(i) for i in listed])

    def fail(self, message: Text, detail: str) -> None:
        """End for an internal fault: one line and an id; the traceback only to a log file, where it is asked for."""
        self.code = ExitCode.INTERNAL
        id = uuid.uuid4().hex[:8]
        self.note(words.INTERNAL_FAULT, id=id, message=message)
        if os.environ.get("XIACHEN_DEBUG"):
            log = Path(f"xiachen-{id}.log")
            log.write_text(detail, encoding="utf-8")
            self.note(words.LOG_WRITTEN, path=log)
        else:
            self.note(words.LOG_HINT)
        self.answer(failure={"id": id, "message_zh": message.zh, "message_en": message.en})


@contextmanager
def session(lang: Lang, json: bool = False) -> Iterator[Session]:
    """Run a command's body; leave with its exit code, whatever happened inside."""
    run = Session(lang, json, screen(quiet=json), screen(quiet=json, stderr=True))
    try:
        yield run
    except InputRefused as refused:
        run.refuse(refused.issues)
    except FolderProblem as problem:
        run.refuse([option_issue(problem.code, problem.message, problem.remedy)])
    except UnavailableError as away:
        run.refuse([away.issue], ExitCode.UNAVAILABLE)
    except BrokenPipeError:
        run.code = ExitCode.NOT_READ
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # lest the rest is tried again at exit
    except OSError as error:
        run.refuse([file_issue(error)])
    except KeyboardInterrupt:
        run.code = ExitCode.INTERRUPTED
        run.note(words.INTERRUPTED)
        run.answer()
    except InternalFaultError as fault:
        run.fail(fault.message, fault.detail)
    except Exception as error:  # the outermost boundary: a planner never sees a traceback
        run.fail(words.UNEXPECTED.fill(kind=type(error).__name__), traceback.format_exc())
    if run.code is not ExitCode.ANSWERED:
        raise typer.Exit(int(run.code))


def screen(quiet: bool, stderr: bool = False) -> Console:
    """Return a console; one that is not a terminal gets a fixed width, so that tables keep their columns."""
    console = Screen(quiet=quiet, stderr=stderr, soft_wrap=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    return console


def print_line(console: Console, said: str, style: str = "") -> None:
    """Print one line as it is: no markup, no wrapping."""
    console.print(printable(said), style=style or None, markup=False, highlight=False, soft_wrap=True)
