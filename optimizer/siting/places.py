"""A kind at a candidate site: what stands there, how it may change, and how large it can be."""

from dataclasses import dataclass
from functools import cached_property

from models.county.siting import Site
from models.county.words import Mode, SiteStatus
from models.siting.case import SitingCase

DEADLINE, CAPACITY = "siting.deadline", "siting.capacity"
PUSHED = (Mode.HARD, Mode.SOFT)


@dataclass(frozen=True)
class Place:
    """``kind`` at ``id`` in a case."""

    case: SitingCase
    kind: str
    id: str

    @cached_property
    def site(self) -> Site:
        """The record of the sheet."""
        return self.case.sites[self.kind][self.id]

    @cached_property
    def whole(self) -> int:
        """The yearly volume of all members of the kind."""
        return sum(self.case.volumes[self.kind].values())

    @cached_property
    def paid(self) -> int:
        """The modules that stand there today."""
        return self.site.modules if self.site.stands_today else 0

    @cached_property
    def base(self) -> int:
        """The modules of a center while it is open, at least: those that stand there, or one."""
        return max(1, self.paid)

    @cached_property
    def capacity(self) -> int | None:
        """The yearly volume of a module; ``None`` where nothing limits it or nobody asks."""
        return self.site.module_capacity if self.case.policy.mode(CAPACITY) in PUSHED else None

    @cached_property
    def most(self) -> int:
        """How many modules are of any use: what the whole volume needs, within the limit where that is hard."""
        if self.capacity is None:
            return self.base
        needed = -(-self.whole // self.capacity)
        hard = self.case.policy.mode(CAPACITY) is Mode.HARD
        return max(self.base, min(needed, self.site.max_modules) if hard else needed)

    @cached_property
    def may_close(self) -> bool:
        """Whether a center may close: only an existing one where the deadline is hard."""
        closes = self.site.status in (SiteStatus.EXISTING, SiteStatus.CLOSE)
        return closes or self.case.policy.mode(DEADLINE) is not Mode.HARD

    @property
    def stays(self) -> bool:
        """Whether what stands there today must stay."""
        return self.site.status in (SiteStatus.KEEP, SiteStatus.FIXED) and self.site.stands_today
