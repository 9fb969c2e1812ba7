"""How somebody stands in a calendar year, as both ledgers reckon it from what is due and what is served or promised."""

from abc import abstractmethod


class YearBalance:
    """What follows from the days ``due`` in the year, those ``due_by_now``, and those that are still ``possible``."""

    due: float
    due_by_now: float
    possible: float

    @property
    @abstractmethod
    def total(self) -> float:
        """Days served or promised up to now."""

    @property
    def obliged(self) -> bool:
        """Whether the person owes days in the year."""
        return self.due > 0

    @property
    def short(self) -> float:
        """Days missing of those due by now: ``max(0, due_by_now - total)``."""
        return max(0.0, self.due_by_now - self.total)

    @property
    def owed(self) -> float:
        """Days still owed of the whole year: ``max(0, due - total)``."""
        return max(0.0, self.due - self.total)

    @property
    def lost(self) -> float:
        """Days of the year that can no longer be served: ``max(0, owed - possible)``."""
        return max(0.0, self.owed - self.possible)

    @property
    def reachable(self) -> bool:
        """Whether the year can still be completed."""
        return self.lost == 0
