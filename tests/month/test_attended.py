"""Attendance joined: added, corrected, the same again, contradicting, and never taken back."""

from datetime import time

import pytest

from models.county import Activity, Attendance, Part
from models.month.attended import Came, in_two_places, join, says_nothing, superseded
from tests.builders import attendance

DAY = attendance("P1", "T1", "2026-03-03")


def test_what_is_new_is_added_and_the_same_again_is_nothing() -> None:
    first = join((), [Came(DAY, "a.xlsx")])
    assert (first.records, first.added, first.unchanged) == ((DAY,), (DAY,), 0)
    again = join(first.records, [Came(DAY, "b.xlsx")])
    assert (again.records, again.added, again.replaced, again.unchanged) == ((DAY,), (), (), 1)


def test_a_later_record_of_the_same_service_takes_its_place() -> None:
    absent = attendance("P1", "T1", "2026-03-03", days=0)
    found = join((DAY,), [Came(absent, "a.xlsx")])
    assert found.records == (absent,)
    assert found.replaced == ((DAY, absent),)
    assert found.added == ()


@pytest.mark.parametrize("half", [Part.AM, Part.PM])
def test_half_a_day_takes_the_place_of_the_day_that_holds_it(half: Part) -> None:
    its = attendance("P1", "T1", "2026-03-03", part=half)
    assert superseded((DAY,), (its,)) == (its,)


def test_another_place_date_half_or_person_is_other_service() -> None:
    others = [
        attendance("P1", "T2", "2026-03-03"),
        attendance("P1", "T1", "2026-03-04"),
        attendance("P2", "T1", "2026-03-03"),
    ]
    morning = attendance("P3", "T1", "2026-03-03", part=Part.AM)
    evening = attendance("P3", "T1", "2026-03-03", part=Part.PM)
    found = join((DAY, morning), [Came(r, "a.xlsx") for r in (*others, evening)])
    assert set(found.records) == {DAY, morning, evening, *others}
    assert found.replaced == ()
    assert [r.date for r in found.records] == sorted(r.date for r in found.records)


def test_two_files_that_differ_contradict_each_other_and_two_that_agree_do_not() -> None:
    other = attendance("P1", "T1", "2026-03-03", days=0.5)
    found = join((), [Came(DAY, "a.xlsx"), Came(other, "b.xlsx"), Came(DAY, "c.xlsx")])
    assert [(c.first.source, c.other.source) for c in found.contradictions] == [("a.xlsx", "b.xlsx")]


def test_what_is_verified_is_not_taken_back() -> None:
    pending = attendance("P1", "T1", "2026-03-03", volume=9, verified_by="")
    assert [c.other.source for c in join((DAY,), [Came(pending, "a.xlsx")]).unverified] == ["a.xlsx"]
    assert join((pending,), [Came(DAY, "a.xlsx")]).unverified == ()


def test_a_line_left_blank_gives_way_to_whatever_is_known() -> None:
    blank = attendance("P1", "T1", "2026-03-03", verified_by="")
    again = join((DAY,), [Came(blank, "a.xlsx")])
    assert (again.records, again.replaced, again.unverified, again.unchanged) == ((DAY,), (), (), 1)
    for came in ([blank, DAY], [DAY, blank]):
        found = join((), [Came(record, "a.xlsx") for record in came])
        assert (found.records, found.contradictions) == ((DAY,), ())
    assert join((), [Came(blank, "a.xlsx")]).added == (blank,)


def told(*came: Attendance, before: tuple[Attendance, ...] = ()) -> list[tuple[str, str]]:
    """Return the places of each pair at once, T1a being of the unit T1."""
    all_came = [Came(record, f"{n}.xlsx", "实际出勤", f"A{n}") for n, record in enumerate(came)]
    found = in_two_places(join(before, all_came), all_came, lambda place: place[:2])
    return [(c.first.record.facility, c.other.record.facility) for c in found]


ELSEWHERE = attendance("P1", "T2", "2026-03-03")


def test_somebody_at_two_units_at_once_is_told_with_what_is_on_record() -> None:
    assert told(DAY, ELSEWHERE) == [("T1", "T2")]
    assert told(ELSEWHERE, before=(DAY,)) == [("T1", "T2")]
    assert told(DAY, before=(ELSEWHERE,)) == [("T2", "T1")]
    assert told(attendance("P2", "T1", "2026-03-03"), before=(DAY, ELSEWHERE)) == []  # not of what came


def test_two_places_that_do_not_contradict() -> None:
    absent = attendance("P1", "T1", "2026-03-03", days=0)
    assert told(absent, ELSEWHERE) == []
    assert told(absent.model_copy(update={"verified_by": ""}), ELSEWHERE) == [("T1", "T2")]
    assert told(attendance("P1", "T1", "2026-03-03", verified_by=""), ELSEWHERE) == []  # a line left blank
    assert told(attendance("P1", "T1", "2026-03-03", activity=Activity.REMOTE), ELSEWHERE) == []
    assert told(DAY, attendance("P1", "T1a", "2026-03-03")) == []  # a village of the same unit
    morning, evening = (attendance("P1", t, "2026-03-03", part=p) for t, p in (("T1", Part.AM), ("T2", Part.PM)))
    assert told(morning, evening) == []
    assert told(morning, ELSEWHERE) == [("T1", "T2")]


@pytest.mark.parametrize(("arrived", "apart"), [(time(12), True), (time(11, 59), False), (None, False)])
def test_hours_part_two_visits_where_they_do_not_overlap(arrived: time | None, apart: bool) -> None:
    first = attendance("P1", "T1", "2026-03-03", arrived=time(8), left=time(12))
    then = attendance("P1", "T2", "2026-03-03", arrived=arrived, left=time(17))
    assert (told(first, then) == []) is apart
    assert (told(then, first) == []) is apart


@pytest.mark.parametrize("said", [{"score": 0}, {"home_score": 90}, {"days": 0}, {"note": "病假"}, {"stop": "东村"}])
def test_a_line_with_any_cell_filled_in_is_not_blank(said: dict[str, object]) -> None:
    assert not says_nothing(attendance("P1", "T1", "2026-03-03", verified_by="", **said))
