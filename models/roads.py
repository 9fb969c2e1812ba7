"""The county's roads as a graph, in each of its seasonal states."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from models.county.county import County
from models.county.road import Road
from models.policy.policy import Policy
from models.policy.values import parse_season_date

if TYPE_CHECKING:  # networkx takes a third of a second to load: only where a way is looked for
    import networkx as nx


@dataclass(frozen=True)
class RoadState:
    """What the roads are like on a date: winter or not, and which roads (by row) are closed."""

    winter: bool
    closed: frozenset[int]


@dataclass(frozen=True)
class Trip:
    """The quickest way between two places: one-way minutes, and the km of that way."""

    minutes: int
    km: float


class RoadNetwork:
    """Shortest one-way trips on the road graph; in each state a graph of its own, computed once."""

    def __init__(self, county: County, policy: Policy) -> None:
        self._county = county
        self._winter = (
            parse_season_date(policy.text_value("roster.travel", "winter_from")),
            parse_season_date(policy.text_value("roster.travel", "winter_to")),
        )
        self._states: dict[RoadState, RoadState] = {}
        self._graphs: dict[RoadState, nx.Graph[str]] = {}
        self._trips: dict[tuple[RoadState, str], dict[str, Trip]] = {}

    def state(self, day: date) -> RoadState:
        """Return the state of the roads on ``day``; equal states are one object, which makes looking it up quick."""
        closed = frozenset(n for n, road in enumerate(self._county.roads) if _is_closed(road, day))
        found = RoadState(_in_season((day.month, day.day), *self._winter), closed)
        return self._states.setdefault(found, found)

    def graph(self, state: RoadState) -> "nx.Graph[str]":
        """Return the graph of the open roads in ``state``; nodes are codes, edges have ``km`` and ``minutes``."""
        if state not in self._graphs:
            self._graphs[state] = self._build(state)
        return self._graphs[state]

    def trip(self, origin: str, destination: str, state: RoadState) -> Trip | None:
        """Return the quickest trip, or ``None`` where no open road leads there."""
        key = (state, origin)
        if key not in self._trips:
            self._trips[key] = _trips_from(self.graph(state), origin)
        return self._trips[key].get(destination)

    def ways(self, origin: str, state: RoadState) -> dict[str, list[str]]:
        """Return the places on the quickest way from ``origin`` to each place that an open road joins to it."""
        import networkx as nx

        return nx.single_source_dijkstra_path(self.graph(state), origin, weight="minutes")

    def _build(self, state: RoadState) -> "nx.Graph[str]":
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(f.id for f in self._county.facilities)
        graph.add_nodes_from(j.id for j in self._county.junctions)
        for n, road in enumerate(self._county.roads):
            if n in state.closed:
                continue
            minutes = road.winter_minutes if state.winter else road.minutes
            known = graph.get_edge_data(road.a, road.b)
            if known is None or minutes < known["minutes"]:
                graph.add_edge(road.a, road.b, minutes=minutes, km=road.km)
        return graph


def _trips_from(graph: "nx.Graph[str]", origin: str) -> dict[str, Trip]:
    import networkx as nx

    found = nx.single_source_dijkstra(graph, origin, weight="minutes")
    minutes, paths = cast("tuple[dict[str, int], dict[str, list[str]]]", found)
    km = {origin: 0.0}
    for place in minutes:  # nearest first, so that the way to the place before is known
        if place != origin:
            before = paths[place][-2]
            km[place] = km[before] + graph[before][place]["km"]
    return {place: Trip(minutes=minutes[place], km=round(km[place], 1)) for place in paths}


def _in_season(day: tuple[int, int], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Return whether month-and-day ``day`` lies in the season, which may run over New Year."""
    return first <= day <= last if first <= last else day >= first or day <= last


def _is_closed(road: Road, day: date) -> bool:
    if not road.closed_from or not road.closed_to:
        return False
    if len(road.closed_from) == 10 and len(road.closed_to) == 10:
        return road.closed_from <= day.isoformat() <= road.closed_to
    first, last = parse_season_date(road.closed_from[-5:]), parse_season_date(road.closed_to[-5:])
    return _in_season((day.month, day.day), first, last)
