"""What a rival answers."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.rivals.trace import NO_BOUNDS, Bounds, Trace
from models.plan import RosterPlan
from models.roster import RosterCase


@dataclass(frozen=True)
class Offer:
    """A plan, or ``None``; with the bounds that the rival proved of policy, need and travel, in the checker's units.

    ``finished`` says that more time would have changed nothing.
    """

    plan: RosterPlan | None
    bounds: Bounds = NO_BOUNDS
    finished: bool = False


Rival = Callable[[RosterCase, float, Trace], Offer]
"""What makes an offer within so many seconds, and notes what it has on the way, where it can tell."""
