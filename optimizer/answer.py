"""What a solve is asked, what it tells while it runs, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from models.certificate import Outcome, Termination, TierResult
from models.headcount.analysis import HeadcountAnalysis
from models.headcount.plan import HeadcountPlan
from models.plan import RosterPlan
from models.siting.analysis import Analysis
from models.siting.plan import SitingPlan
from models.text import Text
from models.verdict import Finding

Plan = TypeVar("Plan", RosterPlan, SitingPlan, HeadcountPlan)


@dataclass(frozen=True)
class SolveOptions:
    """Limits and seeds of one solve; ``time_limit`` in seconds, ``gap`` relative, ``None`` for no time limit."""

    time_limit: float | None = None
    gap: float = 0.0
    seed: int = 1
    workers: int = 8


@dataclass(frozen=True)
class Event(Generic[Plan]):
    """Progress: the stage that has begun, and, when a better plan was found, the plan with values and bounds."""

    stage: Text
    seconds: float
    tiers: tuple[TierResult, ...] = ()
    plan: Plan | None = None


AnyEvent = Event[Any]
"""An event of any decision."""

Listener = Callable[[AnyEvent], None]


@dataclass(frozen=True)
class Answer(Generic[Plan]):
    """The answer of a solve.

    ``plan`` is ``None`` when the outcome is infeasible or unknown. ``conflict`` names, for an infeasible county, the
    cheapest set of hard rules that would have to give way, and ``confirmed_by`` the second run that agreed.
    """

    outcome: Outcome
    termination: Termination
    plan: Plan | None
    tiers: tuple[TierResult, ...]
    seconds: dict[str, float] = field(default_factory=dict)
    confirmed_by: str = ""
    conflict: tuple[Finding, ...] = ()
    reproducible: bool = True
    analysis: Analysis | HeadcountAnalysis | None = None
    """Of siting: next-best plans, prices and the frontier; of headcount: ladders, one post more, one clause less."""


RosterAnswer = Answer[RosterPlan]
SitingAnswer = Answer[SitingPlan]
HeadcountAnswer = Answer[HeadcountPlan]
AnyAnswer = Answer[Any]
"""An answer of any decision."""
