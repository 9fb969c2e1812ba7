"""What every route works with: the service of its app, and the rows of whoever calls."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Event, Lock
from typing import cast

from flask import current_app, g

from api.jobs import Bell, Queue
from api.service.access.caller import Caller
from api.service.metrics import Metrics
from api.service.settings import Settings
from api.store import Store
from api.store.scope import Scope

NAME = "xiachen"


class Places:
    """Places that are taken and left again: at most ``each`` by one commission and ``all_`` altogether."""

    def __init__(self, each: int, all_: int) -> None:
        self._each, self._all = each, all_
        self._taken: dict[str, int] = {}
        self._lock = Lock()

    def take(self, commission: str) -> bool:
        """Take a place; return whether there was one."""
        with self._lock:
            mine = self._taken.get(commission, 0)
            if mine >= self._each or sum(self._taken.values()) >= self._all:
                return False
            self._taken[commission] = mine + 1
            return True

    def leave(self, commission: str) -> None:
        """Leave a place."""
        with self._lock:
            self._taken[commission] -= 1


@dataclass(frozen=True)
class Service:
    """A running service; ``closing`` is set when it is about to end, and streams end with it."""

    settings: Settings
    store: Store
    bell: Bell
    queue: Queue
    streams: Places
    waits: Places
    preparations: Places
    reads: BoundedSemaphore
    metrics: Metrics
    closing: Event = field(default_factory=Event)


def service() -> Service:
    """Return the service of the app that answers now."""
    return cast(Service, current_app.extensions[NAME])


def caller() -> Caller:
    """Return who calls."""
    return cast(Caller, g.caller)


def reading() -> AbstractContextManager[Scope]:
    """Give the rows of whoever calls, to read."""
    return service().store.read(caller().commission)


@contextmanager
def writing() -> Iterator[Scope]:
    """Give the rows of whoever calls, to change."""
    with service().store.write(caller().commission) as rows:
        yield rows
