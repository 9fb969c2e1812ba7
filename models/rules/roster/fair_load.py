"""roster.fair_load: a group shares its days in proportion to the time in which each is free."""

from collections.abc import Iterator

from models.roster.case import RosterCase
from models.roster.groups import anywhere
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.rules.roster.spread import uneven
from models.verdict import Finding

RULE = "roster.fair_load"


@rule(RULE)
def fair_load(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``max_p (d[p] - D free[p]/F) - min_p (...) <= tolerance`` in each group, in days (A18, B14)."""
    yield from uneven(case, roster, RULE, anywhere(case))
