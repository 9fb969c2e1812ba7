"""``Prefer: wait=10`` (RFC 7240): an answer that waits for an end."""

import re
import time
from collections.abc import Callable

from api.service.context import caller, reading, service
from api.store.scope import Scope

LONGEST_SECONDS = 30
WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,6})\"?(?:$|[,;\s])")
LOOK_SECONDS = 1.0
"""Another server may end a job, whose bell is not heard here."""
Over = Callable[[Scope], bool]
"""Whether what is waited for has ended."""


def seconds_of(prefer: str | None) -> int:
    """Return how long the header ``Prefer`` asks to wait, at most half a minute; 0 where it does not ask."""
    found = WAIT.search(prefer or "")
    return min(int(found[1]), LONGEST_SECONDS) if found else 0


def wait_for(over: Over, seconds: int) -> int:
    """Wait until something is over, at most ``seconds``; return the seconds that were granted.

    Where all places to wait are taken nobody waits: threads are left for everybody else.
    """
    whose, places = caller().commission, service().waits
    if not seconds or not places.take(whose):
        return 0
    try:
        _wait(over, time.monotonic() + seconds)
    finally:
        places.leave(whose)
    return seconds


def _wait(over: Over, end: float) -> None:
    while (left := end - time.monotonic()) > 0:
        rung = service().bell.count
        with reading() as rows:
            if over(rows):
                return
        service().bell.wait(rung, min(left, LOOK_SECONDS))
