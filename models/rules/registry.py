"""Which function checks which rule of the catalogue: a registry for each decision.

A constraint or filter has a check, which yields what is missed and what a planner must know; an objective has a
measure, which returns its value. Each room of rules has a registry of its own, in which its files register theirs.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from models.policy import RuleKind, rules
from models.verdict import Finding, Note

Case = TypeVar("Case")
View = TypeVar("View")


class Registry(Generic[Case, View]):
    """The checks and measures of one room, by rule; each is called with the case and the plan as the checker reads it.

    The decorators raise ``ValueError`` where the catalogue knows no such rule of the room, or it is registered twice.
    """

    def __init__(self, room: str) -> None:
        self.room = room
        self.checks: dict[str, Callable[[Case, View], Iterator[Finding | Note]]] = {}
        self.measures: dict[str, Callable[[Case, View], float]] = {}

    def rule(
        self, id: str
    ) -> Callable[[Callable[[Case, View], Iterator[Finding | Note]]], Callable[[Case, View], Iterator[Finding | Note]]]:
        """Register the check of a constraint or filter."""

        def register(
            check: Callable[[Case, View], Iterator[Finding | Note]],
        ) -> Callable[[Case, View], Iterator[Finding | Note]]:
            self._expect(id, RuleKind.CONSTRAINT, RuleKind.FILTER)
            self.checks[id] = check
            return check

        return register

    def objective(self, id: str) -> Callable[[Callable[[Case, View], float]], Callable[[Case, View], float]]:
        """Register the measure of an objective."""

        def register(measure: Callable[[Case, View], float]) -> Callable[[Case, View], float]:
            self._expect(id, RuleKind.OBJECTIVE)
            self.measures[id] = measure
            return measure

        return register

    def _expect(self, id: str, *kinds: RuleKind) -> None:
        if id not in rules() or rules()[id].room != self.room or rules()[id].kind not in kinds:
            raise ValueError(f"the catalogue has no {' or '.join(kinds)} {id}")
        if id in self.checks or id in self.measures:
            raise ValueError(f"{id} is checked twice")
