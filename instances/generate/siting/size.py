"""What a generated siting county is asked to be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SitingSize:
    """The wishes of a caller of :func:`generate_siting`, checked once; see there for their meaning."""

    members: int
    kinds: int
    phases: int
    seed: int
    candidates: int
    hospitals: int
    tightness: float
    slack: float
    cut_off: int
    profile: str

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a county that cannot be made, naming what to change."""
        for name in ("members", "kinds", "phases", "candidates", "hospitals"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, not {getattr(self, name)}")
        if not 0 < self.tightness <= 0.98:
            raise ValueError(f"tightness must be over 0 and at most 0.98, not {self.tightness}")
        if self.slack < 1:
            raise ValueError(f"slack must be at least 1, not {self.slack}")
        if not 0 <= self.cut_off <= self.members // 4:
            raise ValueError(f"cut_off must be from 0 to a quarter of the members, not {self.cut_off}")
        if self.candidates > self.members + self.hospitals - self.cut_off:
            raise ValueError(f"candidates ({self.candidates}) exceed members and hospitals that have a road all year")

    @property
    def towns(self) -> int:
        """Members that are centers of townships or of the seat; the others are village clinics."""
        return min(self.members, max(self.candidates * 3 // 2, self.members // 6))
