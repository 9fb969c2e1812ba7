"""roster.activities in the formulation: no label where an activity cannot be hosted."""

from models.county.facility import Facility
from models.county.words import Activity
from models.roster.activities import can_host
from optimizer.roster.rule import RosterRule


class Activities(RosterRule):
    """``label[f,sp,k,a] = 0`` and ``label[d,a] = 0`` where ``f`` cannot host ``a``, clause A06; a price when soft."""

    id = "roster.activities"

    def activity_price(self, facility: Facility, activity: Activity) -> int | None:
        """Return the price of a slot of ``activity`` at ``facility``."""
        return 0 if can_host(self.case.policy, facility, activity) else self.broken(2)
