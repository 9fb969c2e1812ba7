"""Returned files, which nobody vouches for, read in child processes: one that a file ends is replaced for the rest."""

import json
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from models.files.collect.read_form import ReadForm
from models.files.guard import child_environment, issue_of
from models.files.input.codes import make_issue
from models.files.input.limits import LIMITS
from models.issue import Issue

CHILD = "models.files.collect.child"
START_SECONDS = 30.0
"""So long a child may take to start, beside the time for its first file."""


def read_forms(paths: list[Path]) -> list[ReadForm]:
    """Return what each file states, in order; a file that cannot be read is one with that issue."""
    found: list[ReadForm] = []
    while len(found) < len(paths):
        rest = paths[len(found) :]
        with _child(rest) as lines:
            for path in rest:
                said = lines(path)
                if isinstance(said, Issue):
                    found.append(ReadForm(issues=(said,)))
                    break
                found.append(said)
    return found


class _Lines:
    """The lines of a child, each within its time."""

    def __init__(self, child: "subprocess.Popen[bytes]", errors: IO[bytes]) -> None:
        self._child, self._errors = child, errors
        self._queue: queue.Queue[bytes] = queue.Queue()
        self._extra = START_SECONDS
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            self._queue.put(line)
        self._queue.put(b"")

    def __call__(self, path: Path) -> ReadForm | Issue:
        """Return what the child says of ``path``, or why it says nothing: it is to be ended then."""
        try:
            line = self._queue.get(timeout=LIMITS.seconds + self._extra)
        except queue.Empty:
            return make_issue("too_slow", name=path.name, limit=int(LIMITS.seconds))
        self._extra = 0.0
        if line.endswith(b"\n"):
            return ReadForm.model_validate(json.loads(line))
        code = self._child.wait()
        self._errors.seek(0)
        return issue_of(path, subprocess.CompletedProcess([], code, b"", self._errors.read()))


@contextmanager
def _child(paths: list[Path]) -> Iterator[_Lines]:
    """Start a child that reads ``paths``, and end it."""
    command = [sys.executable, "-P", "-m", CHILD]
    pipe, asked = subprocess.PIPE, json.dumps([str(path.absolute()) for path in paths]).encode("ascii")
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
            yield _Lines(child, errors)
        finally:
            child.kill()
