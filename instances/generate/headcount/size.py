"""What a generated headcount county is asked to be."""

from dataclasses import dataclass

from models.county import Category


@dataclass(frozen=True)
class HeadcountSize:
    """The wishes of a caller of :func:`generate_headcount`, checked once; see there for their meaning."""

    facilities: int
    categories: int
    years: int
    seed: int
    shortage: float
    profile: str

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a county that cannot be made, naming what to change."""
        if self.facilities < 2:
            raise ValueError(f"facilities must be at least 2, a hospital and a center, not {self.facilities}")
        if not 1 <= self.categories <= len(Category):
            raise ValueError(f"categories must be from 1 to {len(Category)}, not {self.categories}")
        if not 1 <= self.years <= 20:
            raise ValueError(f"years must be from 1 to 20, not {self.years}")
        if not 0 <= self.shortage <= 1:
            raise ValueError(f"shortage must be from 0 to 1, not {self.shortage}")

    @property
    def hospitals(self) -> int:
        """One facility in ten is a hospital, and at least one."""
        return max(1, self.facilities // 10)

    @property
    def communities(self) -> int:
        """One facility in eight is a community center of the seat."""
        return self.facilities // 8
