"""roster.fair_load: people of one hospital, title and specialty share their days by the time they are free."""

import pytest

from models.county import County, Title
from tests.builders import absence, duties, facility, hospital, people, person, pin, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.fair_load"
DAYS = tuple(f"2026-03-{n:02d}" for n in (2, 3, 4, 5, 6))
THREE = tiny_county(people=people(3))


@pytest.mark.parametrize(
    ("first", "second", "short"),
    [
        # Parts are equal, so the spread is the difference of days; one day is tolerated.
        (0, 0, 0),
        (2, 2, 0.5 * 2),
        (3, 2, 2),
        (5, 0, 4),
    ],
)
def test_what_lies_more_than_a_day_apart(first: int, second: int, short: float) -> None:
    planned = [*duties("P1", "T1", *DAYS[:first]), *duties("P2", "T2", *DAYS[:second])]
    assert shortfall(RULE, THREE, planned) == short


def test_exactly_a_day_apart_is_kept() -> None:
    assert judge(RULE, THREE, duties("P1", "T1", DAYS[0])).findings == ()


def test_parts_follow_the_time_in_which_people_are_free() -> None:
    # P2 is free on one of five days: of six days 5 and 1 are exactly the parts.
    away = tiny_county(people=people(2), absences=[absence("P2", "2026-03-03", "2026-03-06")])
    planned = [*duties("P1", "T1", *DAYS), *duties("P2", "T2", DAYS[0])]
    assert shortfall(RULE, away, planned, tolerance="0") == 0
    # Of five days P1's part is 25/6: 5/6 more than it, P2 5/6 less: 5/3 apart, up to 2 from no tolerance.
    assert shortfall(RULE, away, duties("P1", "T1", *DAYS), tolerance="0") == 2
    assert shortfall(RULE, away, duties("P1", "T1", *DAYS)) == 1


def groups() -> list[tuple[County, str]]:
    """Return counties in which P1 and P2 are no group, and why."""
    other = person("P2", dept="D1")
    return [
        (tiny_county([person(), other.model_copy(update={"title": Title.SENIOR})]), "title"),
        (tiny_county([person(), other.model_copy(update={"specialty": "外科"})]), "specialty"),
        (tiny_county([person(), other], absences=[absence("P2", "2026-03-01", "2026-03-31")]), "never free"),
        (
            tiny_county(
                [person(), person("P2", employer="H2", dept="D2")], [hospital(), hospital("H2"), facility("T1")]
            ),
            "hospital",
        ),
    ]


@pytest.mark.parametrize(("county", "why"), groups(), ids=[why for _, why in groups()])
def test_people_of_different_groups_are_not_compared(county: County, why: str) -> None:
    assert shortfall(RULE, county, duties("P1", "T1", *DAYS)) == 0


def test_the_finding_names_who_has_most_and_least() -> None:
    (found,) = judge(RULE, THREE, [*duties("P2", "T1", *DAYS), *duties("P3", "T2", DAYS[0])]).findings
    assert (found.required, found.actual, found.amount) == (1, 5, 4)
    assert found.where.person == "P2"
    assert "承担最多：P2，5天" in found.reason.zh
    assert "最少：P1，0天" in found.reason.zh


def test_pinned_days_count_like_any_others() -> None:
    pinned = tiny_county(people=people(2), pins=[pin("P1", day, "T1") for day in DAYS])
    assert shortfall(RULE, pinned, duties("P1", "T1", *DAYS)) == 4


def test_every_mode() -> None:
    assert_every_mode(RULE, THREE, duties("P1", "T1", *DAYS[:4]), amount=3)
