"""Our formulation: people of whom the data say the same flow together through the states of a person.

A state after a day holds all that later days ask of a person: the last station, the shift before, the departments
seen, and whether there was work. A column is the number of people of one class who go from a state with one duty to
the next state; states from which the same duties cost the same are one. Each class is a flow, whose relaxation has
whole corners; only the demand ties classes together. A flow of whole numbers is a sum of lines, one a person, so
that people who flow together lose nothing.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.physician.instance import EXTENDED, FORBIDDEN, STANDARD, Duty, Instance, Line, Person, Roster
from optimizer.engines import LinearModel


class State(NamedTuple):
    """What later days ask; ``station`` is 0 before the first one, ``rest`` the shift that rules the next day's."""

    station: int
    rest: int
    departments: frozenset[int]
    worked: bool


END = State(0, 0, frozenset(), True)
"""The one state after the last day."""


class Arc(NamedTuple):
    """A duty, or ``None``, that takes a class from a state to the next on a day, its cost, and its column."""

    group: int
    day: int
    source: State
    duty: Duty | None
    target: State
    cost: int
    column: int


@dataclass(frozen=True)
class Flow:
    """The linear model of an instance with its objective, and what its columns stand for."""

    instance: Instance
    model: LinearModel
    objective: dict[int, int]
    groups: tuple[tuple[Person, tuple[int, ...]], ...]
    arcs: tuple[Arc, ...]

    def roster(self, values: tuple[int, ...]) -> Roster:
        """Return the roster of a solution: each class's flow taken apart into lines."""
        lines: dict[int, Line] = {}
        left: dict[tuple[int, int, State], list[Arc]] = defaultdict(list)
        for arc in self.arcs:
            left[arc.group, arc.day, arc.source] += [arc] * values[arc.column]
        for group, (person, members) in enumerate(self.groups):
            for member in members:
                state, line = start(self.instance, person), list[Duty | None]()
                for day in range(self.instance.days):
                    arc = left[group, day, state].pop()
                    line.append(arc.duty)
                    state = arc.target
                lines[member] = tuple(line)
        return tuple(lines[n] for n in range(len(lines)))


def flow_of(instance: Instance) -> Flow:
    """Return our linear model of an instance."""
    groups = defaultdict(list)
    for number, person in enumerate(instance.people):
        groups[person].append(number)
    model = LinearModel()
    objective: dict[int, int] = {}
    arcs: list[Arc] = []
    for group, (person, members) in enumerate(groups.items()):
        own = [arc._replace(column=model.column(0, len(members))) for arc in _arcs(instance, group, person)]
        objective |= {arc.column: arc.cost for arc in own}
        _conserve(model, own, start(instance, person), len(members), instance.days)
        arcs += own
    _demand(instance, model, arcs)
    members_of = tuple((person, tuple(members)) for person, members in groups.items())
    return Flow(instance, model, objective, members_of, tuple(arcs))


def start(instance: Instance, person: Person) -> State:
    """Return the state before the first day."""
    station = 0 if instance.common[person.last_station] else person.last_station
    seen = frozenset((instance.departments[person.last_station],))
    return State(station, _rest(instance, person.last_shift), seen, False)


def step(instance: Instance, person: Person, state: State, day: int, duty: Duty | None) -> State | None:
    """Return the state after a duty on a day, or ``None`` where a rule is against it."""
    shift, station = (duty.shift, duty.station) if duty else (0, 0)
    seen = state.departments | {instance.departments[station]}
    if shift in instance.forbidden_after[state.rest] or len(seen) > 2 or person.preference(duty) >= FORBIDDEN:
        return None
    if duty and day in person.days_off:
        return None
    last = state.station if instance.common[station] else station
    after = State(last, _rest(instance, shift), seen, state.worked or duty is not None)
    return None if day == instance.days - 1 and person.required and not after.worked else after


def cost(instance: Instance, person: Person, arc: Arc) -> int:
    """Return what a step costs: preference, a change of station, the first work, and on the last day the risk."""
    w, source, target = instance.weights, arc.source, arc.target
    total = w.preference * person.preference(arc.duty)
    total += w.change * (0 < source.station != target.station)
    total += w.person * (target.worked and not source.worked)
    if arc.day == instance.days - 1 and person.at_risk and target.worked:
        total += w.risk * instance.departments[target.station]
    return total


