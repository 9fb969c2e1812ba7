"""The best plan so far, as the checker values it."""

from models.certificate import TierResult
from models.county.words import Tier
from models.plan import RosterPlan
from models.roster.case import RosterCase
from models.rules import audit
from models.text import Text
from optimizer.clock import Clock


class Incumbent:
    """Keeps the best plan that breaks no hard rule, and tells of every better one.

    ``bounds`` hold for every plan, whatever its higher tiers: at first what is lost before anything is decided, later
    the proven bound of the highest tier.
    """

    def __init__(self, case: RosterCase, clock: Clock, bounds: dict[Tier, float]) -> None:
        self._case, self._clock = case, clock
        self._bounds = dict(bounds)
        self.values: list[float] = []
        self.plan: RosterPlan | None = None

    @property
    def bounds(self) -> list[float]:
        """The bounds, tier by tier."""
        return [self._bounds[tier] for tier in Tier]

    @property
    def tiers(self) -> tuple[TierResult, ...]:
        """The best plan's value in each tier beside the bound that holds for every plan."""
        return tuple(tier_result(t, v, self._bounds[t]) for t, v in zip(Tier, self.values, strict=False))

    def offer(self, plan: RosterPlan, title: Text) -> None:
        """Take ``plan`` where it is clean and better than the best so far, tier by tier."""
        with self._clock.timed("audits"):
            verdict = audit(self._case, plan)
        values = [verdict.tiers.get(tier, 0.0) for tier in Tier]
        if verdict.clean and (self.plan is None or values < self.values):
            self.plan, self.values = plan, values
            self._clock.tell(title, self.tiers, plan)

    def raise_bound(self, bound: float, title: Text) -> None:
        """Take a proven bound of the highest tier."""
        if bound > self._bounds[Tier.POLICY]:
            self._bounds[Tier.POLICY] = bound
            self._clock.tell(title, self.tiers, self.plan)


def tier_result(tier: Tier, value: float, bound: float | None) -> TierResult:
    """Return a tier with ``gap = (value - bound) / max(1, |value|)``."""
    gap = None if bound is None else (value - bound) / max(1.0, abs(value))
    return TierResult(tier=tier, value=value, bound=bound, gap=gap)
