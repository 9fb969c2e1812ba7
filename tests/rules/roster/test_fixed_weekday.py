"""roster.fixed_weekday: a specialty comes to a facility on the same weekday."""

import pytest

from models.county import CalendarDay, DateKind, Part
from tests.builders import day, duties, duty, person, pin, resident, tiny_county
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.fixed_weekday"
MONDAYS = ("2026-03-02", "2026-03-09", "2026-03-16")
TUESDAYS = ("2026-03-03", "2026-03-10", "2026-03-17")
TWO = tiny_county([person("P1"), person("P2"), person("P3", specialty="外科")])


def test_visits_on_one_weekday_keep_it() -> None:
    assert judge(RULE, TWO, [*duties("P1", "T1", *MONDAYS), *duties("P2", "T1", *MONDAYS)], MARCH).findings == ()
    assert judge(RULE, TWO, [], MARCH).findings == ()


@pytest.mark.parametrize(
    ("mondays", "tuesdays", "short"),
    [(3, 0, 0), (3, 1, 1), (3, 2, 2), (2, 3, 2), (2, 2, 2), (1, 1, 1)],
)
def test_days_off_the_weekday_with_most_count(mondays: int, tuesdays: int, short: float) -> None:
    planned = [*duties("P1", "T1", *MONDAYS[:mondays]), *duties("P2", "T1", *TUESDAYS[:tuesdays])]
    assert shortfall(RULE, TWO, planned, MARCH) == short


def test_facilities_and_specialties_each_keep_their_own() -> None:
    planned = [
        *duties("P1", "T1", *MONDAYS), *duties("P2", "T2", *TUESDAYS), *duties("P3", "T1", *TUESDAYS)
    ]  # fmt: skip
    assert judge(RULE, TWO, planned, MARCH).findings == ()


def test_the_whole_horizon_keeps_one_weekday() -> None:
    # Three Mondays in March and three Tuesdays in April: three days off, though each month alone keeps its own.
    planned = [*duties("P1", "T1", *MONDAYS), *duties("P1", "T1", "2026-04-07", "2026-04-14", "2026-04-21")]
    assert shortfall(RULE, TWO, planned, ("2026-03-01", "2026-04-30")) == 3


def test_the_finding_names_place_weekday_and_dates() -> None:
    planned = [*duties("P1", "T1", *MONDAYS), *duties("P2", "T1", "2026-03-05", "2026-03-03")]
    (found,) = judge(RULE, TWO, planned, MARCH).findings
    assert (found.where.facility, found.where.specialty) == ("T1", "内科")
    assert (found.required, found.actual, found.amount) == (0, 2, 2)
    assert "T1内科的固定服务日是周一（3天），另有2天" in found.message.zh
    assert "2026-03-03（周二）、2026-03-05（周四）" in found.reason.zh
    assert "2026-03-03 (Tuesday), 2026-03-05 (Thursday)" in found.reason.en
    assert "调度中心" in found.remedy.zh
    assert found.owner.zh == "医共体医护调度中心"


def test_of_equal_weekdays_the_earlier_is_kept() -> None:
    (found,) = judge(RULE, TWO, [*duties("P1", "T1", "2026-03-06"), *duties("P2", "T1", "2026-03-04")]).findings
    assert "是周三（1天）" in found.message.zh


def test_many_dates_are_cut_short() -> None:
    dates = [f"2026-03-{n:02d}" for n in (2, 3, 4, 5, 9, 10, 11, 12, 16, 17, 18, 19, 23, 30)]
    (found,) = judge(RULE, TWO, duties("P1", "T1", *dates), MARCH).findings
    assert found.amount == 9
    more = [*dates, *(f"2026-03-{n:02d}" for n in (24, 25, 26))]
    (found,) = judge(RULE, TWO, duties("P1", "T1", *more), MARCH).findings
    assert found.reason.zh.count("（") == 10
    assert "等12个日期" in found.reason.zh


def test_half_days_count_half_and_two_people_twice() -> None:
    planned = [*duties("P1", "T1", *MONDAYS), duty("P2", "T1", "2026-03-03", Part.AM)]
    assert shortfall(RULE, TWO, planned, MARCH) == 0.5
    planned.append(duty("P1", "T1", "2026-03-03", Part.PM))
    assert shortfall(RULE, TWO, planned, MARCH) == 1


def test_a_make_up_day_stands_in_for_any_weekday() -> None:
    worked = tiny_county(
        people=[person("P1"), person("P2")],
        calendar=[CalendarDay(date=day("2026-03-07"), kind=DateKind.WORKDAY)],
    )
    planned = [*duties("P1", "T1", "2026-03-02"), *duties("P2", "T1", "2026-03-03")]
    saturday = duties("P1", "T1", "2026-03-07")
    assert shortfall(RULE, worked, [*planned[:1], *saturday]) == 0
    # It decides nothing either: one Monday and one Tuesday stay a day apart.
    assert shortfall(RULE, worked, [*planned, *saturday]) == 1
    # A Saturday that is a day off is a weekday like any other.
    assert shortfall(RULE, TWO, [*planned[:1], *saturday]) == 1


def test_residents_are_no_visits() -> None:
    posted = tiny_county(
        people=[person("P1"), person("P2")], residents=[resident("P1", "T1", "2026-01-01", "2026-12-31")]
    )
    planned = [*duties("P1", "T1", "2026-03-02", "2026-03-03", "2026-03-04"), *duties("P2", "T1", "2026-03-05")]
    assert shortfall(RULE, posted, planned) == 0
    assert shortfall(RULE, posted, [*planned, *duties("P2", "T1", "2026-03-06")]) == 1


def test_remote_consultation_is_no_visit() -> None:
    planned = [*duties("P1", "T1", "2026-03-02"), duty("P1", "T1", "2026-03-03", activity="remote")]
    assert shortfall(RULE, TWO, planned) == 0


def test_pinned_days_decide_too_and_what_they_cause_is_apart() -> None:
    pinned = tiny_county(
        people=[person("P1"), person("P2")], pins=[pin("P1", "2026-03-03", "T1"), pin("P1", "2026-03-04", "T1")]
    )
    kept = duties("P1", "T1", "2026-03-03", "2026-03-04")
    verdict = judge(RULE, pinned, kept)
    assert [(f.amount, f.pinned) for f in verdict.findings] == [(1, True)]
    assert verdict.clean
    verdict = judge(RULE, pinned, [*kept, *duties("P2", "T1", "2026-03-04")])
    assert [(f.amount, f.pinned) for f in verdict.findings] == [(1, True)]
    verdict = judge(RULE, pinned, [*kept, *duties("P2", "T1", "2026-03-02", "2026-03-06")])
    assert [(f.amount, f.pinned) for f in verdict.findings] == [(1, True), (2, False)]
    assert verdict.score(RULE).shortfall == 2


def test_every_mode() -> None:
    assert_every_mode(RULE, TWO, duties("P1", "T1", *MONDAYS[:2], *TUESDAYS), amount=2, horizon=MARCH)
