"""roster.pairing in the formulation: days outside have a price."""

from models.county.facility import Facility
from models.county.staff import Person
from models.roads import RoadState
from models.roster.ties import outside_pairing
from optimizer.roster.rule import RosterRule


class Pairing(RosterRule):
    """``sum days[s] x[p,f,s]`` over ``f`` outside ``paired[dept[p]]``, clauses A13 and E14."""

    id = "roster.pairing"

    def pair_price(self, person: Person, facility: Facility, roads: RoadState) -> int | None:
        """Price each slot of a person outside by its half-days."""
        if not outside_pairing(self.case, person, facility):
            return 0
        return self.broken(round(2 * self.case.slot_days))
