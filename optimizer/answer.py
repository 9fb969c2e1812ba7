"""What a solve is asked, what it tells while it runs, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from models.certificate import Outcome, Termination, TierResult
from models.plan import RosterPlan
from models.text import Text
from models.verdict import Finding


@dataclass(frozen=True)
class SolveOptions:
    """Limits and seeds of one solve; ``time_limit`` in seconds, ``gap`` relative, ``None`` for no time limit."""

    time_limit: float | None = None
    gap: float = 0.0
    seed: int = 1
    workers: int = 8


@dataclass(frozen=True)
class Event:
    """Progress: the stage that has begun, and, when a better plan was found, the plan with values and bounds."""

    stage: Text
    seconds: float
    tiers: tuple[TierResult, ...] = ()
    plan: RosterPlan | None = None


Listener = Callable[[Event], None]


@dataclass(frozen=True)
class RosterAnswer:
    """The answer of a roster solve.

    ``plan`` is ``None`` when the outcome is infeasible or unknown. ``conflict`` names, for an infeasible county, the
    cheapest set of hard rules that would have to give way, and ``confirmed_by`` the second run that agreed.
    """

    outcome: Outcome
    termination: Termination
    plan: RosterPlan | None
    tiers: tuple[TierResult, ...]
    seconds: dict[str, float] = field(default_factory=dict)
    confirmed_by: str = ""
    conflict: tuple[Finding, ...] = ()
    reproducible: bool = True
