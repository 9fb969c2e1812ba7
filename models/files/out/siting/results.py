"""What the solve of a siting hands over to be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from models.county.words import Goal
from models.files.out.answered import Answered
from models.rules.siting.assignment_rows import AssignmentRow
from models.rules.siting.center_rows import CenterRow, center_rows
from models.rules.siting.coverage_rows import CoverageRow, coverage_rows
from models.rules.siting.phase_costs import PhaseCosts, phase_costs
from models.rules.siting.siting import Siting
from models.rules.siting.unreached_rows import UnreachedRow, unreached_rows
from models.siting import Analysis, SitingCase, SitingPlan

REACH = "siting.reach"
_WITHIN = (30, 60, 90)
"""Minutes for which coverage is always told, as the rule siting.reach says."""


@dataclass(frozen=True)
class SitingResults(Answered[SitingCase, SitingPlan]):
    """A siting plan with everything that is said about it; the checker's own counts, so that no sheet counts again.

    ``analysis`` is what else could be; ``None`` where nobody asked.
    """

    analysis: Analysis | None = None

    @cached_property
    def siting(self) -> Siting:
        """The plan's centers and services as the checker reads them."""
        return Siting(self.case, self.plan)

    @cached_property
    def centers(self) -> list[CenterRow]:
        """The open centers with what they carry and cost, as the checker counts it."""
        return center_rows(self.case, self.siting)

    @property
    def services(self) -> list[AssignmentRow]:
        """Who is served where, with minutes, km and couriers, as the checker counts it."""
        return self.siting.rows

    @cached_property
    def costs(self) -> list[PhaseCosts]:
        """What each phase costs, as the checker counts it."""
        return phase_costs(self.case, self.siting)

    @cached_property
    def within(self) -> tuple[int, ...]:
        """The minutes for which coverage is told: 30, 60 and 90, and those of siting.reach."""
        own = self.case.policy.number(REACH, "within")
        return tuple(sorted({*_WITHIN, *(() if own is None else (own,))}))

    @cached_property
    def coverage(self) -> list[CoverageRow]:
        """The people within reach by kind and phase, as the checker counts them."""
        return coverage_rows(self.case, self.siting, self.within)

    @cached_property
    def curves(self) -> list[CoverageRow]:
        """The same within every number of minutes that somebody has to go."""
        known = {row.minutes for row in self.services if row.minutes is not None and not row.backup}
        return coverage_rows(self.case, self.siting, sorted(known))

    @cached_property
    def unreached(self) -> list[UnreachedRow]:
        """The members out of reach of every candidate, as the checker finds them."""
        return unreached_rows(self.case)

    @cached_property
    def values(self) -> Mapping[Goal, float]:
        """The value of each goal as the checker measures it, pushed or not; what is off has none."""
        measured = {s.tier: s.weight * s.value for s in self.verdict.scores if s.tier is not Goal.SHORTFALL}
        found = measured | {Goal.SHORTFALL: self.verdict.tiers.get(Goal.SHORTFALL, 0.0)}
        return {goal: found[goal] for goal in Goal if goal in found}
