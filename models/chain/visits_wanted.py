"""The county of the roster: visiting days of posts that nobody fills, on top of what the facilities want."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from models.chain.visits import Visit
from models.county import County
from models.county.need import Need
from models.county.words import Period
from models.roster import RosterCase

SOURCE = "缺员编制"
"""What the sheet of needs names as the source of a row that the chain added."""
Key = tuple[str, str]
"""Facility and specialty; an empty specialty is any."""


def days_of_visits(visits: Iterable[Visit]) -> dict[Key, float]:
    """Return the days that are asked for, by facility and specialty."""
    found: dict[Key, float] = defaultdict(float)
    for visit in visits:
        if visit.unasked is None and visit.days:
            found[visit.line.cell.facility, visit.specialty] += visit.days
    return dict(found)


def visits_wanted(case: RosterCase, visits: Iterable[Visit]) -> County:
    """Return the county of ``case``, whose horizon is a month, with the days of ``visits`` wanted in it.

    A duty counts for every need that it matches. For the days to come on top, the month's need of a specialty is what
    its other needs ask for in the month and the days; a facility's need of any specialty grows by as much.
    """
    days = days_of_visits(visits)
    own = own_days(case)
    wanted = {key: own.get(key, 0.0) + more for key, more in days.items()}
    for place in dict.fromkeys(facility for facility, _ in days):
        if (place, "") in own:
            wanted[place, ""] = own[place, ""] + sum(more for (at, _), more in days.items() if at == place)
    return case.county.model_copy(update={"needs": tuple(_rows(case.county.needs, wanted))})


def own_days(case: RosterCase) -> Mapping[Key, float]:
    """Return the days that needs ask for in the horizon by facility and specialty: the most of any period.

    Needs of one period are summed, those of an activity apart from those of any: a duty counts for all that match.
    """
    sums: dict[Key, dict[tuple[Period, bool], float]] = defaultdict(lambda: defaultdict(float))
    for want in case.wants:
        key = (want.period, want.activity is None)
        sums[want.facility, want.specialty][key] += want.target
    return {key: max(its.values()) for key, its in sums.items()}


def is_of_month(need: Need) -> bool:
    """Return whether a row is the month's need of a specialty, whatever the activity: the one that the chain raises."""
    return need.period is Period.MONTH and need.activity is None


def _rows(needs: Iterable[Need], wanted: Mapping[Key, float]) -> list[Need]:
    left = dict(wanted)
    rows = []
    for need in needs:
        key = need.facility, need.specialty
        if is_of_month(need) and key in left:
            need = need.model_copy(update={"target": left.pop(key)})
        rows.append(need)
    rows += [
        Need(facility=facility, specialty=specialty, period=Period.MONTH, target=target, source=SOURCE)
        for (facility, specialty), target in left.items()
    ]
    return rows
