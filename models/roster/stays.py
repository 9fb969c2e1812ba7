"""Remote stays: which ways are so long that one stays, and which days follow one another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.county.words import Mode

if TYPE_CHECKING:
    from models.roster.case import RosterCase

RULE = "roster.remote_stay"


class Stays:
    """Where one stays: the ways longer than the minutes of the rule, week by week.

    ``paid`` says that a stay is one trip there and back, since the rule makes plans keep to stays.
    """

    def __init__(self, case: RosterCase) -> None:
        self._case = case
        mode = case.policy.mode(RULE)
        minutes = case.policy.number(RULE, "minutes")
        self._limit = None if mode is Mode.OFF else minutes
        self.shortest = case.policy.number(RULE, "shortest") or 1
        self.paid = minutes is not None and mode in (Mode.HARD, Mode.SOFT)
        self._known: dict[tuple[str, str, date], int | None] = {}

    @property
    def applies(self) -> bool:
        """Whether any way may be remote."""
        return self._limit is not None

    def way(self, employer: str, facility: str, week: date) -> int | None:
        """Return the one-way minutes of a remote way in the week of a Monday, or ``None`` where it is not remote."""
        key = (employer, facility, week)
        if key not in self._known:
            trip = self._case.roads.trip(employer, facility, self._case.road_state(max(week, self._case.first)))
            remote = trip is not None and self._limit is not None and trip.minutes > self._limit
            self._known[key] = trip.minutes if trip and remote else None
        return self._known[key]
