"""What the headcount's checker and formulation share: derived data of a county under a policy, and the plan itself."""

from models.headcount.analysis import HeadcountAnalysis, Ladder, OneMore, Rung, Switched
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.headcount.plan import Borrowed, CellYear, Granted, HeadcountPlan, Transfer

__all__ = [
    "Borrowed",
    "Cell",
    "CellYear",
    "Granted",
    "HeadcountAnalysis",
    "HeadcountCase",
    "HeadcountPlan",
    "Ladder",
    "OneMore",
    "PostClass",
    "Rung",
    "Switched",
    "Transfer",
]
