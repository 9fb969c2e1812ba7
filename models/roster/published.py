"""The last version of what is published for the horizon: what a new plan is to stay close to."""

from datetime import date

from models.county.words import Activity, Part
from models.roster.calendar import month_key
from models.roster.case import RosterCase
from models.roster.history import latest_versions

Stand = tuple[str, str, date, Part]
"""A duty as it stands: person, facility, date, part."""


def standing(case: RosterCase) -> frozenset[Stand]:
    """Return the duties of the latest version that lie in the horizon; remote consultation leaves nobody's place."""
    return frozenset(
        (d.person, d.facility, d.date, d.part)
        for d in latest_versions(case.county.published)
        if case.first <= d.date <= case.last and d.activity is not Activity.REMOTE
    )


def published_months(case: RosterCase) -> frozenset[str]:
    """Return the months of the horizon in which anything is published."""
    return frozenset(month_key(day) for _, _, day, _ in standing(case))
