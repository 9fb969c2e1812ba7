"""The best plan so far, as the checker values it."""

from collections.abc import Iterable, Sequence

from models.certificate import TierResult
from models.county.words import Goal
from models.rules import audit
from models.siting.case import SitingCase
from models.siting.plan import SitingPlan
from models.text import Text
from optimizer.clock import Clock

WHOLE = 0.999


class Incumbent:
    """Keeps the best plan that breaks no hard rule, and tells of every better one."""

    def __init__(self, case: SitingCase, goals: Sequence[Goal], clock: Clock) -> None:
        self._case, self._goals, self._clock = case, goals, clock
        self.values: list[float] = []
        self.plan: SitingPlan | None = None

    def offer(self, plan: SitingPlan, title: Text) -> None:
        """Take ``plan`` where it is clean and better than the best so far, goal by goal."""
        with self._clock.timed("audits"):
            verdict = audit(self._case, plan)
        values = [verdict.tiers.get(goal, 0.0) for goal in self._goals]
        if verdict.clean and (self.plan is None or values < self.values):
            self.plan, self.values = plan, values
            self._clock.tell(title, self.tiers([None] * len(values)), plan)

    def tiers(self, bounds: Sequence[float | None]) -> tuple[TierResult, ...]:
        """Return the best plan's values beside ``bounds``."""
        return tuple(tier_result(*of_goal) for of_goal in zip(self._goals, self.values, bounds, strict=True))


def tier_result(goal: Goal, value: float, bound: float | None) -> TierResult:
    """Return a goal with ``gap = (value - bound) / max(1, |value|)``."""
    gap = None if bound is None else (value - bound) / max(1.0, abs(value))
    return TierResult(tier=goal, value=value, bound=bound, gap=gap)


def shown(reached: Iterable[tuple[Goal, float, float | None]]) -> tuple[TierResult, ...]:
    """Return goals with values and bounds as they are shown: below one that is not proven there is no bound.

    Less than ``WHOLE`` apart counts as met: goals are whole numbers but for person-minutes of members that are split.
    """
    tiers: list[TierResult] = []
    held = True
    for goal, value, low in reached:
        bound = value if low is not None and value - low < WHOLE else low
        tiers.append(tier_result(goal, value, bound if held else None))
        held = held and bound == value
    return tuple(tiers)
