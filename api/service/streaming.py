"""A stream of events: what the store has, then whatever comes, and a sign of life in between."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

from api.service.context import Service
from api.store import StoreUnavailableError, events, jobs
from api.store.jobs import ENDED
from api.store.scope import Scope
from api.store.tables import EventRow, JobRow

RETRY = "retry: 2000\n\n"
HEARTBEAT = ": alive\n\n"
LOOK_SECONDS = 1.0
"""Another server may run the job, whose bell is not heard here."""


def first_event(rows: Scope, job: JobRow, last_id: int | None) -> int:
    """Return the number after which a stream begins.

    One that comes back begins where it stopped; a new one at the beginning. A job that has ended tells its last event
    to whoever has heard everything, or nothing.
    """
    if job.state not in ENDED:
        return last_id or 0
    last = events.last(rows, job.id)
    number = last.number if last else 1
    return last_id if last_id is not None and last_id < number else number - 1


@dataclass
class Stream:
    """The events of ``job`` after the number ``after``; the lines end after ``done``, or with the service."""

    service: Service
    commission: str
    job: str
    after: int

    def lines(self) -> Iterator[str]:
        """Yield the lines of the stream."""
        yield RETRY
        told = time.monotonic()
        while True:
            rung = self.service.bell.count
            found, there = self._news()
            for event in found:
                yield line_of(event)
                self.after, told = event.number, time.monotonic()
                if event.kind == "done":
                    return
            if not there or self.service.closing.is_set():
                return
            if not found:
                self.service.bell.wait(rung, min(LOOK_SECONDS, self.service.settings.heartbeat_seconds))
            if time.monotonic() - told >= self.service.settings.heartbeat_seconds:
                yield HEARTBEAT
                told = time.monotonic()

    def _news(self) -> tuple[list[EventRow], bool]:
        """Return the events that are new, and whether the job is still there; a store that does not answer may soon."""
        try:
            with self.service.store.read(self.commission) as rows:
                found = list(events.after(rows, self.job, self.after))
                return found, bool(found) or jobs.get(rows, self.job) is not None
        except StoreUnavailableError:
            return [], True


def line_of(event: EventRow) -> str:
    """Return an event as the stream spells it."""
    data = {**event.data, "at": event.at.isoformat()}
    return f"id: {event.number}\nevent: {event.kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
