"""A bell that wakes whoever waits for news of jobs, so that nobody has to ask the store all the time."""

import threading


class Bell:
    """Rung whenever something has been told of a job of this server; who waits looks for themselves what it was."""

    def __init__(self) -> None:
        self._rung = 0
        self._heard = threading.Condition()

    def ring(self) -> None:
        """Wake everybody."""
        with self._heard:
            self._rung += 1
            self._heard.notify_all()

    @property
    def count(self) -> int:
        """How often it was rung; to be asked before looking, so that no ring is missed."""
        with self._heard:
            return self._rung

    def wait(self, since: int, seconds: float) -> None:
        """Return once it was rung after ``since``, or when ``seconds`` have passed."""
        with self._heard:
            self._heard.wait_for(lambda: self._rung > since, seconds)
