"""Which runs of a Dask worker are still wanted: what the scheduler takes back ends here, child process and all.

``Future.cancel()`` does not stop a running task, nor does the death of whoever wanted it: Dask only forgets it. This
plugin hears that it does, and that the worker closes because its scheduler is gone.
"""

import threading
from typing import Any

from distributed import Worker, WorkerPlugin

NAME = "xiachen-wanted"


class Wanted(WorkerPlugin):
    """An event for each run at work here, set when nobody wants it any more."""

    name = NAME
    idempotent = True

    def setup(self, worker: Worker) -> None:
        """Begin, with no run at work."""
        self._running: dict[Any, threading.Event] = {}

    def teardown(self, worker: Worker) -> None:
        """End every run: this worker closes."""
        while self._running:
            self._running.popitem()[1].set()

    def transition(self, key: Any, start: str, finish: str, **more: Any) -> None:
        """Hear that a task begins or ends; one that ends by itself hears no more of its event."""
        if finish == "executing":
            self._running[key] = threading.Event()
        elif start == "executing" and key in self._running:
            self._running.pop(key).set()

    def stop_of(self, key: Any) -> threading.Event:
        """Return the event that ends the run ``key``, set where it was taken back before it began."""
        found = self._running.get(key)
        if found is None:
            found = threading.Event()
            found.set()
        return found
