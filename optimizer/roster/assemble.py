"""From slots taken to duties of a plan."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from models.county.words import Activity
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
    groups: dict[tuple[str, str, int], list[Duty]] = defaultdict(list)
    for n, index in sorted(key for week in taken for key in week):
        column, slot = weeks.columns[n], case.slots[index]
        duty = Duty(
            person=column.person.id,
            facility=column.facility.id,
            date=slot.date,
            part=slot.part,
            specialty=column.person.specialty,
        )
        groups[column.facility.id, column.person.specialty, column.period.index].append(duty)
    labels: dict[tuple[str, str, int], list[Activity]] = defaultdict(list)
    for (facility, specialty, period, activity), column_index in weeks.labels.items():
        labels[facility, specialty, period] += [activity] * values[column_index]
    named_pins = {pinned: a for (pinned, a), column_index in weeks.pinned_labels.items() if values[column_index]}
    duties = [d.duty(named_pins.get(n, Activity.CLINIC)) for n, d in enumerate(weeks.pinned.duties)]
    for key, group in groups.items():
        group.sort(key=lambda d: (d.date, d.part, d.person))
        activities = labels[key] + [Activity.CLINIC] * (len(group) - len(labels[key]))
        duties += [d.model_copy(update={"activity": a}) for d, a in zip(group, activities, strict=True)]
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
