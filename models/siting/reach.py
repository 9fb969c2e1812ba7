"""How far members and sites are from one another over a year: the longest minutes of any state of the roads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.county.county import County
from models.policy.policy import Policy
from models.roads import RoadNetwork, RoadState, Trip

RULE = "siting.time_limit"
OUT_OF_REACH = 10_000
"""The minutes that a pair counts which no road joins: as many as a sheet accepts at most."""


@dataclass(frozen=True)
class CutOff:
    """A member that no road joins to any candidate on some days of the year: how many, the first and the last."""

    member: str
    days: int
    first: date
    last: date


class Reach:
    """One-way road minutes and km between candidate sites and members in the county's year.

    Minutes are the longest of the year's states of the roads (summer, winter, closures). A member that is cut off from
    every candidate in some state is measured over the others, and reported as cut off; with the flag ``all_year`` of
    siting.time_limit the cut-off states count too, so that nobody reaches it.
    """

    def __init__(self, county: County, policy: Policy) -> None:
        self._network = RoadNetwork(county, policy)
        self._all_year = policy.flag(RULE, "all_year")
        first = date(county.county.year, 1, 1)
        days = (first + timedelta(days=n) for n in range(366))
        self._days: dict[RoadState, list[date]] = {}
        for day in days:
            if day.year == first.year:
                self._days.setdefault(self._network.state(day), []).append(day)

    def minutes(self, sites: Iterable[str], member: str) -> dict[str, int | None]:
        """Return the minutes from each of ``sites`` to ``member``, ``None`` where no road leads all the time."""
        listed = tuple(sites)
        found: dict[str, int | None] = {}
        states = self._states_of(listed, member)
        for site in listed:
            trips = [self._network.trip(site, member, state) for state in states]
            known = [trip.minutes for trip in trips if trip is not None]
            found[site] = max(known) if trips and len(known) == len(trips) else None
        return found

    def km(self, site: str, member: str) -> float:
        """Return the km of the quickest way in the commonest state of the roads that has one; 0 where none has."""
        trips: Iterable[Trip | None] = (self._network.trip(site, member, state) for state in self._by_days())
        return next((trip.km for trip in trips if trip is not None), 0.0)

    def ways(self, site: str) -> dict[str, tuple[str, ...]]:
        """Return the places on the way whose :meth:`km` is told, from ``site`` to each place that a road joins."""
        found: dict[str, tuple[str, ...]] = {}
        for state in self._by_days():
            for place, way in self._network.ways(site, state).items():
                found.setdefault(place, tuple(way))
        return found

    def _by_days(self) -> list[RoadState]:
        """Return the states of the roads, the commonest first."""
        return sorted(self._days, key=lambda state: -len(self._days[state]))

    def cut_off(self, sites: Iterable[str], member: str) -> CutOff | None:
        """Return when no road joins ``member`` to any of ``sites``, or ``None`` where one always does."""
        listed = tuple(sites)
        days = sorted(d for state, its in self._days.items() if not self._joined(listed, member, state) for d in its)
        return CutOff(member, len(days), days[0], days[-1]) if days else None

    def _states_of(self, sites: tuple[str, ...], member: str) -> list[RoadState]:
        """Return the states over which ``member`` is measured; none where no road ever joins it to a site."""
        if self._all_year:
            return list(self._days)
        return [state for state in self._days if self._joined(sites, member, state)]

    def _joined(self, sites: tuple[str, ...], member: str, state: RoadState) -> bool:
        return any(self._network.trip(site, member, state) is not None for site in sites)


def populated(county: County) -> Mapping[str, int]:
    """Return the people of each facility that serves any."""
    return {f.id: f.population for f in county.facilities if f.population}
