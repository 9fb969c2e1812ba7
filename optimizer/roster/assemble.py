"""From slots taken to duties of a plan."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import chain

from models.county.words import Activity, Part
from models.plan import Duty, RosterPlan
from models.roster.case import RosterCase
from optimizer.roster.fit import Taken, WeekFit
from optimizer.roster.outings import Counts, name_outings
from optimizer.roster.weeks import WeeksModel


def assemble(
    weeks: WeeksModel, taken: Iterable[Taken], values: tuple[int, ...], outings: Iterable[Counts] = ()
) -> RosterPlan:
    """Return the plan of the slots taken, labeled with the activities that the weeks chose, of the pins and outings."""
    case = weeks.case
    groups: dict[tuple[str, str, int], list[tuple[date, Part, str]]] = defaultdict(list)
    for n, index in sorted(key for week in taken for key in week):
        column, slot = weeks.columns[n], case.slots[index]
        of_group = groups[column.facility.id, column.person.specialty, column.period.index]
        of_group.append((slot.date, slot.part, column.person.id))
    labels: dict[tuple[str, str, int], list[Activity]] = defaultdict(list)
    for (facility, specialty, period, activity), column_index in weeks.labels.items():
        labels[facility, specialty, period] += [activity] * values[column_index]
    named_pins = {pinned: a for (pinned, a), column_index in weeks.pinned_labels.items() if values[column_index]}
    duties = [d.duty(named_pins.get(n, Activity.CLINIC)) for n, d in enumerate(weeks.pinned.duties)]
    for (facility, specialty, period), group in groups.items():
        chosen = labels[facility, specialty, period]
        activities = chosen + [Activity.CLINIC] * (len(group) - len(chosen))
        duties += [
            Duty(person=person, facility=facility, date=day, part=part, specialty=specialty, activity=activity)
            for (day, part, person), activity in zip(sorted(group), activities, strict=True)
        ]
    named = name_outings(case, duties, chain.from_iterable(outings))
    return empty_plan(case).model_copy(update={"duties": tuple(duties), "outings": named}).sorted()


def assemble_fits(weeks: WeeksModel, fits: Iterable[WeekFit], values: tuple[int, ...]) -> RosterPlan:
    """Return the plan of the days found for every week."""
    fits = tuple(fits)
    return assemble(weeks, (f.taken for f in fits), values, (f.outings for f in fits))


def empty_plan(case: RosterCase) -> RosterPlan:
    """Return the plan of the case without any duty."""
    return RosterPlan(
        county_hash=case.county.hash,
        profile=case.policy.profile,
        first=case.first,
        last=case.last,
        settings=case.policy.settings,
    )
