"""The best plan so far, as the checker values it."""

from models.certificate import TierResult
from models.county.words import Tier
from models.plan import RosterPlan
from models.roster.case import RosterCase
from models.rules import audit
from models.text import Text
from optimizer.roster.clock import Clock


class Incumbent:
    """Keeps the best plan that breaks no hard rule, and tells of every better one."""

    def __init__(self, case: RosterCase, clock: Clock) -> None:
        self._case, self._clock = case, clock
        self.plan: RosterPlan | None = None
        self.tiers: tuple[TierResult, ...] = ()

    def offer(self, plan: RosterPlan, title: Text) -> None:
        """Take ``plan`` where it is clean and better than the best so far, tier by tier."""
        verdict = audit(self._case, plan)
        if not verdict.clean:
            return
        values = [verdict.tiers.get(tier, 0.0) for tier in Tier]
        if self.plan is None or values < [t.value for t in self.tiers]:
            self.plan = plan
            self.tiers = tuple(
                TierResult(tier=t, value=v, bound=None, gap=None) for t, v in zip(Tier, values, strict=True)
            )
            self._clock.tell(title, self.tiers, plan)
