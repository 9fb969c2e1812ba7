"""What a solve is given: everything that the child process needs, and nothing that it would have to fetch."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import ClassVar, NotRequired, TypedDict

from models.county import County
from models.decision import Case, Decision
from models.headcount import HeadcountCase
from models.policy import Policy, Setting, policy_of
from models.roster import RosterCase
from models.siting import SitingCase
from optimizer.answer import SolveOptions


class Given(TypedDict):
    """What a job of any decision is given."""

    county: County
    profile: str
    settings: tuple[Setting, ...]
    options: SolveOptions
    defaults_used: int
    memory_limit: int | None
    niceness: NotRequired[int]


@dataclass(frozen=True, kw_only=True)
class SolveJob(ABC):
    """A decision for a county.

    ``profile`` is empty for the county's own; ``settings`` are given beside the county's own sheet;
    ``defaults_used`` counts what the input left out; ``memory_limit`` is in bytes of resident memory; ``niceness`` is
    how far the solve gives way to other processes, 0 to 19.
    """

    decision: ClassVar[Decision]

    county: County
    profile: str = ""
    settings: tuple[Setting, ...] = ()
    options: SolveOptions = field(default_factory=SolveOptions)
    defaults_used: int = 0
    memory_limit: int | None = None
    niceness: int = 0
    submitted: datetime = field(default_factory=lambda: datetime.now(UTC))

    def policy(self) -> Policy:
        """Return the policy of this job; raise ``KeyError`` for an unknown profile, ``SettingFault`` for a setting."""
        return policy_of(self.county, self.profile, self.settings)

    @abstractmethod
    def case(self) -> Case:
        """Return the case of this job; raise as :meth:`policy`."""


@dataclass(frozen=True, kw_only=True)
class RosterJob(SolveJob):
    """A county's roster from ``first`` to ``last``."""

    decision = Decision.ROSTER

    first: date
    last: date

    def case(self) -> RosterCase:
        """Return the county under its policy over the horizon."""
        return RosterCase(county=self.county, policy=self.policy(), first=self.first, last=self.last)


@dataclass(frozen=True, kw_only=True)
class SitingJob(SolveJob):
    """Where a county's shared centers stand, over all its phases."""

    decision = Decision.SITING

    def case(self) -> SitingCase:
        """Return the county under its policy."""
        return SitingCase(self.county, self.policy())


@dataclass(frozen=True, kw_only=True)
class HeadcountJob(SolveJob):
    """Where a county's posts sit, over all years of the plan."""

    decision = Decision.HEADCOUNT

    def case(self) -> HeadcountCase:
        """Return the county under its policy."""
        return HeadcountCase(self.county, self.policy())
