"""roster.travel: minutes on the road."""

from models.roster.case import RosterCase
from models.rules.registry import objective
from models.rules.roster.roster import Roster

RULE = "roster.travel"


@objective(RULE)
def travel(case: RosterCase, roster: Roster) -> float:
    """``sum 2 * minutes[h,f,d]``: one round trip a person, facility and date, in person-minutes (B12).

    A place that no road reaches adds nothing here; that nobody can go there is a matter of roster.eligible.
    """
    trips = {(v.person.id, v.facility.id, v.date): v for v in roster.visits}
    found = (case.trip(v.person, v.facility.id, v.date) for v in trips.values())
    return float(sum(2 * trip.minutes for trip in found if trip is not None))
