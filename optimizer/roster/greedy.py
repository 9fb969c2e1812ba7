"""A first plan at once: what stands, and then slot by slot, whoever owes most goes, as planners rotate by hand.

It keeps every capacity, never looks back and proves nothing; it exists so that there is a plan to show, and to fall
back on, before the weeks are solved.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Title
from models.plan import RosterPlan
from models.roster.calendar import monday, month_key
from models.roster.eligible import is_destination
from models.roster.published import standing
from models.roster.slots import Slot
from optimizer.roster.assemble import assemble
from optimizer.roster.columns import Column
from optimizer.roster.stays import Stay, stay_of, stays_at
from optimizer.roster.weeks import WeeksModel

WHOLE_WEEK = 14


def rotate(weeks: WeeksModel) -> RosterPlan:
    """Return a plan that keeps the capacities of every slot, what is published, and serves what it can."""
    book = _Book(weeks)
    taken = _keep(weeks, book)
    by_period: dict[int, list[int]] = defaultdict(list)
    for n, column in enumerate(weeks.columns):
        if column.prices[0] <= 0 and not stays_at(weeks, column):  # single days only
            by_period[column.period.index].append(n)
    for period in weeks.periods:
        for slot in period.slots:
            there = (n for n in by_period[period.index] if weeks.columns[n].mask >> slot.index & 1)
            ready = [n for n in there if book.idle(weeks.columns[n].person, slot)]
            for n in sorted(ready, key=lambda n: book.rank(weeks.columns[n])):
                column = weeks.columns[n]
                if book.wanted(column) and book.free(column.person, column.facility, slot):
                    book.use(column.person, column.facility, slot)
                    taken.append((n, slot.index))
    return assemble(weeks, [frozenset(taken)], (0,) * weeks.model.width)


def _keep(weeks: WeeksModel, book: "_Book") -> list[tuple[int, int]]:
    """Book what is published as far as it can stand, a stay as a whole or not at all; return the slots taken."""
    keeping = ("roster.least_change", "roster.agreed")
    if not any(weeks.case.policy.mode(rule).value in ("hard", "soft") for rule in keeping):
        return []
    stands = standing(weeks.case)
    nights = Counter(Stay(person, facility, monday(day)) for person, facility, day, _ in stands)
    groups: dict[tuple[object, ...], list[tuple[int, Slot]]] = defaultdict(list)
    for n, column in enumerate(weeks.columns):
        stays = stays_at(weeks, column)
        for slot in column.slots if column.prices[0] <= 0 and not column.second else ():
            if (column.person.id, column.facility.id, slot.date, slot.part) in stands:
                groups[stay_of(column) if stays else (n, slot.index)].append((n, slot))
    taken = []
    for key, duties in groups.items():
        places = [(weeks.columns[n].person, weeks.columns[n].facility, slot) for n, slot in duties]
        whole = not isinstance(key, Stay) or len(duties) == nights[key]
        if whole and all(book.free(*place) for place in places):
            for place in places:
                book.use(*place)
            taken += [(n, slot.index) for n, slot in duties]
    return taken


class _Book:
    """What is still wanted and still free while the rotation runs, in half-days and persons."""

    def __init__(self, weeks: WeeksModel) -> None:
        self.case, self.unit = weeks.case, weeks.unit
        self.used: Counter[tuple[object, ...]] = Counter()
        self.served: Counter[str] = Counter()
        self.in_week: Counter[tuple[str, date]] = Counter()
        self.hosts: dict[tuple[str, int], set[str]] = {}
        self.weekly_limit = self._weekly_limit()
        self.owed = self._owed()
        self.keeps_hosts = self.case.policy.mode("roster.hosts").value in ("hard", "soft")
        self.most_hosts = self.case.policy.number("roster.hosts", "max_hosts")
        self.wants_of_day = self._wants()
        self.missing = [2 * want.target for want in self.case.wants]
        for duty in weeks.pinned.duties:
            for slot in self.case.slots:
                if duty.overlaps(slot.date, slot.part):
                    self.use(duty.person, duty.facility, slot)

    def _wants(self) -> dict[tuple[str, date], list[tuple[int, str]]]:
        """Return, by facility and working day, the wants of that day: their places in the case and specialties."""
        found: dict[tuple[str, date], list[tuple[int, str]]] = defaultdict(list)
        days = list(dict.fromkeys(slot.date for slot in self.case.slots))
        for n, want in enumerate(self.case.wants):
            for day in days[bisect_left(days, want.first) : bisect_right(days, want.last)]:
                found[want.facility, day].append((n, want.specialty))
        return found

    def _owed(self) -> dict[str, int]:
        """Return the half-days that each person owes by the end of the horizon, a weekly day included."""
        case = self.case
        owed: dict[str, int] = defaultdict(int)
        if case.policy.mode("roster.annual_days").value in ("hard", "soft"):
            for person in case.senders:
                due = case.obligations.annual(person, case.last.year)
                if due:
                    brought = sum(case.history.brought(person.id, case.last.year, case.first))
                    owed[person.id] = round(2 * (due.by(case.last.month) - brought))
        if case.policy.mode("roster.weekly_share").value in ("hard", "soft"):
            lowest = Title(case.policy.text_value("roster.weekly_share", "min_title"))
            for person in case.senders:
                if person.on_roll and person.title.at_least(lowest):
                    owed[person.id] = max(owed[person.id], 2 * len(case.weeks))
        return owed

    def _weekly_limit(self) -> int:
        """Return the half-days that anybody may serve in a week."""
        limit = self.case.policy.number("roster.weekly_limit", "max_days")
        pushed = self.case.policy.mode("roster.weekly_limit").value in ("hard", "soft")
        return 2 * limit if pushed and limit is not None else WHOLE_WEEK

    def rank(self, column: Column) -> tuple[int, int, int]:
        """Return the order in which columns are tried: not yet out this week, most owed, the shortest way."""
        person = column.person.id
        return (
            self.in_week[person, column.period.week],
            self.served[person] - self.owed[person],
            column.minutes,
        )

    def wanted(self, column: Column) -> bool:
        """Return whether a slot of the column would serve an obligation or a need."""
        person = column.person.id
        if self.served[person] < self.owed[person] and is_destination(self.case, column.facility):
            return True
        wants = self._wants_on(column.facility, column.period.slots[0].date, column.person.specialty)
        return any(self.missing[n] > 0 for n in wants)

    def _wants_on(self, facility: Facility, day: date, specialty: str) -> Iterator[int]:
        """Yield the wants that a duty at ``facility`` serves, by their place in the case."""
        return (n for n, asked in self.wants_of_day.get((facility.id, day), ()) if asked in ("", specialty))

    def idle(self, person: Person, slot: Slot) -> bool:
        """Return whether the person has no duty in ``slot`` and may serve another in its week."""
        of_week = self.in_week[person.id, slot.week]
        return of_week + self.unit <= self.weekly_limit and not self.used["slot", person.id, slot.index]

    def free(self, person: Person, facility: Facility, slot: Slot) -> bool:
        """Return whether person, department, facility, month and hosts still have room for a duty in ``slot``."""
        if not self.idle(person, slot) or self.used["room", facility.id, slot.index] >= facility.rooms:
            return False
        if person.max_month is not None:
            first, last = slot.date.replace(day=1), slot.date
            served = sum(c.days for c in self.case.history.credits(person.id, first, last))
            spent = self.used["month", person.id, slot.month] + self.unit + round(2 * served)
            if spent > 2 * person.max_month:
                return False
        if person.id in self.case.presence.counted:
            everybody, seniors = self.case.presence.may_go(self.case.county.department_by_id[person.dept], slot)
            if self.used["dept", person.dept, slot.index] >= everybody:
                return False
            if person.title.at_least(Title.DEPUTY_SENIOR) and self.used["senior", person.dept, slot.index] >= seniors:
                return False
        return self._host(person, facility, slot)

    def _host(self, person: Person, facility: Facility, slot: Slot) -> bool:
        """Return whether the facility is, or may become, a host of the person."""
        if not self.keeps_hosts:
            return True
        known = self._known(person, slot)
        named = {person.host1, person.host2} - {""}
        if facility.id in known:
            return True
        return (not named or facility.id in named) and (self.most_hosts is None or len(known) < self.most_hosts)

    def _known(self, person: Person, slot: Slot) -> set[str]:
        key = (person.id, slot.date.year)
        if key not in self.hosts:
            self.hosts[key] = set(self.case.history.hosts(*key))
        return self.hosts[key]

    def use(self, person: Person, facility: Facility, slot: Slot) -> None:
        """Book a duty."""
        self._known(person, slot).add(facility.id)
        self.used["slot", person.id, slot.index] += 1
        self.used["room", facility.id, slot.index] += 1
        self.used["month", person.id, month_key(slot.date)] += self.unit
        self.in_week[person.id, slot.week] += self.unit
        self.served[person.id] += self.unit
        if person.id in self.case.presence.counted:
            self.used["dept", person.dept, slot.index] += 1
            self.used["senior", person.dept, slot.index] += person.title.at_least(Title.DEPUTY_SENIOR)
        for n in self._wants_on(facility, slot.date, person.specialty):
            self.missing[n] -= self.unit
