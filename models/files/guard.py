"""Untrusted files are read in a child process of their own, with limits on memory and time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

import models
from models.files.input.codes import Fault, make_issue
from models.files.input.limits import LIMITS, MIB
from models.files.input.sources.detect import check_size
from models.issue import InputRefused, Issue

Kind = Literal["county", "located", "plan", "sheets"]
"""What the file is taken for."""

READ, REFUSED, NO_MEMORY, FAILED = 0, 2, 3, 4
"""Exit codes of a child: a result, a list of issues, out of memory, or a fault of the program."""


def read_guarded(kind: Kind, path: Path, given: bytes = b"") -> bytes:
    """Return as JSON what a child process read from ``path``; raise :class:`InputRefused` whatever is wrong with it.

    ``given`` is what the child is told beside the file, as JSON: the county of a plan, what is asked of sheets. A child
    that runs too long is ended, and one that asks for too much memory ends itself: each is one clear issue.
    """
    try:
        check_size(path)
        answer = _run(kind, path, given)
    except Fault as fault:
        raise InputRefused([make_issue(fault.code, **fault.values)]) from fault
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise InputRefused([make_issue("file_unreadable", name=path.name, detail=detail)]) from error
    if answer.returncode == READ:
        return answer.stdout
    if answer.returncode == REFUSED:
        raise InputRefused(Issue.model_validate(item) for item in json.loads(answer.stdout))
    raise InputRefused([issue_of(path, answer)])


def _run(kind: Kind, path: Path, given: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the child; raise :class:`Fault` with ``too_slow`` where it does not end in time."""
    try:
        return run_child("models.files.child", kind, str(path.absolute()), given=given)
    except subprocess.TimeoutExpired as error:
        raise Fault("too_slow", name=path.name, limit=int(LIMITS.seconds)) from error


def run_child(module: str, *arguments: str, given: bytes) -> "subprocess.CompletedProcess[bytes]":
    """Run ``module`` in a process of its own, ``given`` on its standard input.

    Raises ``subprocess.TimeoutExpired`` where it does not end in time; its memory it must limit itself.
    """
    return subprocess.run(
        [sys.executable, "-P", "-m", module, *arguments],
        capture_output=True,
        timeout=LIMITS.seconds,
        env=child_environment(),
        input=given,
        start_new_session=True,
        check=False,
    )


def child_environment() -> dict[str, str]:
    """Return the environment of a child, which finds the same modules."""
    root = str(Path(models.__file__).parent.parent)
    known = os.environ.get("PYTHONPATH")
    path_of_modules = os.pathsep.join([root, known] if known else [root])
    return os.environ | {"PYTHONPATH": path_of_modules, "OPENBLAS_NUM_THREADS": "1"}


def issue_of(path: Path, answer: "subprocess.CompletedProcess[bytes]") -> Issue:
    """Return the issue of a child that neither read nor refused."""
    if answer.returncode == NO_MEMORY:
        return make_issue("too_much_memory", name=path.name, limit=LIMITS.memory_bytes // MIB)
    said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
    detail = said[-1][:200] if said else f"exit {answer.returncode}"
    return make_issue("reader_stopped", name=path.name, detail=detail)
