"""roster.zone in the formulation: days outside have a price."""

from models.county.facility import Facility
from models.county.staff import Person
from models.roads import RoadState
from models.roster.ties import outside_zone
from optimizer.roster.rule import RosterRule


class Zone(RosterRule):
    """``sum days[s] x[p,f,s]`` over ``lead[f] != lead[p]``, clauses A17, A21."""

    id = "roster.zone"

    def pair_price(self, person: Person, facility: Facility, roads: RoadState) -> int | None:
        """Price each slot of a person outside by its half-days."""
        if not outside_zone(self.case, person, facility):
            return 0
        return self.broken(round(2 * self.case.slot_days))
