"""The checks and measures of siting."""

from models.rules.registry import Registry
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase

SITING: Registry[SitingCase, Siting] = Registry("siting")
rule, objective = SITING.rule, SITING.objective
