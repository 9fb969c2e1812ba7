"""Judging a plan, whoever made it: the same for the command line and the service."""

from collections.abc import Iterable
from typing import Any, Protocol

from models.base import Record
from models.county import County
from models.decision import Case, Plan
from models.files.plans import read_plan_document
from models.headcount import HeadcountCase, HeadcountPlan
from models.issue import Issue
from models.policy import Policy, Setting, policy_of
from models.roster import RosterCase
from models.rules import audit
from models.siting import SitingCase, SitingPlan
from models.verdict import Verdict


class AuditAsked(Record):
    """A plan as a document, and the county that it is judged for; profile and settings beside the plan's own."""

    county: County
    plan: dict[str, Any]
    profile: str = ""
    settings: tuple[Setting, ...] = ()


class Audited(Record):
    """The verdict on a plan, whether it was made from the same county, and what was remarked on reading it."""

    verdict: Verdict
    same_county: bool
    issues: tuple[Issue, ...] = ()


def audited(asked: AuditAsked) -> Audited:
    """Return the verdict on a plan; raise :class:`models.issue.InputRefused` with everything wrong with it."""
    opened = read_plan_document(asked.plan, asked.county)
    _, verdict = judge(asked.county, opened.plan, asked.profile, asked.settings)
    return Audited(verdict=verdict, same_county=opened.plan.county_hash == asked.county.hash, issues=opened.issues)


class Judge(Protocol):
    """What judges plans: :func:`judge`, or a service in its place."""

    def __call__(
        self, county: County, plan: Plan, profile: str = "", settings: Iterable[Setting] = ()
    ) -> tuple[Case, Verdict]:
        """Return the case that ``plan`` is judged in, and the verdict."""
        ...


def judge(county: County, plan: Plan, profile: str = "", settings: Iterable[Setting] = ()) -> tuple[Case, Verdict]:
    """Return the case that ``plan`` is judged in, and the verdict.

    Its policy is the plan's own profile and settings, under those that are given beside it.
    """
    case = case_of(county, policy_of(county, profile or plan.profile, (*plan.settings, *settings)), plan)
    return case, audit(case, plan)


def case_of(county: County, policy: Policy, plan: Plan) -> Case:
    """Return the case that ``plan`` is judged in."""
    if isinstance(plan, SitingPlan):
        return SitingCase(county, policy)
    if isinstance(plan, HeadcountPlan):
        return HeadcountCase(county, policy)
    return RosterCase(county, policy, plan.first, plan.last)
