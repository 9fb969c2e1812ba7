"""Which function checks which rule of the catalogue.

A constraint or filter has a check, which yields what is missed and what a planner must know; an objective has a
measure, which returns its value. Files of :mod:`models.rules.roster` register theirs with these decorators.
"""

from collections.abc import Callable, Iterator

from models.policy import RuleKind, rules
from models.roster.case import RosterCase
from models.rules.roster.roster import Roster
from models.verdict import Finding, Note

Check = Callable[[RosterCase, Roster], Iterator[Finding | Note]]
Measure = Callable[[RosterCase, Roster], float]

CHECKS: dict[str, Check] = {}
MEASURES: dict[str, Measure] = {}


def rule(id: str) -> Callable[[Check], Check]:
    """Register the check of a constraint or filter; raise ``ValueError`` where the catalogue knows no such rule."""

    def register(check: Check) -> Check:
        _expect(id, RuleKind.CONSTRAINT, RuleKind.FILTER)
        CHECKS[id] = check
        return check

    return register


def objective(id: str) -> Callable[[Measure], Measure]:
    """Register the measure of an objective; raise ``ValueError`` where the catalogue knows no such objective."""

    def register(measure: Measure) -> Measure:
        _expect(id, RuleKind.OBJECTIVE)
        MEASURES[id] = measure
        return measure

    return register


def _expect(id: str, *kinds: RuleKind) -> None:
    if id not in rules() or rules()[id].kind not in kinds:
        raise ValueError(f"the catalogue has no {' or '.join(kinds)} {id}")
    if id in CHECKS or id in MEASURES:
        raise ValueError(f"{id} is checked twice")
