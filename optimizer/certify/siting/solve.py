"""The second opinion on siting: every goal in its order, each proven by the other solver."""

from collections.abc import Callable
from dataclasses import dataclass, field

from models.certificate import TierResult
from models.county.words import Goal
from models.siting import SitingCase, SitingPlan
from optimizer.certify.lexicographic import Lexicographic, NoPlanError, NotProvenError
from optimizer.certify.siting.centers import add_centers
from optimizer.certify.siting.columns import SitingColumns
from optimizer.certify.siting.exact import hold, safe
from optimizer.certify.siting.goals import RULE_OF, SUMS, goals_of, longest
from optimizer.certify.siting.members import add_members
from optimizer.certify.siting.plan import plan_of
from optimizer.engines.pulp import Number, Terms


@dataclass
class SitingOpinion:
    """The program of a case and what has been proven of it."""

    case: SitingCase
    run: Lexicographic
    columns: SitingColumns
    tiers: list[TierResult] = field(default_factory=list)

    @classmethod
    def of(cls, case: SitingCase, solver: str, seconds: float | None) -> "SitingOpinion":
        """Return the program of a case with every clause that binds."""
        columns = SitingColumns(case)
        add_centers(columns)
        add_members(columns)
        return cls(case, Lexicographic(columns.program, solver, seconds), columns)

    @property
    def stages(self) -> tuple[Goal, ...]:
        """The goals in their order."""
        return goals_of(self.case)

    @property
    def analysis(self) -> None:
        """Return that there is nothing beside the plan."""

    @property
    def plan(self) -> SitingPlan | None:
        """The best plan so far."""
        return plan_of(self.columns, self.run.best) if self.run.best else None

    def prove(self, begun: Callable[[Goal], None]) -> None:
        """Prove goal after goal, telling ``begun`` of each; raises ``NoPlanError`` and ``NotProvenError``."""
        self.run.optimum([])
        for goal in self.stages:
            begun(goal)
            weight = self.case.policy.weight(RULE_OF[goal]) if goal in RULE_OF else 1
            value = float(weight * self._stage(goal))
            self.tiers.append(TierResult(tier=goal, value=value, bound=value, gap=0.0))

    def _stage(self, goal: Goal) -> Number:
        if goal is Goal.LONGEST:
            return self._longest()
        terms = SUMS[goal](self.columns)
        optimum = self._optimum(terms)
        if terms:
            hold(self.columns.program, goal.value, terms, optimum)
        return optimum

    def _longest(self) -> Number:
        """Prove the longest minutes, and let no pair that takes longer serve anybody in later goals."""
        c = self.columns
        optimum = self._optimum([(1, longest(c))])
        for pair, used in c.used.items():
            if c.minutes(pair) > optimum:
                c.program.bounds[used] = (0, 0)
        return optimum

    def _optimum(self, terms: Terms) -> Number:
        """Return the least that a goal of coefficients that are never negative can be."""
        self.run.last = terms
        best = self.run.best
        if best is not None and self.run.knows(terms) and best.of(terms) == 0:
            return best.of(terms)
        try:
            return self.run.optimum(safe(terms)).of(terms)
        except NoPlanError:
            raise NotProvenError from None  # there is a plan: the first solve found it
