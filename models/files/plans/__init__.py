"""Plans in: plan.json, and roster.csv or roster.xlsx edited by hand."""

from models.files.plans.read import read_plan
from models.files.plans.result import PlanRead

__all__ = ["PlanRead", "read_plan"]
