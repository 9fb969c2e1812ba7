"""Who and what changes from one plan to another of the same decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.decision import Decision, Plan
from models.headcount import HeadcountPlan
from models.plan import RosterPlan

Facts = Mapping[tuple[str, str], float]
"""How much of whom is where: days of a person at a facility, modules of a kind at a site over all phases, posts of a
category at a facility at the end."""
LISTED = 10
PARTS = 3
"""What changes most of somebody or some place, as many as are told of each."""


@dataclass(frozen=True)
class Shift:
    """Somebody or some place, before and after; ``changed`` is how much of it is elsewhere or otherwise now.

    ``parts`` are the greatest changes in it: of a person the facilities, of a facility the people.
    """

    code: str
    before: float
    after: float
    changed: float
    parts: tuple["Shift", ...] = ()


@dataclass(frozen=True)
class Difference:
    """From the reference's plan to another: who and which places change, how many, and the greatest of them.

    ``of`` says which decision of a chain the plans are of.
    """

    people: int
    places: int
    amount: float
    greatest_people: tuple[Shift, ...]
    greatest_places: tuple[Shift, ...]
    of: Decision | None = None


def facts_of(plan: Plan) -> Facts:
    """Return the facts of a plan that are held against another's."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    if isinstance(plan, RosterPlan):
        for duty in plan.duties:
            found[duty.person, duty.facility] += duty.part.days
    elif isinstance(plan, HeadcountPlan):
        last = max((cell.year for cell in plan.cells), default=0)
        for cell in plan.cells:
            if cell.year == last:
                found[cell.category.value, cell.facility] += cell.posts
    else:
        for center in plan.centers:
            found[center.kind, center.site] += max(1, center.modules)
    return found


def difference(before: Facts, after: Facts, of: Decision | None = None) -> Difference:
    """Return what changes between two plans, ``of`` a decision of a chain where they are."""
    people, places = _shifts(before, after, 0), _shifts(before, after, 1)
    return Difference(
        people=len(people),
        places=len(places),
        amount=sum(shift.changed for shift in people),
        greatest_people=tuple(people[:LISTED]),
        greatest_places=tuple(places[:LISTED]),
        of=of,
    )


def _shifts(before: Facts, after: Facts, side: int) -> list[Shift]:
    """Return who (side 0) or which places (side 1) change, the greatest first."""
    of: dict[str, list[Shift]] = defaultdict(list)
    for key in before.keys() | after.keys():
        a, b = before.get(key, 0.0), after.get(key, 0.0)
        of[key[side]].append(Shift(key[1 - side], a, b, abs(b - a)))
    return _greatest(_whole(code, parts) for code, parts in of.items())


def _whole(code: str, parts: list[Shift]) -> Shift:
    before, after, changed = (sum(getattr(p, name) for p in parts) for name in ("before", "after", "changed"))
    return Shift(code, before, after, changed, tuple(_greatest(parts)[:PARTS]))


def _greatest(shifts: Iterable[Shift]) -> list[Shift]:
    return sorted((s for s in shifts if s.changed), key=lambda shift: (-shift.changed, shift.code))
