"""The checker of physician scheduling: costs and breaches counted by hand."""

from dataclasses import replace

import pytest

from benchmarks.physician.checker import judge
from benchmarks.physician.instance import EXTENDED, STANDARD, Cover, Duty, Line, Person
from tests.benchmarks.physician_toys import ACUTE, CLINIC, NOBODY, WARD, instance

COMMON = 1


def day(station: int, shift: int = STANDARD) -> Duty:
    return Duty(station, shift, 1)


def served(person: Person, line: Line, **changes: object) -> tuple[str, ...]:
    """Return what one person's line breaks where it is just what is asked for."""
    toy = instance(person, days=len(line))
    demand: dict[tuple[int, int, int, int], int] = {}
    needs = [[0] * len(line), [0] * len(line)]
    for at, duty in enumerate(line):
        if duty:
            own = not toy.common[duty.station]
            demand[duty.station, STANDARD if own else duty.shift, at, 1] = 1
            needs[toy.departments[duty.station] - 1][at] += own and duty.shift == EXTENDED
    covers = tuple(Cover(n + 1, frozenset({1}), tuple(row)) for n, row in enumerate(needs))
    return judge(replace(toy, demand=demand, covers=covers, **changes), (line,)).broken  # type: ignore[arg-type]


def test_cost_by_hand() -> None:
    likes = ((0,), (4, 3), (4, 1), (4, 2), (4, 0))
    one = replace(NOBODY, preferences=likes, at_risk=True)
    judged = judge(instance(one, NOBODY, days=3), ((day(ACUTE), day(COMMON), day(WARD)), (None,) * 3))
    assert (judged.working, judged.preferences, judged.risk, judged.changes) == (1, 6, 1, 2)
    assert judged.cost == 50 + 6 * 5 + 1 * 10 + 2 * 500


@pytest.mark.parametrize(
    ("last", "line", "changes", "risk"),
    [
        (WARD, (day(WARD), None, day(WARD)), 0, 1),
        (WARD, (day(COMMON), None, day(COMMON)), 0, 1),
        (WARD, (day(COMMON), day(COMMON), day(ACUTE)), 1, 1),
        (COMMON, (day(CLINIC), None, day(CLINIC)), 0, 2),
        (COMMON, (day(COMMON), day(COMMON), None), 0, 0),
        (0, (day(ACUTE), day(WARD), day(ACUTE)), 2, 1),
        (CLINIC, (None, None, None), 0, 0),
    ],
)
def test_changes_and_risk(last: int, line: Line, changes: int, risk: int) -> None:
    judged = judge(instance(replace(NOBODY, last_station=last, at_risk=True), days=3), (line,))
    assert (judged.changes, judged.risk) == (changes, risk)


def test_a_day_off_has_its_preference_too() -> None:
    person = replace(NOBODY, preferences=((2,), *NOBODY.preferences[1:]))
    assert judge(instance(person), ((None, day(WARD)),)).preferences == 2


def test_a_line_that_keeps_all_rules() -> None:
    assert served(NOBODY, (day(WARD, EXTENDED), None, day(COMMON), day(COMMON, EXTENDED))) == ()


@pytest.mark.parametrize(
    ("changes", "line", "fault"),
    [
        ({"required": True}, (None, None), "must work"),
        ({"last_shift": EXTENDED}, (day(WARD), None), "day 0: shift 1 after 2"),
        ({}, (day(WARD, EXTENDED), day(WARD)), "day 1: shift 1 after 2"),
        ({"days_off": frozenset({1})}, (None, day(WARD)), "day 1: a day off"),
        ({"preferences": ((0,), (4, 0), (4, 4), (4, 0), (4, 0))}, (day(WARD), None), "day 0: may not serve there"),
        ({}, (day(CLINIC), None), "too many departments"),
        ({"last_station": 0}, (day(CLINIC), day(WARD)), "too many departments"),
    ],
)
def test_each_rule_of_a_line(changes: dict[str, object], line: Line, fault: str) -> None:
    assert served(replace(NOBODY, **changes), line) == (f"person 0: {fault}",)  # type: ignore[arg-type]


def test_without_a_day_off_there_is_room_for_a_second_department() -> None:
    assert served(NOBODY, (day(CLINIC), day(WARD))) == ()
    assert served(replace(NOBODY, last_station=CLINIC), (day(CLINIC), None)) == ()


def test_a_duty_that_there_is_not() -> None:
    for unknown in (
        Duty(WARD, 3, 1),
        Duty(WARD, 0, 1),
        Duty(0, 1, 1),
        Duty(5, 1, 1),
        Duty(WARD, 1, 2),
        Duty(WARD, 1, 0),
    ):
        with pytest.raises(ValueError, match="no such duty"):
            judge(instance(NOBODY), ((unknown, None),))


def test_demand_is_exact_and_by_shift_at_common_stations() -> None:
    toy = instance(NOBODY, NOBODY, days=1, demand={(COMMON, EXTENDED, 0, 1): 1, (WARD, STANDARD, 0, 1): 1})
    assert judge(toy, ((day(COMMON, EXTENDED),), (day(WARD),))).clean
    assert judge(toy, ((day(COMMON),), (day(WARD),))).broken == (
        "demand (1, 1, 0, 1): 1 of 0",
        "demand (1, 2, 0, 1): 0 of 1",
    )
    assert judge(toy, ((day(COMMON, EXTENDED),), (None,))).broken == ("demand (2, 1, 0, 1): 0 of 1",)


def test_extended_duties_are_those_of_the_covers() -> None:
    toy = instance(NOBODY, days=1, demand={(WARD, STANDARD, 0, 1): 1})
    covered = replace(toy, covers=(Cover(1, frozenset({1}), (1,)),))
    assert judge(covered, ((day(WARD, EXTENDED),),)).clean
    assert judge(covered, ((day(WARD),),)).broken == ("cover 0 on day 0: 0 of 1", "extended duties on day 0: 0 of 1")
    other = replace(toy, covers=(Cover(1, frozenset({2}), (0,)),))
    assert judge(other, ((day(WARD, EXTENDED),),)).broken == ("extended duties on day 0: 1 of 0",)


def test_a_roster_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="a line for each person"):
        judge(instance(NOBODY), ((None,),))
