"""What a generated county is asked to be."""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_OF_MONTH = date(2026, 3, 2)
"""A Monday: horizons that fit into the year from here begin here."""

FIRST_OF_YEAR = date(2026, 1, 5)
"""A Monday: longer horizons begin here."""


@dataclass(frozen=True)
class Size:
    """The wishes of a caller of :func:`instances.generate`, checked once; see there for their meaning."""

    people: int
    facilities: int
    specialties: int
    weeks: int
    tightness: float
    eligible: int
    seed: int
    profile: str
    halves: bool
    hosts: bool
    hospitals: int

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a county that cannot be made, naming what to change."""
        for name in ("people", "facilities", "specialties", "weeks", "eligible", "hospitals"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, not {getattr(self, name)}")
        if self.tightness < 0:
            raise ValueError(f"tightness must not be negative, not {self.tightness}")
        if self.eligible > self.facilities:
            raise ValueError(f"eligible ({self.eligible}) exceeds facilities ({self.facilities})")
        if self.specialties * self.eligible < self.facilities:
            least = -(-self.facilities // self.specialties)
            raise ValueError(f"some facilities would be licensed for nothing: set eligible to {least} or more")
        if self.people < self.specialties * self.hospitals:
            raise ValueError("people must be at least specialties x hospitals: every department needs somebody")

    @property
    def first(self) -> date:
        """First day of the horizon: 2 March 2026, or 5 January where the weeks would run out of the year."""
        ends = FIRST_OF_MONTH + timedelta(weeks=self.weeks)
        return FIRST_OF_MONTH if ends.year == FIRST_OF_MONTH.year else FIRST_OF_YEAR

    @property
    def last(self) -> date:
        """Last day of the horizon, a Sunday."""
        return self.first + timedelta(weeks=self.weeks) - timedelta(days=1)

    @property
    def unit(self) -> float:
        """Days of a slot."""
        return 0.5 if self.halves else 1.0
