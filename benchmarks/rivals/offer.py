"""What a rival answers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from models.plan import RosterPlan
from models.roster import RosterCase


@dataclass(frozen=True)
class Offer:
    """A plan, or ``None``; with the bounds that the rival proved of policy, need and travel, in the checker's units."""

    plan: RosterPlan | None
    bounds: tuple[float | None, ...] = field(default=(None, None, None))


Rival = Callable[[RosterCase, float], Offer]
"""What makes an offer within so many seconds."""
