"""Who rides, who finds no seat, and what that costs: counted from a plan's outings for two rules and the printout."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from models.plan import Outing
from models.roster.calendar import month_key
from models.roster.case import RosterCase
from models.roster.dispatch import Rider
from models.rules.roster.roster import Roster


class Rides:
    """The riders of a plan by owner of their vehicles and date, and those of them who have a seat.

    An outing counts where its vehicle runs on that date and has not gone out before; it seats those of its people who
    belong to its owner, go there that day and have no seat yet, as many as it has. ``pinned`` riders are those whom
    pins ask for.
    """

    def __init__(self, case: RosterCase, roster: Roster) -> None:
        self._case = case
        self.riders: dict[tuple[str, dt.date], list[Rider]] = defaultdict(list)
        self.seated: dict[Rider, Outing] = {}
        pinned = {(v.person.id, v.facility.id, v.date) for v in roster.visits if v.pinned}
        self.pinned = tuple(rider for rider in roster.riders if rider in pinned)
        people = case.county.person_by_id
        for rider in sorted(roster.riders, key=lambda r: (r[2], r[1], r[0])):
            self.riders[people[rider[0]].employer, rider[2]].append(rider)
        self.outings = tuple(self._counted(roster))

    def _counted(self, roster: Roster) -> Iterator[Outing]:
        going, out = set(roster.riders), set[tuple[str, dt.date]]()
        for outing in roster.outings:
            kind = self._case.fleet.kind_of.get(outing.vehicle)
            inside = self._case.first <= outing.date <= self._case.last
            known = outing.facility in self._case.county.facility_by_id
            once = (outing.vehicle, outing.date)
            if kind is None or not inside or not known or once in out or not self._case.fleet.runs(kind, outing.date):
                continue
            out.add(once)
            free = kind.seats
            for person in outing.people:
                rider = (person, outing.facility, outing.date)
                ours = rider in going and self._case.county.person_by_id[person].employer == kind.owner
                if free and ours and rider not in self.seated:
                    self.seated[rider] = outing
                    free -= 1
            yield outing

    def unseated(self, owner: str, day: dt.date) -> list[Rider]:
        """Return the riders of a hospital and date who have no seat."""
        return [rider for rider in self.riders[owner, day] if rider not in self.seated]

    def has_cars(self, owner: str) -> bool:
        """Return whether a hospital has vehicles, so that its people look for seats."""
        return owner in self._case.fleet.by_owner

    def spent(self) -> dict[str, int]:
        """Return the yuan of each month: fares of outings, own fares of who has no seat, and per diems (B12)."""
        money: dict[str, int] = defaultdict(int)
        for outing in self.outings:
            money[month_key(outing.date)] += self.fare(outing)
        fleet = self._case.fleet
        for (owner, day), riders in self.riders.items():
            for rider in riders:
                own = 0 if rider in self.seated else fleet.own_fare(fleet.km(owner, rider[1], day))
                money[month_key(day)] += own + fleet.per_diem
        return dict(money)

    def fare(self, outing: Outing) -> int:
        """Return the yuan of an outing that counts."""
        kind = self._case.fleet.kind_of[outing.vehicle]
        return self._case.fleet.fare(kind, self._case.fleet.km(kind.owner, outing.facility, outing.date))
