"""A county under many patches: some at a time in one bounded child, so that each need not start its own."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from api.bounded import TooMuchWorkError, bounded
from api.bounded.tasks import Task
from models.base import Record
from models.files import ReadResult
from models.files.input.codes import make_issue
from models.files.input.limits import LIMITS
from models.patch import ManyPatched, Patched, PatchesAsked

AT_ONCE = 20
"""Patches of one child: they share its limit of time, and starting it costs more than a patch."""
Patch = dict[str, Any]
Work = Callable[[Task, Record], bytes]
"""What does a task on a record in a bounded child."""


def in_child(task: Task, given: Record) -> bytes:
    """Do a task as :func:`api.bounded.bounded`."""
    return bounded(task, given.model_dump_json(by_alias=True).encode())


def key_of(patch: Patch) -> str:
    """Return what tells patches apart."""
    return json.dumps(patch, sort_keys=True)


def each_patched(read: ReadResult, patches: Sequence[Patch], work: Work = in_child) -> Iterator[Patched]:
    """Yield the county under each patch, or what is wrong with it; the empty patch is the county itself.

    A patch that takes too much time or memory by itself has the issue ``too_slow`` at no place.
    """
    asked = [patch for patch in patches if patch]
    starts = range(0, len(asked), AT_ONCE)
    found = (its for at in starts for its in _some(read, asked[at : at + AT_ONCE], work))
    for patch in patches:
        yield next(found) if patch else Patched(read=read)


def _some(read: ReadResult, patches: Sequence[Patch], work: Work) -> tuple[Patched, ...]:
    """Return the county under a few patches; what is too much for one child is tried one by one."""
    asked = PatchesAsked(base=read, patches=tuple(patches))
    try:
        return ManyPatched.model_validate_json(work("patches", asked)).each
    except TooMuchWorkError:
        if len(patches) > 1:
            return tuple(its for patch in patches for its in _some(read, [patch], work))
        issue = make_issue("too_slow", name=read.county.county.name, limit=int(LIMITS.seconds))
        return (Patched(issues=(issue,)),)
