"""Who is present, who is free, and whom a department can spare."""

from datetime import date
from itertools import product

import pytest

from models.county import Category, Part, Status, Title
from models.roster import RosterCase
from tests.builders import absence, department, make_case, people, person, tiny_county, weekly

MONDAY = date(2026, 3, 2)


def case_of(**records: object) -> RosterCase:
    return make_case(tiny_county(**records), "2026-03-02", "2026-03-08")  # type: ignore[arg-type]


def test_first_and_last_day_in_service_are_days_in_service() -> None:
    who = person(start=MONDAY, end=date(2026, 3, 4))
    presence = case_of(people=[who]).presence
    days = [date(2026, 3, d) for d in (1, 2, 4, 5)]
    assert [presence.in_service(who, d) for d in days] == [False, True, True, False]


def test_an_absence_of_a_morning_leaves_the_afternoon() -> None:
    case = case_of(absences=[absence("P1", "2026-03-02", "2026-03-03", part=Part.AM)])
    who = case.county.staff[0]
    assert [case.presence.free(who, MONDAY, part) for part in (Part.AM, Part.PM, Part.DAY)] == [False, True, False]


def test_sessions_bind_on_their_weekday_only() -> None:
    who = person(fixed_unavailable=(weekly(2, Part.PM),))
    presence = case_of(people=[who]).presence
    tuesday = date(2026, 3, 3)
    assert presence.free(who, MONDAY, Part.DAY)
    assert [presence.free(who, tuesday, part) for part in (Part.AM, Part.PM, Part.DAY)] == [True, False, False]


@pytest.mark.parametrize("who", [person(dispatchable=False), person(status=Status.AWAY)])
def test_those_not_to_be_sent_and_those_away_are_never_free(who: object) -> None:
    case = case_of(people=[who])
    assert not case.presence.free(case.county.staff[0], MONDAY, Part.DAY)


def test_who_is_not_to_be_sent_is_present_at_home_all_the_same() -> None:
    case = case_of(people=[person(dispatchable=False)])
    assert case.presence.at_home(case.county.departments[0], MONDAY, Part.AM) == (1, 1)


def test_what_a_department_can_spare_is_what_its_thinner_half_can() -> None:
    case = case_of(
        people=[*people(3), person("P4", title=Title.INTERMEDIATE)],
        departments=[department(floor=2, floor_senior=1)],
        absences=[absence("P1", "2026-03-02", "2026-03-02", part=Part.PM)],
    )
    ward, (monday, tuesday, *_) = case.county.departments[0], case.slots
    assert case.presence.may_go(ward, monday) == (1, 1)
    assert case.presence.may_go(ward, tuesday) == (2, 2)


def test_the_floor_counts_physicians_or_everybody() -> None:
    staff = [person("P1"), person("N1", category=Category.NURSE), person("N2", category=Category.NURSE, dept="D2")]
    members = case_of(people=staff).presence.members
    assert [p.id for p in members["D1"]] == ["P1"]
    assert [p.id for p in members["D2"]] == ["N2"]


def test_a_department_below_its_floor_can_spare_nobody() -> None:
    case = case_of(people=people(1), departments=[department(floor=3)])
    assert case.presence.may_go(case.county.departments[0], case.slots[0]) == (0, 1)


def test_the_free_halves_of_many_days_are_those_of_each_day() -> None:
    """Every combination of service, sessions and absences over two weeks: as many halves as are free one by one."""
    days = [date(2026, 3, d) for d in range(1, 15)]
    sessions = ((), (weekly(1),), (weekly(3, Part.AM), weekly(3, Part.PM)), (weekly(4, Part.PM),))
    ends = (None, date(2026, 3, 10))
    status = ((Status.ON_DUTY, True), (Status.AWAY, True), (Status.ON_DUTY, False))
    staff = [
        person(f"P{n}", fixed_unavailable=its, start=start, end=end, status=now, dispatchable=sent)
        for n, (its, start, end, (now, sent)) in enumerate(product(sessions, (None, MONDAY), ends, status))
    ]
    absences = [
        absence(who.id, first, last, part=part)
        for who in staff[::2]
        for first, last, part in (("2026-03-03", "2026-03-05", Part.AM), ("2026-03-05", "2026-03-06", Part.DAY))
    ]
    presence = case_of(people=staff, absences=absences).presence
    for who in staff:
        wanted = {day: sum(presence.free(who, day, half) for half in Part.DAY.halves) for day in days}
        found = dict(presence.free_halves(who, days))
        assert {day: found.get(day, 0) for day in days} == wanted
