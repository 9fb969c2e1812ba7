"""The siting's rules in the formulation, one file a rule, in the order in which they shape the model."""

from optimizer.siting.rule import SitingRule
from optimizer.siting.rules.backup import Backup
from optimizer.siting.rules.budget import Budget
from optimizer.siting.rules.capacity import Capacity
from optimizer.siting.rules.cost import Cost
from optimizer.siting.rules.covered import Covered
from optimizer.siting.rules.deadline import Deadline
from optimizer.siting.rules.distance import Distance
from optimizer.siting.rules.equity import Equity
from optimizer.siting.rules.fixed_site import FixedSite
from optimizer.siting.rules.merged import Merged
from optimizer.siting.rules.minutes import Minutes
from optimizer.siting.rules.number import Number
from optimizer.siting.rules.reach import ReachRule
from optimizer.siting.rules.staffed import Staffed
from optimizer.siting.rules.time_limit import TimeLimit

SITING_RULES: tuple[type[SitingRule], ...] = (
    Covered, TimeLimit, Capacity, Deadline, FixedSite, Merged, Number, Backup, Distance, Staffed, Budget, Equity,
    Minutes, ReachRule, Cost,
)  # fmt: skip

__all__ = ["SITING_RULES", "SitingRule"]
