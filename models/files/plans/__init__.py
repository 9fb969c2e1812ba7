"""Plans in: plan.json, and roster.csv, roster.xlsx, centers.xlsx or headcount.xlsx edited by hand."""

from models.files.plans.read import read_plan, read_plan_document
from models.files.plans.result import AnyPlan, PlanRead

__all__ = ["AnyPlan", "PlanRead", "read_plan", "read_plan_document"]
