"""What the checker finds in a plan."""

import datetime as dt
from typing import Literal

from models.base import Record
from models.county.words import Goal, Mode, Stage, Tier
from models.text import Text


class Place(Record):
    """Whom, where and when a finding is about; empty fields do not apply.

    ``week`` is its Monday; ``center`` is a kind of shared center and ``phase`` one of the county's phases.
    ``category`` is of staff; ``level``, ``class_type`` and ``funding`` tell a class of posts.
    """

    person: str = ""
    facility: str = ""
    department: str = ""
    hospital: str = ""
    specialty: str = ""
    date: dt.date | None = None
    part: str = ""
    week: dt.date | None = None
    month: str = ""
    year: int | None = None
    center: str = ""
    phase: str = ""
    category: str = ""
    level: str = ""
    class_type: str = ""
    funding: str = ""


class Finding(Record):
    """A rule missed at one place by ``amount`` units of the rule, or a pinned breach.

    ``amount = required - actual`` for what must be reached and ``actual - required`` for what must not be exceeded.
    """

    rule: str
    mode: Mode
    where: Place
    required: float
    actual: float
    amount: float
    pinned: bool = False
    message: Text
    reason: Text
    remedy: Text
    owner: Text


NoteKind = Literal[
    "exempt_week", "pending_week", "unreachable", "below_floor", "undecided", "unreachable_place", "cut_off", "other"
]


class Note(Record):
    """Something a planner must know that is not a breach, such as a week that is settled next month."""

    rule: str
    kind: NoteKind
    where: Place
    amount: float = 0.0
    message: Text


class RuleScore(Record):
    """One rule on one plan: ``shortfall`` (pinned breaches apart) or ``value``, and ``cost`` in its tier."""

    rule: str
    mode: Mode
    tier: Tier | Goal | Stage
    weight: int
    shortfall: float = 0.0
    pinned: float = 0.0
    value: float = 0.0
    cost: float = 0.0
    places: int = 0


class Verdict(Record):
    """The checker's judgment of a plan.

    ``hard`` is the number of units by which hard rules are broken other than by pins; the plan is ``clean`` at 0.
    ``tiers`` are the recomputed objectives: the cost of soft rules and objectives, tier by tier.
    """

    hard: float
    clean: bool
    tiers: dict[Tier | Goal | Stage, float]
    scores: tuple[RuleScore, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()

    def of(self, rule: str) -> tuple[Finding, ...]:
        """Return the findings of one rule."""
        return tuple(f for f in self.findings if f.rule == rule)

    def score(self, rule: str) -> RuleScore:
        """Return the score of one rule."""
        return next(s for s in self.scores if s.rule == rule)
