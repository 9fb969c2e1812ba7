"""Brute force: every plan of a toy, judged by the checker alone.

Decided are the slots of the sending staff at the facilities that receive and that a road reaches; what a duty there is
called is decided too. Pins stand where their rule is hard or soft, and who is pinned in a slot is sent nowhere else in
it. Vehicles are given out in every way. Nothing here knows a formulation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from models.certificate import Outcome
from models.county import Activity, Mode, Part, Person, Pin, PinKind, Tier
from models.plan import Duty
from models.roster import RosterCase
from models.roster.slots import Slot
from models.rules import audit
from tests.builders import make_plan
from tests.optimizer.judging import answer_of
from tests.optimizer.riding import every_dispatch

ASKING = {
    "roster.weekly_share", "roster.annual_days", "roster.need", "roster.fair_load", "roster.fair_remote",
    "roster.agreed", "roster.least_change", "roster.specialty_minimum", "roster.fair_towns",
    "roster.promotion", "roster.remote_stay",
}  # fmt: skip
"""The rules that more duties may help; every other rule only suffers from a further duty."""

RIDING = {"roster.vehicles", "roster.travel_budget"}
"""The rules that depend on who rides where: a duty that breaks them alone may keep them in a vehicle."""

Choice = tuple[Duty, ...]


@dataclass(frozen=True)
class Best:
    """The best plan there is: its tiers in falling order and its duties; ``tried`` plans were judged."""

    tiers: tuple[float, ...]
    duties: tuple[Duty, ...]
    tried: int


def choices(case: RosterCase) -> list[list[Choice]]:
    """Return what can be chosen, one list for each pinned duty and for each sender in each slot."""
    pinned = _pinned(case)
    broken = _hard(case, pinned)
    found: list[list[Choice]] = [[(named,) for named in _named(case, d)] for d in pinned]
    for person in case.senders:
        for slot in case.slots:
            singles = [d for d in _duties(case, person, slot, pinned) if _hard(case, [*pinned, d]) <= broken]
            found.append(list(_together(case, singles)))
    return found


def count(case: RosterCase) -> int:
    """Return how many plans there are."""
    return prod(len(options) for options in choices(case))


def best(case: RosterCase) -> Best | None:
    """Return the best plan of all that break no hard rule, or ``None`` where every plan breaks one."""
    found: Best | None = None
    tried = 0
    for picks in product(*choices(case)):
        duties = tuple(duty for pick in picks for duty in pick)
        for outings in every_dispatch(case, duties):
            verdict = audit(case, make_plan(case, *duties, outings=outings))
            tried += 1
            tiers = tuple(verdict.tiers[tier] for tier in Tier)
            if verdict.clean and (found is None or tiers < found.tiers):
                found = Best(tiers, duties, 0)
    return found and Best(found.tiers, found.duties, tried)


def assert_best(case: RosterCase) -> tuple[float, ...] | None:
    """Assert that the engine's answer is the best of all plans, proven; return its tiers, ``None`` where none is.

    Where a fixed weekday is asked for, comfort is only bounded: the days may miss what the weeks hope for.
    """
    expected, answer = best(case), answer_of(case)
    if expected is None:
        assert answer.outcome is Outcome.INFEASIBLE
        return None
    if case.policy.mode("roster.fixed_weekday") is Mode.SOFT:
        *headline, comfort = answer.tiers
        assert tuple(t.value for t in headline) == tuple(t.bound for t in headline) == expected.tiers[:-1]
        assert comfort.bound is not None
        assert comfort.bound <= expected.tiers[-1] <= comfort.value
        return expected.tiers
    assert answer.outcome is Outcome.OPTIMAL
    assert tuple(t.value for t in answer.tiers) == expected.tiers
    return expected.tiers


def _pinned(case: RosterCase) -> list[Duty]:
    people = case.county.person_by_id
    asked = list(dict.fromkeys([*_pins(case), *_postings(case)]))
    return [
        Duty(
            person=pin.person,
            facility=pin.facility,
            date=pin.date,
            part=pin.part,
            specialty=people[pin.person].specialty,
            pinned=True,
        )
        for pin in asked
        if not any(_covers(other, pin) for other in asked)
    ]


def _pins(case: RosterCase) -> list[Pin]:
    held = case.policy.mode("roster.pins") in (Mode.HARD, Mode.SOFT)
    return [pin.model_copy(update={"reason": ""}) for pin in case.pins_of(PinKind.MUST)] if held else []


def _postings(case: RosterCase) -> list[Pin]:
    """Return the slots of resident postings that no pin overrules, as pins."""
    held = case.policy.mode("roster.resident") in (Mode.HARD, Mode.SOFT)
    standing = [p for p in case.postings if held and not p.overruled]
    return [Pin(person=p.person, date=p.date, part=p.part, facility=p.facility) for p in standing]


def _covers(pin: Pin, other: Pin) -> bool:
    """Return whether ``pin`` asks for the whole day of which ``other`` asks for a half."""
    same = (pin.person, pin.facility, pin.date) == (other.person, other.facility, other.date)
    return same and pin.part is Part.DAY and other.part is not Part.DAY


def _duties(case: RosterCase, person: Person, slot: Slot, pinned: list[Duty]) -> Iterator[Duty]:
    """Yield the duties of a person in a slot, one place and activity each; none where a pin puts the person."""
    if any(d.person == person.id and _overlap(d, slot) for d in pinned):
        return
    for place in case.county.facilities:
        if not place.receives or case.trip(person, place.id, slot.date) is None:
            continue
        duty = Duty(person=person.id, facility=place.id, date=slot.date, part=slot.part, specialty=person.specialty)
        yield from _named(case, duty)


def _overlap(duty: Duty, slot: Slot) -> bool:
    return duty.date == slot.date and bool(set(duty.part.halves) & set(slot.part.halves))


def _named(case: RosterCase, duty: Duty) -> Iterator[Duty]:
    """Yield the duty as a clinic session, and as every other activity that its facility wants."""
    wanted = {want.activity for want in case.wants if want.activity and want.facility == duty.facility}
    for activity in sorted({Activity.CLINIC} | (wanted - {Activity.REMOTE})):
        yield duty.model_copy(update={"activity": activity})


def _together(case: RosterCase, singles: list[Duty]) -> Iterator[Choice]:
    """Yield staying at home, one duty, or two at once where nobody forbids it."""
    yield ()
    yield from ((duty,) for duty in singles)
    if case.policy.mode("roster.one_place") is not Mode.HARD:
        yield from ((a, b) for a, b in combinations(singles, 2) if a.facility != b.facility)


def _hard(case: RosterCase, duties: list[Duty]) -> float:
    """Return by how much ``duties`` break the hard rules that only suffer from further duties."""
    found = audit(case, make_plan(case, *duties)).findings
    return sum(f.amount for f in found if f.mode is Mode.HARD and not f.pinned and f.rule not in ASKING | RIDING)
