"""The clock and the voice of one solve: time left, seconds by stage, events to whoever listens."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from models.certificate import TierResult
from models.headcount.plan import HeadcountPlan
from models.plan import RosterPlan
from models.siting.plan import SitingPlan
from models.text import Text
from optimizer.answer import Event, Listener, SolveOptions


class Clock:
    """Time of one solve."""

    def __init__(self, options: SolveOptions, listener: Listener) -> None:
        self._begin = monotonic()
        self._listener = listener
        self.gap = options.gap
        self.deadline = None if options.time_limit is None else self._begin + options.time_limit
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = 0.0

    @property
    def elapsed(self) -> float:
        """Seconds since the solve began."""
        return monotonic() - self._begin

    @property
    def over(self) -> bool:
        """Whether the time limit has passed."""
        return self.deadline is not None and monotonic() >= self.deadline

    @property
    def left(self) -> float | None:
        """Seconds left, or ``None`` without a limit."""
        return None if self.deadline is None else max(0.0, self.deadline - monotonic())

    @contextmanager
    def stage(self, key: str, title: Text) -> Iterator[None]:
        """Announce a stage and add up its seconds under ``key``; see :meth:`timed`."""
        self.tell(title)
        with self.timed(key):
            yield

    @contextmanager
    def timed(self, key: str) -> Iterator[None]:
        """Add up seconds under ``key``, less those of what is timed inside, so that no second counts twice."""
        begin, around, self._inner = monotonic(), self._inner, 0.0
        try:
            yield
        finally:
            whole = monotonic() - begin
            self.seconds[key] += whole - self._inner
            self._inner = around + whole

    def tell(
        self,
        title: Text,
        tiers: tuple[TierResult, ...] = (),
        plan: RosterPlan | SitingPlan | HeadcountPlan | None = None,
    ) -> None:
        """Send an event."""
        self._listener(Event(title, self.elapsed, tiers, plan))
