"""siting.budget in the formulation: building and running within each phase's money."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd
from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel, Terms


class Budget(SitingRule):
    """``fixed opens + module added + years running y <= budget[t]``, clause G24.

    With carry-over ``left[t]`` goes on to the next phase: ``cost[t] + left[t] <= budget[t] + left[t-1] + over[t]``.
    """

    id = "siting.budget"

    def add(self, m: SitingModel) -> None:
        """Add the row of each phase that has a budget."""
        if not self.pushes:
            return
        carries = self.case.policy.flag(self.id, "carry_over")
        if self.mode is Mode.HARD:
            self._hard(m)
        else:
            self._soft(m, carries)

    def _hard(self, m: SitingModel) -> None:
        for t, terms, limit in budgets(m):
            m.at_most(self, (t,), *_in_steps(terms, limit))

    def _soft(self, m: SitingModel, carries: bool) -> None:
        before: Terms = {}
        for t, phase in enumerate(self.case.phases):
            left: Terms = {}
            if phase.budget is not None:
                if carries:
                    left = {m.model.column(0, phase.budget + m.most(dict.fromkeys(before, 1))): 1}
                m.at_most(self, (t,), m.money[t] | left | dict.fromkeys(before, -1), phase.budget)
            before = left


def budgets(m: SitingModel) -> Iterator[tuple[int, Terms, int]]:
    """Yield each phase that has a budget, what is spent against it, and the limit.

    With carry-over that is the sum of the phases since the last one without a budget.
    """
    carries = m.case.policy.flag(Budget.id, "carry_over")
    terms: Terms = {}
    limit = 0
    for t, phase in enumerate(m.case.phases):
        if phase.budget is None or not carries:
            terms, limit = {}, 0
        if phase.budget is not None:
            terms = {c: terms.get(c, 0) + m.money[t].get(c, 0) for c in terms.keys() | m.money[t].keys()}
            limit += phase.budget
            yield t, terms, limit


def _in_steps(terms: Terms, high: int) -> tuple[Terms, int]:
    """Return the same row in the largest step that divides every cost, so that no tolerance hides a yuan."""
    step = gcd(*terms.values()) or 1
    return {c: terms[c] // step for c in sorted(terms)}, high // step
