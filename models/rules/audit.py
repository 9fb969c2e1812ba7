"""The audit of a plan (核查): every rule of the policy, one by one, and what it all comes to."""

from importlib import import_module
from pkgutil import iter_modules

import models.rules.roster as roster_rules
import models.rules.siting as siting_rules
from models.county.words import Goal, Tier
from models.decision import Case, Plan
from models.plan import RosterPlan
from models.roster.case import RosterCase
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

for _room in (roster_rules, siting_rules):
    for _module in iter_modules(_room.__path__):
        import_module(f"{_room.__name__}.{_module.name}")


def audit(case: Case, plan: Plan) -> Verdict:
    """Judge ``plan`` by the policy of ``case``, from the plan alone.

    Rules that are off are not looked at. What names an unknown person, place, kind, phase or date is a hard finding
    whatever the modes are. Raises ``TypeError`` where the plan is of another decision than the case.
    """
    if isinstance(case, RosterCase) and isinstance(plan, RosterPlan):
        roster = Roster(case, plan)
        return judge(case, roster, case.policy, ROSTER, roster_strays(case, roster), Tier)
    if isinstance(case, SitingCase) and isinstance(plan, SitingPlan):
        siting = Siting(case, plan)
        return judge(case, siting, case.policy, SITING, siting_strays(case, siting), Goal)
    raise TypeError(f"{type(case).__name__} cannot judge {type(plan).__name__}")
