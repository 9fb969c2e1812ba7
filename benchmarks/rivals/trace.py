"""What a run had at each checkpoint, noted while it ran and made into plans after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from models.plan import RosterPlan

Bounds = tuple[float | None, ...]
NO_BOUNDS: Bounds = (None, None, None)


@dataclass(frozen=True)
class Note:
    """A plan, yet to be made, found after so many seconds, with the bounds proven until the checkpoint."""

    seconds: float
    make: Callable[[], RosterPlan | None]
    bounds: Bounds = NO_BOUNDS


@dataclass
class Trace:
    """Keeps, for each of ``checkpoints`` in seconds, the last note before it, and forgets all others."""

    checkpoints: Sequence[float] = ()
    begin: float = field(default_factory=monotonic)
    notes: dict[float, Note] = field(default_factory=dict)

    def note(self, make: Callable[[], RosterPlan | None], bounds: Bounds = NO_BOUNDS) -> None:
        """Note a better plan, or the same with better bounds; ``make`` is called after the run, if at all."""
        now = monotonic() - self.begin
        for checkpoint in self.checkpoints:
            if now <= checkpoint:
                self.notes[checkpoint] = Note(now, make, bounds)
