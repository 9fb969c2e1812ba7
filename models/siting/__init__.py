"""What the siting's checker and formulation share: derived data of a county under a policy, and the plan itself."""

from models.siting.analysis import Analysis, Choice, GoalValue, Price
from models.siting.case import SitingCase
from models.siting.groups import Group
from models.siting.plan import Service, SitingPlan, Standing

__all__ = ["Analysis", "Choice", "GoalValue", "Group", "Price", "Service", "SitingCase", "SitingPlan", "Standing"]
