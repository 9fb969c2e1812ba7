"""The sweep: what is older than it has to be kept is removed, little by little."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from api.store import Store, StoreUnavailableError, retention
from api.store.base import now
from api.store.scope import Scope
from api.traces import trace_of

LOG = logging.getLogger(__name__)
EVERY_SECONDS = 3600.0


class Sweeper:
    """Removes from a store what is older than ``days``, now and every hour, in a thread of its own."""

    def __init__(self, store: Store, days: int) -> None:
        self._store, self._days = store, days
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="sweep", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the transaction that runs."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def sweep(self) -> int:
        """Remove what is too old and return how many rows that were."""
        before = now() - timedelta(days=self._days)
        with self._store.reading() as session:
            found = retention.commissions(session)
        return sum(self._sweep(commission, before) for commission in found)

    def _sweep(self, whose: str, before: datetime) -> int:
        """Remove batches and jobs, then the counties that they needed, then the contents that all of them needed."""
        batches = self._all(whose, lambda rows: retention.old_batches(rows, before), retention.remove_batches)
        jobs = self._all(whose, lambda rows: retention.old_jobs(rows, before), retention.remove_jobs)
        counties = self._all(
            whose,
            lambda rows: retention.old_counties(rows, before),
            lambda rows, ids: retention.remove_counties(rows, ids, before),
        )
        return batches + jobs + counties + self._all(whose, retention.loose_contents, retention.remove_contents)

    def _all(
        self, whose: str, find: Callable[[Scope], Sequence[str]], remove: Callable[[Scope, Sequence[str]], None]
    ) -> int:
        """Remove what is found until nothing new is; return how many rows that were."""
        seen: set[str] = set()
        while not self._closing.is_set():
            with self._store.read(whose) as rows:
                found = [id for id in find(rows) if id not in seen]
            if not found:
                break
            with self._store.write(whose) as rows:
                remove(rows, found)
            seen.update(found)
        return len(seen)

    def _loop(self) -> None:
        while not self._closing.is_set():
            try:
                self.sweep()
            except StoreUnavailableError:
                LOG.warning("the store does not answer, the sweep waits")
            except Exception as error:  # the boundary of a thread: the next sweep may do better
                LOG.error("the sweep met an unexpected error: %s", trace_of(error))
            self._closing.wait(EVERY_SECONDS)
