"""What reading a plan gives."""

from typing import Annotated

from pydantic import Field

from models.base import Record
from models.decision import Decision
from models.files.input.codes import make_issue
from models.headcount import HeadcountPlan
from models.issue import InputRefused, Issue
from models.plan import RosterPlan
from models.siting.plan import SitingPlan

AnyPlan = RosterPlan | SitingPlan | HeadcountPlan
"""A plan of any decision; ``decision`` tells which."""


class PlanRead(Record):
    """A plan, and the warnings found on the way."""

    plan: Annotated[AnyPlan, Field(discriminator="decision")]
    issues: tuple[Issue, ...] = ()

    @property
    def roster(self) -> RosterPlan:
        """The plan where it must be a roster; raises :class:`models.issue.InputRefused` where it is none."""
        if isinstance(self.plan, RosterPlan):
            return self.plan
        raise InputRefused([make_issue("plan_not_roster", decision=Decision(self.plan.decision).text)])
