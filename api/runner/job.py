"""What a solve is given: everything that the child process needs, and nothing that it would have to fetch."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from models.county import County
from models.policy import Setting, policy_of
from models.roster import RosterCase
from optimizer.answer import SolveOptions


@dataclass(frozen=True)
class SolveJob:
    """A county's roster from ``first`` to ``last``.

    ``profile`` is empty for the county's own; ``settings`` are given beside the county's own sheet;
    ``defaults_used`` counts what the input left out; ``memory_limit`` is in bytes of resident memory.
    """

    county: County
    first: date
    last: date
    profile: str = ""
    settings: tuple[Setting, ...] = ()
    options: SolveOptions = field(default_factory=SolveOptions)
    defaults_used: int = 0
    memory_limit: int | None = None
    submitted: datetime = field(default_factory=lambda: datetime.now(UTC))

    def case(self) -> RosterCase:
        """Return the case of this job.

        Raises ``KeyError`` for an unknown profile and ``SettingFault`` for a setting that cannot be read.
        """
        policy = policy_of(self.county, self.profile, self.settings)
        return RosterCase(county=self.county, policy=policy, first=self.first, last=self.last)
