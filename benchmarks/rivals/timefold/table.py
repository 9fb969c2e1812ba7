"""The roster as Timefold is given it: days of persons to be filled with places, and numbers to score them by.

Knows no JVM. The numbers travel as one text, because each Python object costs some 25 microseconds on its way into the
JVM, and a year has a million of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.rivals.slots import Goal, SlotModel
from models.county import Tier

OUT = -1
"""Stands for no counter, no place and no visit."""


@dataclass
class Entry:
    """A person's slot: the visits that it may hold by place, and the place that is pinned in it or ``OUT``."""

    visits: dict[int, int] = field(default_factory=dict)
    pinned: int = OUT


@dataclass
class Table:
    """``entries`` to be filled; ``caps`` and ``goals`` of each visit by number."""

    slots: SlotModel
    entries: list[Entry] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    caps: list[list[int]] = field(default_factory=list)
    goals: list[list[tuple[int, int]]] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    counters: int = 0

    @property
    def policy_weight(self) -> int:
        """More than all needs together, so that a half-unit of policy outweighs them in one number."""
        return 1 + sum(g.cost * g.target for g in self.slots.goals if g.tier is Tier.NEED)

    def text(self) -> str:
        """Return the numbers: sizes, limits of caps, goals, then key, cost, caps and goals of each visit."""
        goals = [n for goal in self.slots.goals for n in (goal.target, goal.times, *self._weights(goal))]
        head = [len(self.places), self.counters, len(self.most), *self.most, len(self.slots.goals), *goals]
        visits = (self._visit(n, p, v) for n, e in enumerate(self.entries) for p, v in e.visits.items())
        return " ".join(map(str, [*head, *(number for visit in visits for number in visit)]))

    def _weights(self, goal: Goal) -> tuple[int, int]:
        """Return hard points that are needed, and what a point is worth."""
        return goal.minimum, goal.cost * (self.policy_weight if goal.tier is Tier.POLICY else 1)

    def _visit(self, entry: int, place: int, visit: int) -> list[int]:
        """Return key, cost, caps with their count, and pairs of counter and goal with theirs."""
        caps, goals = self.caps[visit], self.goals[visit]
        cost = self.slots.objectives[Tier.TRAVEL][visit]
        pairs = [n for pair in goals for n in pair]
        return [entry * len(self.places) + place, cost, len(caps), *caps, len(goals), *pairs]

    def values(self, filled: Iterable[tuple[int, int]]) -> list[int]:
        """Return 1 for each visit made, given the place of each entry that has one."""
        made = [0] * len(self.slots.visits)
        for entry, place in filled:
            made[self.entries[entry].visits[place]] = 1
        return made


def make_table(slots: SlotModel) -> Table:
    """Return the table of the visits of ``slots``."""
    found = Table(slots, places={f.id: n for n, f in enumerate(slots.case.county.facilities)})
    found.caps = [[] for _ in slots.visits]
    found.goals = [[] for _ in slots.visits]
    _entries(found)
    for columns, most in slots.caps:
        if len(columns) > most:
            for column in columns:
                found.caps[column].append(len(found.most))
            found.most.append(most)
    for number, goal in enumerate(slots.goals):
        for part in goal.parts:
            counter = OUT if len(part) == 1 else found.counters
            found.counters += len(part) > 1
            for column in part:
                found.goals[column].append((counter, number))
    return found


def _entries(table: Table) -> None:
    """Add an entry for each person's slot, and for each pinned visit one of its own."""
    by_slot: dict[tuple[str, int], Entry] = {}
    for visit, (person, facility, slot) in enumerate(table.slots.visits):
        place = table.places[facility.id]
        if table.slots.model.lows[visit]:
            table.entries.append(Entry({place: visit}, place))
            continue
        key = (person.id, slot.index)
        if key not in by_slot:
            by_slot[key] = Entry()
            table.entries.append(by_slot[key])
        by_slot[key].visits[place] = visit
