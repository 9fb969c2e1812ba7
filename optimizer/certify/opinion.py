"""What a second opinion is, of whichever decision: stages in their order, each proven by the other solver."""

from collections.abc import Callable
from typing import Any, Protocol, Self

from models.certificate import TierResult
from models.county.words import Goal, Stage
from models.headcount import HeadcountAnalysis, HeadcountPlan
from models.siting import Analysis, SitingPlan
from optimizer.certify.lexicographic import Lexicographic

AnyStage = Stage | Goal
"""A stage of headcount, or a goal of siting."""


class Opinion(Protocol):
    """A second opinion: ``tiers`` are the stages that have been proven, in their order.

    ``run.program`` holds the rows, in the end those of every stage, and ``run.last`` the goal solved last.
    """

    run: Lexicographic
    tiers: list[TierResult]

    @classmethod
    def of(cls, case: Any, solver: str, seconds: float | None) -> Self:
        """Return the opinion of a case with every clause that binds, nothing being proven yet."""

    @property
    def stages(self) -> tuple[AnyStage, ...]:
        """The stages that the policy pushes, in their order."""

    @property
    def plan(self) -> HeadcountPlan | SitingPlan | None:
        """The best plan so far."""

    @property
    def analysis(self) -> HeadcountAnalysis | Analysis | None:
        """What is beside the plan, such as the ladders of headcount that have been proven."""

    def prove(self, begun: Callable[[Any], None]) -> None:
        """Prove stage after stage, telling ``begun`` of each; raise ``NoPlanError`` and ``NotProvenError``."""
