"""The checks and measures of headcount."""

from models.headcount.case import HeadcountCase
from models.rules.headcount.headcount import Headcount
from models.rules.registry import Registry

HEADCOUNT: Registry[HeadcountCase, Headcount] = Registry("headcount")
rule, objective = HEADCOUNT.rule, HEADCOUNT.objective
