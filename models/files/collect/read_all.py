"""Many files, which nobody vouches for, read in a child process: one that a file ends is replaced for the rest."""

import json
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Generic, TypeVar

from models.base import Record
from models.files.collect.read_form import ReadForm
from models.files.guard import child_environment, issue_of
from models.files.input.codes import make_issue
from models.files.input.limits import LIMITS
from models.issue import Issue

Read = TypeVar("Read", bound=Record)
CHILD = "models.files.collect.child"
START_SECONDS = 30.0
"""So long a child may take to start, beside the time for its first file."""


def read_forms(paths: list[Path]) -> list[ReadForm]:
    """Return what each form states, in order; a file that cannot be read is one with that issue."""
    found = read_each(paths, "forms", ReadForm)
    return [ReadForm(issues=(said,)) if isinstance(said, Issue) else said for said in found]


def read_each(paths: list[Path], kind: str, record: type[Read], given: Record | None = None) -> list[Read | Issue]:
    """Return what the child that reads files of a ``kind`` says of each, in order, or why it says nothing.

    ``given`` is what the child is told beside the files.
    """
    return list(read_in_turn(paths, kind, record, given))


def read_in_turn(
    paths: list[Path], kind: str, record: type[Read], given: Record | None = None
) -> Iterator[Read | Issue]:
    """Yield what :func:`read_each` returns, holding one at a time."""
    done = 0
    while done < len(paths):
        rest = paths[done:]
        with _child(rest, kind, record, given) as lines:
            for path in rest:
                said = lines(path)
                done += 1
                yield said
                if isinstance(said, Issue):
                    break


class _Lines(Generic[Read]):
    """The lines of a child, each within its time."""

    def __init__(self, child: "subprocess.Popen[bytes]", errors: IO[bytes], record: type[Read]) -> None:
        self._child, self._errors, self._record = child, errors, record
        self._queue: queue.Queue[bytes] = queue.Queue()
        self._extra = START_SECONDS
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            self._queue.put(line)
        self._queue.put(b"")

    def __call__(self, path: Path) -> Read | Issue:
        """Return what the child says of ``path``, or why it says nothing: it is to be ended then."""
        try:
            line = self._queue.get(timeout=LIMITS.seconds + self._extra)
        except queue.Empty:
            return make_issue("too_slow", name=path.name, limit=int(LIMITS.seconds))
        self._extra = 0.0
        if line.endswith(b"\n"):
            return self._record.model_validate(json.loads(line))
        code = self._child.wait()
        self._errors.seek(0)
        return issue_of(path, subprocess.CompletedProcess([], code, b"", self._errors.read()))


@contextmanager
def _child(paths: list[Path], kind: str, record: type[Read], given: Record | None) -> Iterator[_Lines[Read]]:
    """Start a child that reads ``paths``, and end it."""
    command = [sys.executable, "-P", "-m", CHILD, kind]
    pipe, asked = subprocess.PIPE, json.dumps([str(path.absolute()) for path in paths]).encode("ascii")
    if given is not None:
        asked += b"\n" + given.model_dump_json(by_alias=True).encode()
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=errors, env=child_environment(), start_new_session=True
        ) as child,
    ):
        assert child.stdin is not None
        try:
            with suppress(BrokenPipeError):
                child.stdin.write(asked)
                child.stdin.close()
            yield _Lines(child, errors, record)
        finally:
            child.kill()
