"""One figure of a report: a numerator, and a denominator where there is one."""

from models.base import Record


class Figure(Record):
    """``top`` over ``bottom``; a count where ``bottom`` is ``None``."""

    top: float
    bottom: float | None = None

    @property
    def value(self) -> float | None:
        """The count or the quotient; ``None`` where nothing can be divided."""
        if self.bottom is None:
            return self.top
        return self.top / self.bottom if self.bottom else None

    def plus(self, other: "Figure") -> "Figure":
        """Return both together: numerators and denominators summed, never an average of quotients."""
        if self.bottom is None or other.bottom is None:
            return Figure(top=self.top + other.top)
        return Figure(top=self.top + other.top, bottom=self.bottom + other.bottom)
