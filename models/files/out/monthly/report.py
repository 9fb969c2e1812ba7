"""What is written: one consortium's report of a period, or the roll-up of many."""

from dataclasses import dataclass
from datetime import datetime

from models.policy import Policy, Profile, profiles, resolve_policy
from models.report import Consortium, Figure, ReportPeriod, totals
from models.roster.obligation import ANNUAL


@dataclass(frozen=True)
class Report:
    """Consortia in a period under their own profiles and the ``common`` one; ``many`` is how it is laid out."""

    period: ReportPeriod
    common: str
    consortia: tuple[Consortium, ...]
    many: bool

    @property
    def made(self) -> datetime:
        """The newest state that is reported, so that the same states give the same report."""
        return max(c.at for c in self.consortia)

    @property
    def profile(self) -> Profile:
        """The common profile."""
        return profiles()[self.common]

    @property
    def common_policy(self) -> Policy:
        """The common profile as a policy, without any county's own values."""
        return resolve_policy(self.common)

    @property
    def days(self) -> float:
        """The days of a year that stand in titles: the common profile's in a roll-up, else the county's own."""
        policy = self.common_policy if self.many else self.consortia[0].own.policy
        return policy.days(ANNUAL, "days")

    def totals(self, common: bool) -> dict[str, Figure]:
        """Return the total row under the common or the own profiles."""
        return totals([c.common if common else c.own for c in self.consortia])
