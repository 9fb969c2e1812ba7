"""What the answer of every decision hands over to be written."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from models.certificate import Certificate
from models.headcount import HeadcountCase, HeadcountPlan
from models.issue import DefaultUsed, Issue
from models.plan import RosterPlan
from models.roster import RosterCase
from models.siting import SitingCase, SitingPlan
from models.verdict import Verdict

Case = TypeVar("Case", RosterCase, SitingCase, HeadcountCase)
Plan = TypeVar("Plan", RosterPlan, SitingPlan, HeadcountPlan)


@dataclass(frozen=True)
class Answered(Generic[Case, Plan]):
    """A plan with everything that is said about it: its case, the checker's verdict, the certificate.

    ``defaults`` and ``issues`` are what reading the county filled in and remarked on.
    """

    case: Case
    plan: Plan
    verdict: Verdict
    certificate: Certificate
    defaults: tuple[DefaultUsed, ...] = ()
    issues: tuple[Issue, ...] = ()


AnyAnswered = Answered[Any, Any]
"""What is written of any decision."""
