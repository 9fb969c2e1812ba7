"""Whether there is room for more jobs: of a commission, and in the queue of all."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.service.context import caller, service
from api.service.problems import Problem
from api.store import jobs, queue
from api.store.scope import Scope

RETRY = {"Retry-After": "30"}


def most_jobs() -> int:
    """Return how many jobs a commission can ever have at once."""
    limits = service().settings.limits
    return min(limits.open_jobs, limits.queue)


def check_room(rows: Scope, wanted: int = 1) -> None:
    """Raise ``Problem`` where so many more jobs are too many for the commission, or for the queue."""
    limits = service().settings.limits
    if jobs.count_open(rows) + wanted > limits.open_jobs:
        raise Problem("too_many_jobs", headers=RETRY)
    if queue.counts(rows.session).get("queued", 0) + wanted > limits.queue:
        raise Problem("queue_full", headers=RETRY)


@contextmanager
def preparing() -> Iterator[None]:
    """Hold a place among those whose batches are prepared; raise ``Problem`` where all are taken.

    Threads are left for everybody else, however many large batches come at once.
    """
    whose, places = caller().commission, service().preparations
    if not places.take(whose):
        raise Problem("busy", headers={"Retry-After": "5"})
    try:
        yield
    finally:
        places.leave(whose)
