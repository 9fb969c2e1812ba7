"""The cases: sizes, horizons and seeds of design section 11, as counties of the generator."""

from dataclasses import dataclass
from datetime import date, timedelta

from instances.generate import generate
from instances.generate.size import Size
from models.county import County
from models.policy import policy_of
from models.roster import RosterCase

SIZES: dict[str, tuple[int, int]] = {"S": (40, 8), "M": (150, 15), "L": (400, 40), "XL": (800, 60)}
"""People and facilities."""

HORIZONS: dict[str, int] = {"month": 4, "quarter": 13, "year": 52}
"""Weeks."""

ELIGIBLE = 8
TIGHTNESS = 0.9


@dataclass(frozen=True)
class Case:
    """A generated county over a horizon; ``hosts`` names everybody's two receiving units, as a year plan does."""

    size: str
    horizon: str
    seed: int
    hosts: bool = True
    hospitals: int = 1

    @property
    def key(self) -> str:
        """The name of the case in tables and files."""
        return f"{self.size}-{self.horizon}-{self.seed}{'' if self.hosts else '-open'}"

    @property
    def first(self) -> date:
        """The first day, a Monday."""
        people, facilities = SIZES[self.size]
        weeks = HORIZONS[self.horizon]
        return Size(
            people, facilities, 8, weeks, TIGHTNESS, ELIGIBLE, self.seed, "urad", False, self.hosts, self.hospitals
        ).first

    def county(self) -> County:
        """Return the county."""
        people, facilities = SIZES[self.size]
        return generate(
            people,
            facilities,
            weeks=HORIZONS[self.horizon],
            tightness=TIGHTNESS,
            eligible=ELIGIBLE,
            seed=self.seed,
            hosts=self.hosts,
            hospitals=self.hospitals,
        )

    def roster(self) -> RosterCase:
        """Return the county under its policy over the horizon."""
        county = self.county()
        last = self.first + timedelta(days=7 * HORIZONS[self.horizon] - 1)
        return RosterCase(county, policy_of(county), self.first, last)