def _rest(instance: Instance, shift: int) -> int:
    """Return the shift where it rules the next day's, else 0 where that does the same."""
    return shift if instance.forbidden_after[shift] != instance.forbidden_after[0] else 0


def _duties(instance: Instance, day: int) -> list[Duty | None]:
    """Return the duties that some demand of a day leaves room for, and the day off."""
    duties: list[Duty | None] = [None]
    for station, shift, at, skill in instance.demand:
        if at == day:
            duties.append(Duty(station, shift, skill))
            if not instance.common[station] and _cover(instance, station, skill, day) is not None:
                duties.append(Duty(station, EXTENDED, skill))
    return duties


def _cover(instance: Instance, station: int, skill: int, day: int) -> int | None:
    """Return the cover that an extended duty at a station that is not common counts for, where it needs any."""
    for n, cover in enumerate(instance.covers):
        if cover.department == instance.departments[station] and skill in cover.skills and cover.needs[day]:
            return n
    return None


def _arcs(instance: Instance, group: int, person: Person) -> list[Arc]:
    """Return the arcs of a class that lead from its start to the end; columns are given later."""
    found: list[list[Arc]] = []
    states = {start(instance, person)}
    for day in range(instance.days):
        duties = _duties(instance, day)
        steps = []
        for state in sorted(states, key=_order):
            for duty in duties:
                after = step(instance, person, state, day, duty)
                if after is not None:
                    arc = Arc(group, day, state, duty, after, 0, -1)
                    steps.append(arc._replace(cost=cost(instance, person, arc)))
        found.append(steps)
        states = {arc.target for arc in steps}
    return _merged(found)


def _merged(found: list[list[Arc]]) -> list[Arc]:
    """Return the arcs that can reach the end, with states made one from which the same duties cost the same."""
    kept: list[Arc] = []
    same = {arc.target: END for arc in found[-1]}
    for steps in reversed(found):
        ahead: dict[State, list[Arc]] = defaultdict(list)
        for arc in steps:
            if arc.target in same:
                ahead[arc.source].append(arc._replace(target=same[arc.target]))
        same = {}
        known: dict[frozenset[tuple[Duty | None, State, int]], State] = {}
        for source, arcs in ahead.items():
            kind = frozenset((arc.duty, arc.target, arc.cost) for arc in arcs)
            same[source] = known.setdefault(kind, source)
            if same[source] == source:
                kept += arcs
    return kept


def _order(state: State) -> tuple[object, ...]:
    return (state.station, state.rest, sorted(state.departments), state.worked)


def _conserve(model: LinearModel, arcs: list[Arc], first: State, size: int, days: int) -> None:
    """Add that ``size`` people leave the first state, and that of each later state as many leave as come."""
    entries: dict[tuple[int, State], list[tuple[int, int]]] = defaultdict(list)
    entries[0, first] = []
    for arc in arcs:
        entries[arc.day, arc.source].append((arc.column, 1))
        if arc.day + 1 < days:
            entries[arc.day + 1, arc.target].append((arc.column, -1))
    for (day, state), terms in entries.items():
        sent = size if (day, state) == (0, first) else 0
        model.row(("flow", day, state), [c for c, _ in terms], [a for _, a in terms], sent, sent)


def _demand(instance: Instance, model: LinearModel, arcs: list[Arc]) -> None:
    """Add that each station has whom it needs with each skill, and each cover its extended duties."""
    served, extended = defaultdict(list), defaultdict(list)
    for arc in arcs:
        if arc.duty is None:
            continue
        station, shift, skill = arc.duty
        own = not instance.common[station]
        served[station, STANDARD if own else shift, arc.day, skill].append(arc.column)
        if own and shift == EXTENDED:
            extended[_cover(instance, station, skill, arc.day), arc.day].append(arc.column)
    for key, number in instance.demand.items():
        model.row(("demand", *key), served[key], 1, number, number)
    for n, cover in enumerate(instance.covers):
        for day, number in enumerate(cover.needs):
            if number:
                model.row(("cover", n, day), extended[n, day], 1, number, number)
