"""Starting a bounded child, and what its end means."""

import json
import logging
import subprocess

from api.bounded.tasks import Task
from models.files.guard import FAILED, NO_MEMORY, READ, REFUSED, run_child
from models.issue import InputRefused, Issue

LOG = logging.getLogger(__name__)


class TooMuchWorkError(Exception):
    """The work did not end within the limits of a child."""


class ChildFailedError(Exception):
    """The child met a fault of the program; where is in the log."""


def bounded(task: Task, given: bytes) -> bytes:
    """Return what a child process makes of ``given``.

    Raises :class:`models.issue.InputRefused` with every fault of what was given, :class:`TooMuchWorkError` where time
    or memory did not do, :class:`ChildFailedError` for a fault of the program.
    """
    try:
        answer = run_child("api.bounded.child", task, given=given)
    except subprocess.TimeoutExpired as error:
        raise TooMuchWorkError from error
    if answer.returncode == READ:
        return answer.stdout
    if answer.returncode == REFUSED:
        raise InputRefused(Issue.model_validate(item) for item in json.loads(answer.stdout))
    if answer.returncode == NO_MEMORY:
        raise TooMuchWorkError
    where = answer.stdout.decode() if answer.returncode == FAILED else "-"
    LOG.error("the child of %s ended with %d: %s", task, answer.returncode, where)
    raise ChildFailedError(task)
