"""The decisions and what they share: a case, and a plan that says which decision it is of."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from models.county.words import Word
from models.headcount.case import HeadcountCase
from models.headcount.plan import HeadcountPlan
from models.plan import RosterPlan
from models.roster.case import RosterCase
from models.siting.case import SitingCase
from models.siting.plan import SitingPlan


class Decision(Word):
    """What is decided (决策)."""

    ROSTER = ("roster", "下沉排班", "roster", "排班")
    SITING = ("siting", "中心选址", "siting", "选址", "布局")
    HEADCOUNT = ("headcount", "编制调剂", "headcount", "编制", "调编")


class DecisionOrChain(Word):
    """What one run decides (决策范围): a decision by itself, or siting, headcount and roster in a chain."""

    ROSTER = ("roster", "下沉排班", "roster")
    SITING = ("siting", "中心选址", "siting")
    HEADCOUNT = ("headcount", "编制调剂", "headcount")
    CHAIN = ("chain", "选址、编制、排班三段联算", "siting, headcount and roster in a chain")

    @property
    def alone(self) -> Decision | None:
        """The decision that is made by itself; ``None`` for the chain."""
        return None if self is DecisionOrChain.CHAIN else Decision(self.value)

    @property
    def has_days(self) -> bool:
        """Whether a roster is among it, which has a first and a last day."""
        return self in (DecisionOrChain.ROSTER, DecisionOrChain.CHAIN)


Case = RosterCase | SitingCase | HeadcountCase
Plan = RosterPlan | SitingPlan | HeadcountPlan

PLAN: TypeAdapter[Plan] = TypeAdapter(Annotated[Plan, Field(discriminator="decision")])
"""Reads the plan of any decision."""


def decision_of(case: Case) -> Decision:
    """Return the decision that ``case`` is of."""
    if isinstance(case, RosterCase):
        return Decision.ROSTER
    return Decision.SITING if isinstance(case, SitingCase) else Decision.HEADCOUNT
