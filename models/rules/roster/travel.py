"""roster.travel: minutes on the road."""

from models.roster.calendar import monday
from models.roster.case import RosterCase
from models.rules.roster.registry import objective
from models.rules.roster.roster import Roster, Service
from models.rules.roster.stay_runs import remote_weeks, runs

RULE = "roster.travel"


@objective(RULE)
def travel(case: RosterCase, roster: Roster) -> float:
    """``sum 2 * minutes[h,f,d]``: one round trip a person, facility and date, in person-minutes (B12).

    Where one stays, a run of days is one round trip. A place that no road reaches adds nothing here; that nobody can
    go there is a matter of roster.eligible.
    """
    daily = {(v.person.id, v.facility.id, v.date): v for v in roster.visits if not _stays(case, v)}
    found = (case.trip(v.person, v.facility.id, v.date) for v in daily.values())
    total = sum(2 * trip.minutes for trip in found if trip is not None)
    if case.stays.paid:
        total += sum(2 * w.minutes * len(runs(case, w.week, w.dates)) for w in remote_weeks(case, roster))
    return float(total)


def _stays(case: RosterCase, visit: Service) -> bool:
    """Return whether the visit belongs to a stay that is paid as one."""
    if not case.stays.paid or (visit.person.id, visit.facility.id, visit.date) in case.resident_days:
        return False
    return case.stays.way(visit.person.employer, visit.facility.id, monday(visit.date)) is not None
