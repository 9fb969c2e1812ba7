"""What else could be: next-best plans, what a clause costs, and cost against time (``analysis.json``)."""

from typing import Literal

from models.base import Record
from models.county.words import Goal
from models.siting.plan import Standing
from models.text import Text


class GoalValue(Record):
    """The value of one goal and the bound that was proven for it; ``None`` where nothing was proven."""

    goal: Goal
    value: float
    bound: float | None = None


class Choice(Record):
    """A plan by its open centers, with its value in every goal and what it is."""

    title: Text
    values: tuple[GoalValue, ...]
    centers: tuple[Standing, ...]

    def value(self, goal: Goal) -> float:
        """Return the value of ``goal``; raise ``StopIteration`` where it was not measured."""
        return next(v.value for v in self.values if v.goal is goal)


class Price(Record):
    """What a settled matter costs: the plan's values with it, and the best values without it.

    ``rule`` is what was lifted, at ``kind`` and ``site`` where it was a single fixed site.
    """

    rule: str
    kind: str = ""
    site: str = ""
    title: Text
    held: tuple[GoalValue, ...]
    lifted: Choice | None


class Analysis(Record):
    """Everything beside the plan: ``alternatives`` best first, ``prices``, and ``frontier`` from cheap to quick."""

    schema_version: Literal["1"] = "1"
    alternatives: tuple[Choice, ...] = ()
    prices: tuple[Price, ...] = ()
    frontier: tuple[Choice, ...] = ()
