"""The checks and measures of the roster."""

from models.roster.case import RosterCase
from models.rules.registry import Registry
from models.rules.roster.roster import Roster

ROSTER: Registry[RosterCase, Roster] = Registry("roster")
rule, objective = ROSTER.rule, ROSTER.objective
