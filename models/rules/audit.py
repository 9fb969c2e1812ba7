"""The audit of a plan (核查): every rule of the policy, one by one, and what it all comes to."""

from importlib import import_module
from pkgutil import iter_modules

import models.rules.headcount as headcount_rules
import models.rules.roster as roster_rules
import models.rules.siting as siting_rules
from models.county.words import Goal, Stage, Tier
from models.decision import Case, Plan
from models.headcount.analysis import Ladder
from models.headcount.case import HeadcountCase
from models.headcount.plan import HeadcountPlan
from models.plan import RosterPlan
from models.roster.case import RosterCase
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.ladder import ladders as headcount_ladders
from models.rules.headcount.registry import HEADCOUNT
from models.rules.headcount.strays import strays as headcount_strays
from models.rules.judge import judge
from models.rules.roster.registry import ROSTER
from models.rules.roster.roster import Roster
from models.rules.roster.strays import strays as roster_strays
from models.rules.siting.registry import SITING
from models.rules.siting.siting import Siting
from models.rules.siting.strays import strays as siting_strays
from models.siting.case import SitingCase
from models.siting.plan import SitingPlan
from models.verdict import Verdict

for _room in (roster_rules, siting_rules, headcount_rules):
    for _module in iter_modules(_room.__path__):
        import_module(f"{_room.__name__}.{_module.name}")


def audit(case: Case, plan: Plan) -> Verdict:
    """Judge ``plan`` by the policy of ``case``, from the plan alone.

    Rules that are off are not looked at. What names an unknown person, place, kind, phase, cell or date is a hard
    finding whatever the modes are. Raises ``TypeError`` where the plan is of another decision than the case.
    """
    if isinstance(case, RosterCase) and isinstance(plan, RosterPlan):
        roster = Roster(case, plan)
        return judge(case, roster, case.policy, ROSTER, roster_strays(case, roster), Tier)
    if isinstance(case, SitingCase) and isinstance(plan, SitingPlan):
        siting = Siting(case, plan)
        return judge(case, siting, case.policy, SITING, siting_strays(case, siting), Goal)
    if isinstance(case, HeadcountCase) and isinstance(plan, HeadcountPlan):
        headcount = Headcount(case, plan)
        return judge(case, headcount, case.policy, HEADCOUNT, headcount_strays(case, headcount), Stage)
    raise TypeError(f"{type(case).__name__} cannot judge {type(plan).__name__}")


def ladders(case: HeadcountCase, plan: HeadcountPlan) -> tuple[Ladder, ...]:
    """Return the ladder of each level and year of ``plan``, worked out from the plan alone, in exact integers."""
    return headcount_ladders(case, Headcount(case, plan))
