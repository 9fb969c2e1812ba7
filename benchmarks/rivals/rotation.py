"""The rotation that planners do in Excel: day by day, each center asks for whom it lacks, whoever has gone least goes.

Nothing is looked ahead and nothing is moved again; leave, floors, rooms and hosts are kept by hand.
"""

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.slots import SlotModel, owed_half_days, slot_model
from benchmarks.rivals.trace import Trace
from models.county import Title
from models.roster import RosterCase
from models.roster.calendar import month_ends, month_key


def by_rotation(case: RosterCase, seconds: float, trace: Trace) -> Offer:
    """Return the plan of the rotation; it takes no longer whatever it is given."""
    slots = slot_model(case)
    table = _Table(case)
    chosen = [0] * len(slots.visits)
    for n in _in_order(slots, table):
        chosen[n] = 1
    return Offer(slots.plan(chosen), finished=True)


def _in_order(slots: SlotModel, table: "_Table") -> list[int]:
    """Return the visits that the rotation makes."""
    by_slot: dict[int, list[int]] = {}
    taken: list[int] = []
    for n, (_, _, slot) in enumerate(slots.visits):
        if slots.model.lows[n]:
            table.write(slots, n)
            taken.append(n)
        else:
            by_slot.setdefault(slot.index, []).append(n)
    for index in sorted(by_slot):
        for wanted in (True, False):
            for n in sorted(by_slot[index], key=lambda n: table.gone[slots.visits[n][0].id]):
                if table.fits(slots, n) and (table.wanted(slots, n) if wanted else table.owes(slots, n)):
                    table.write(slots, n)
                    taken.append(n)
    return taken


@dataclass
class _Table:
    """The planner's sheet: who has gone how often, and what is still free and wanted."""

    case: RosterCase
    gone: Counter[str] = field(default_factory=Counter)
    used: Counter[tuple[object, ...]] = field(default_factory=Counter)

    def fits(self, slots: SlotModel, n: int) -> bool:
        """Return whether the person, the room, the floors and the monthly limit are still free."""
        person, facility, slot = slots.visits[n]
        if self.used["person", person.id, slot.index] or self.used["room", facility.id, slot.index] >= facility.rooms:
            return False
        if person.max_month is not None:
            first, last = month_ends(slot.date.year, slot.date.month)
            spent = sum(c.days for c in self.case.history.credits(person.id, first, last))
            if spent + self.used["month", person.id, slot.month] + 1 > person.max_month:
                return False
        if person.id not in self.case.presence.counted:
            return True
        everybody, seniors = self.case.presence.may_go(self.case.county.department_by_id[person.dept], slot)
        senior = person.title.at_least(Title.DEPUTY_SENIOR)
        return self.used["dept", person.dept, slot.index] < everybody and not (
            senior and self.used["senior", person.dept, slot.index] >= seniors
        )

    def wanted(self, slots: SlotModel, n: int) -> bool:
        """Return whether the center still lacks the specialty this week or month."""
        person, facility, slot = slots.visits[n]
        return any(
            self.used["want", k] < want.target
            for k, want in enumerate(self.case.wants)
            if want.facility == facility.id
            and want.first <= slot.date <= want.last
            and want.specialty in ("", person.specialty)
        )

    def owes(self, slots: SlotModel, n: int) -> bool:
        """Return whether the person is behind the annual days by the end of the horizon."""
        person, _, slot = slots.visits[n]
        year = slot.date.year
        return 2 * self.used["year", person.id, year] < owed_half_days(self.case, person, year)

    def write(self, slots: SlotModel, n: int) -> None:
        """Enter a visit."""
        person, facility, slot = slots.visits[n]
        self.gone[person.id] += 1
        self.used["person", person.id, slot.index] += 1
        self.used["year", person.id, slot.date.year] += 1
        self.used["room", facility.id, slot.index] += 1
        self.used["month", person.id, month_key(slot.date)] += 1
        if person.id in self.case.presence.counted:
            self.used["dept", person.dept, slot.index] += 1
            self.used["senior", person.dept, slot.index] += person.title.at_least(Title.DEPUTY_SENIOR)
        for k, want in enumerate(self.case.wants):
            if want.facility == facility.id and want.first <= slot.date <= want.last:
                self.used["want", k] += want.specialty in ("", person.specialty)
