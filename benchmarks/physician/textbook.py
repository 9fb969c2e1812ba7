"""The rival: the textbook model in CP-SAT, a binary for each person, station, shift, day and skill."""

from collections import defaultdict
from math import ceil
from time import monotonic

from ortools.sat.python import cp_model

from benchmarks.physician.instance import EXTENDED, FORBIDDEN, STANDARD, Duty, Instance, Person, Roster
from optimizer.engines import Solution, Status

WORKERS = 8


class Textbook:
    """One model for all people; each person's past, last station and departments are binaries of their own."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.sat = cp_model.CpModel()
        self.taken: list[dict[tuple[int, Duty], cp_model.IntVar]] = [{} for _ in instance.people]
        self.terms: list[tuple[int, cp_model.IntVar]] = []
        self.shift: dict[tuple[int, int, int], list[cp_model.IntVar]] = {}
        for number, person in enumerate(instance.people):
            self._person(number, person)
        self._demand()
        self.sat.minimize(sum(weight * variable for weight, variable in self.terms))

    def solve(self, seconds: float, workers: int = WORKERS) -> tuple[Solution, Roster | None]:
        """Return what CP-SAT claims within so many seconds, and its roster."""
        begin = monotonic()
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        solver.parameters.max_time_in_seconds = seconds
        status = solver.solve(self.sat)
        used = monotonic() - begin
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            claim = Status.INFEASIBLE if status == cp_model.INFEASIBLE else Status.UNKNOWN
            return Solution(claim, seconds=used), None
        claim = Status.OPTIMAL if status == cp_model.OPTIMAL else Status.FEASIBLE
        bound = ceil(solver.best_objective_bound - 1e-6)
        return Solution(claim, (), round(solver.objective_value), bound, used), self._roster(solver)

    def _roster(self, solver: cp_model.CpSolver) -> Roster:
        lines: list[list[Duty | None]] = [[None] * self.instance.days for _ in self.instance.people]
        for line, taken in zip(lines, self.taken, strict=True):
            for (day, duty), variable in taken.items():
                if solver.value(variable):
                    line[day] = duty
        return tuple(tuple(line) for line in lines)

    def _person(self, number: int, person: Person) -> None:
        days, sat, weights = range(self.instance.days), self.sat, self.instance.weights
        off = [self._day(number, person, day) for day in days]
        for day in days:
            self.terms.append((weights.preference * person.preference(None), off[day]))
            if day in person.days_off:
                sat.add(off[day] == 1)
        self._sequences(number, person)
        works = sat.new_bool_var("")
        sat.add_bool_or([o.negated() for o in off]).only_enforce_if(works)
        for o in off:
            sat.add_implication(works.negated(), o)
        if person.required:
            sat.add(works == 1)
        self.terms.append((weights.person, works))
        self._departments(number, person, off)
        self._stations(number, person, works)

    def _day(self, number: int, person: Person, day: int) -> cp_model.IntVar:
        """Add one day's duties and return the day off: exactly one of them holds."""
        instance, off = self.instance, self.sat.new_bool_var("")
        by_shift = defaultdict(list)
        for duty in _duties(instance):
            preference = person.preference(duty)
            if preference < FORBIDDEN:
                variable = self.sat.new_bool_var("")
                self.taken[number][day, duty] = variable
                by_shift[duty.shift].append(variable)
                self.terms.append((instance.weights.preference * preference, variable))
        self.sat.add_exactly_one([off, *by_shift[STANDARD], *by_shift[EXTENDED]])
        self.shift[number, day, 0] = [off]
        for shift in (STANDARD, EXTENDED):
            self.shift[number, day, shift] = by_shift[shift]
        return off

    def _sequences(self, number: int, person: Person) -> None:
        for before, after in enumerate(self.instance.forbidden_after):
            for shift in after & {0, STANDARD, EXTENDED}:
                if person.last_shift == before:
                    self.sat.add(cp_model.LinearExpr.sum(self.shift[number, 0, shift]) == 0)
                for day in range(1, self.instance.days):
                    self.sat.add_at_most_one(self.shift[number, day - 1, before] + self.shift[number, day, shift])

    def _departments(self, number: int, person: Person, off: list[cp_model.IntVar]) -> None:
        """Add that the departments seen, the last one and that of a day off among them, are two at most."""
        departments = self.instance.departments
        seen = {d: self.sat.new_bool_var("") for d in sorted(set(departments))}
        self.sat.add(seen[departments[person.last_station]] == 1)
        for o in off:
            self.sat.add_implication(o, seen[departments[0]])
        for (_, duty), variable in self.taken[number].items():
            self.sat.add_implication(variable, seen[departments[duty.station]])
        self.sat.add(sum(seen.values()) <= 2)

    def _stations(self, number: int, person: Person, works: cp_model.IntVar) -> None:
        """Add the last station after each day, its changes, and the risk."""
        instance, sat = self.instance, self.sat
        own = [0, *(s for s in instance.stations if not instance.common[s])]
        before = {s: sat.new_bool_var("") for s in own}
        sat.add(before[0 if instance.common[person.last_station] else person.last_station] == 1)
        sat.add_exactly_one(before.values())
        for day in range(instance.days):
            after = {s: sat.new_bool_var("") for s in own}
            sat.add_exactly_one(after.values())
            moved = []
            for station in own[1:]:
                here = [v for (d, duty), v in self.taken[number].items() if (d, duty.station) == (day, station)]
                moved += here
                for variable in here:
                    sat.add_implication(variable, after[station])
            changed = sat.new_bool_var("")
            for station in own:
                sat.add_bool_or([*moved, before[station].negated(), after[station]])
                if station:
                    sat.add_bool_or([changed, before[station].negated(), after[station]])
            self.terms.append((instance.weights.change, changed))
            before = after
        for station in own[1:] if person.at_risk else ():
            risk = sat.new_bool_var("")
            sat.add_bool_or([risk, works.negated(), before[station].negated()])
            self.terms.append((instance.weights.risk * instance.departments[station], risk))

    def _demand(self) -> None:
        instance = self.instance
        by_duty = defaultdict(list)
        for taken in self.taken:
            for key, variable in taken.items():
                by_duty[key].append(variable)
        for day in range(instance.days):
            for station, shift, skill in _duties(instance):
                if not instance.common[station] and shift == EXTENDED:
                    continue
                shifts = (shift,) if instance.common[station] else (STANDARD, EXTENDED)
                served = [v for s in shifts for v in by_duty[day, Duty(station, s, skill)]]
                self.sat.add(sum(served) == instance.demand.get((station, shift, day, skill), 0))
            extended = [(d, v) for (at, d), vs in by_duty.items() if at == day and d.shift == EXTENDED for v in vs]
            own = [(d, v) for d, v in extended if not instance.common[d.station]]
            for cover in instance.covers:
                given = [
                    v for d, v in own if instance.departments[d.station] == cover.department and d.skill in cover.skills
                ]
                self.sat.add(sum(given) == cover.needs[day])
            self.sat.add(sum(v for _, v in own) == sum(cover.needs[day] for cover in instance.covers))


def _duties(instance: Instance) -> list[Duty]:
    """Return each station with each shift and skill."""
    shifts, skills = (STANDARD, EXTENDED), range(1, instance.skills + 1)
    return [Duty(station, shift, skill) for station in instance.stations for shift in shifts for skill in skills]
