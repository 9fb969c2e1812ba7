"""The last version of what is published for the horizon: what a new plan is to stay close to."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from models.county.service import Attendance, Published
from models.county.words import Activity, Part, PinKind
from models.plan import Duty
from models.roster.calendar import month_key
from models.roster.case import RosterCase
from models.roster.eligible import bar
from models.roster.history import latest_versions

Stand = tuple[str, str, date, Part]
"""A duty as it stands: person, facility, date, part."""


def standing(case: RosterCase) -> frozenset[Stand]:
    """Return the duties of the latest version that lie in the horizon; remote consultation leaves nobody's place."""
    return frozenset(
        stand_of(d)
        for d in latest_versions(case.county.published)
        if case.first <= d.date <= case.last and d.activity is not Activity.REMOTE
    )


def stand_of(row: Published | Attendance | Duty) -> Stand:
    """Return who stands where and when."""
    return row.person, row.facility, row.date, row.part


def published_months(case: RosterCase) -> frozenset[str]:
    """Return the months of the horizon in which anything is published."""
    return frozenset(month_key(day) for _, _, day, _ in standing(case))


def agreed(case: RosterCase) -> dict[str, frozenset[Stand]]:
    """Return, month by month, the duties that stand, that no pin forbids, and that can still be done."""
    objected = objections(case)
    found: dict[str, set[Stand]] = defaultdict(set)
    for stand in standing(case):
        if not objected(stand) and can_stay(case, stand):
            found[month_key(stand[2])].add(stand)
    return {month: frozenset(stands) for month, stands in sorted(found.items())}


def objections(case: RosterCase) -> Callable[[Stand], bool]:
    """Return what says whether a pin forbids a duty, there or anywhere at its time."""
    refused = {
        (pin.person, pin.facility, pin.date, half) for pin in case.pins_of(PinKind.MUST_NOT) for half in pin.part.halves
    }

    def objected(stand: Stand) -> bool:
        person, facility, day, part = stand
        return any((person, where, day, half) in refused for where in ("", facility) for half in part.halves)

    return objected


def can_stay(case: RosterCase, stand: Stand) -> bool:
    """Return whether the person is still free, and the facility still open and within reach."""
    person, facility, day, part = stand
    who, where = case.county.person_by_id[person], case.county.facility_by_id[facility]
    free = case.presence.free(who, day, part) and case.is_open(where, day)
    return free and bar(case, who, where, case.road_state(day)) is None
