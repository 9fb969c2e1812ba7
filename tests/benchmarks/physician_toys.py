"""Tiny instances of physician scheduling, and their optimum by trying every roster under the checker."""

import random
from dataclasses import replace
from itertools import product

from benchmarks.physician.checker import judge
from benchmarks.physician.instance import EXTENDED, FORBIDDEN, Cover, Duty, Instance, Person, Weights

WARD, ACUTE, CLINIC = 2, 3, 4
"""Two own stations of department 1 and one of department 2; station 1 is common to department 1."""

NOBODY = Person(
    preferences=((0,), (4, 0), (4, 0), (4, 0), (4, 0)),
    required=False,
    at_risk=False,
    days_off=frozenset(),
    last_station=WARD,
    last_shift=0,
)


def instance(*people: Person, days: int = 2, demand: dict[tuple[int, int, int, int], int] | None = None) -> Instance:
    """Return a toy with one skill, of which nothing is asked unless said."""
    return Instance(
        departments=(0, 1, 1, 1, 2),
        common=(True, True, False, False, False),
        forbidden_after=(frozenset(), frozenset(), frozenset({1, 2})),
        skills=1,
        days=days,
        demand=demand or {},
        covers=(Cover(1, frozenset({1}), (0,) * days), Cover(2, frozenset({1}), (0,) * days)),
        people=people,
        weights=Weights(person=50, preference=5, risk=10, change=500),
    )


def drawn(seed: int) -> Instance:
    """Return a toy whose demand is that of some roster, which may itself break other rules.

    Of two skills, extended duties with the second one are covered in department 1 alone.
    """
    draw = random.Random(seed)
    days, count, skills = draw.choice(((1, 3, 1), (1, 2, 2), (2, 2, 1), (2, 2, 1)))
    people = [_person(draw, days, skills) for _ in range(count)]
    if draw.random() < 0.4:
        people[1] = people[0]
    toy = replace(instance(*people, days=days), skills=skills)
    demand: dict[tuple[int, int, int, int], int] = {}
    needs = [[0] * days, [0] * days]
    for _, day in product(range(count), range(days)):
        if draw.random() < 0.3:
            continue
        station, shift, skill = draw.randint(1, CLINIC), draw.choice((1, 1, EXTENDED)), draw.randint(1, skills)
        key = (station, shift if toy.common[station] else 1, day, skill)
        demand[key] = demand.get(key, 0) + 1
        if shift == EXTENDED and not toy.common[station] and (station, skill) != (CLINIC, 2):
            needs[toy.departments[station] - 1][day] += 1
    sets = (frozenset(range(1, skills + 1)), frozenset({1}))
    covers = tuple(Cover(n + 1, sets[n], tuple(row)) for n, row in enumerate(needs))
    return replace(toy, demand=demand, covers=covers)


def _person(draw: random.Random, days: int, skills: int) -> Person:
    likes = [(4, *(draw.choice((0, 1, 2, 3, FORBIDDEN)) for _ in range(skills))) for _ in range(CLINIC)]
    return Person(
        preferences=((0,), *likes),
        required=draw.random() < 0.3,
        at_risk=draw.random() < 0.5,
        days_off=frozenset(d for d in range(days) if draw.random() < 0.1),
        last_station=draw.randint(0, CLINIC),
        last_shift=draw.choice((0, 0, 1, EXTENDED)),
    )


def cheapest(toy: Instance) -> int | None:
    """Return the least cost of a clean roster, or ``None`` where there is none."""
    kinds = product(toy.stations, (1, EXTENDED), range(1, toy.skills + 1))
    duties = [None, *(Duty(*kind) for kind in kinds)]
    lines = list(product(duties, repeat=toy.days))
    judged = (judge(toy, roster) for roster in product(lines, repeat=len(toy.people)))
    return min((j.cost for j in judged if j.clean), default=None)
