"""roster.fair_remote: a group shares its days at remote places."""

from collections.abc import Iterator

from models.roster.case import RosterCase
from models.roster.groups import remote_only
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.rules.roster.spread import uneven
from models.verdict import Finding

RULE = "roster.fair_remote"


@rule(RULE)
def fair_remote(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``max_p (d[p] - D free[p]/F) - min_p (...) <= tolerance`` in each group, in days (A18, B14)."""
    yield from uneven(case, roster, RULE, remote_only(case))
