"""What reading a plan gives."""

from models.base import Record
from models.issue import Issue
from models.plan import RosterPlan


class PlanRead(Record):
    """A plan, and the warnings found on the way."""

    plan: RosterPlan
    issues: tuple[Issue, ...] = ()
