"""Service outside the horizon: every day once, at destinations, whatever it was listed as."""

from datetime import date

from models.county import Activity, County, Part
from models.roster.history import History
from tests.builders import attendance, facility, hospital, make_case, opening, published, tiny_county

MARCH = ("2026-03-01", "2026-03-31")


def history(county: County) -> History:
    return make_case(county, *MARCH).history


def test_a_week_joins_what_lies_before_the_horizon_though_the_balance_holds_it() -> None:
    found = history(
        tiny_county(opening=[opening("P1", "2026-02-28", 5)], attendance=[attendance("P1", "T1", "2026-02-27")])
    )
    assert [c.days for c in found.week_credits("P1", date(2026, 2, 23))] == [1]
    assert found.brought("P1", 2026, date(2026, 3, 1)) == (5, 0)


def test_a_balance_that_reaches_into_the_horizon_is_left_aside() -> None:
    found = history(
        tiny_county(opening=[opening("P1", "2026-03-15", 9)], attendance=[attendance("P1", "T1", "2026-02-27")])
    )
    assert found.brought("P1", 2026, date(2026, 3, 1)) == (1, 0)


def test_service_in_the_horizon_is_attended_and_no_credit() -> None:
    found = history(tiny_county(attendance=[attendance("P1", "T1", "2026-03-10")]))
    assert found.credits("P1", date(2026, 1, 1), date(2026, 12, 31)) == []
    assert [c.days for c in found.attended("P1", date(2026, 3, 1), date(2026, 3, 31))] == [1]


def test_remote_consultation_and_hospitals_are_no_service() -> None:
    places = [hospital(), facility("T1")]
    done = [
        attendance("P1", "T1", "2026-02-10", activity=Activity.REMOTE),
        attendance("P1", "H1", "2026-02-11"),
    ]
    found = history(tiny_county(facilities=places, attendance=done))
    assert found.credits("P1", date(2026, 1, 1), date(2026, 12, 31)) == []
    assert found.hosts("P1", 2026) == frozenset()


def test_a_day_promised_and_then_attended_counts_as_attended() -> None:
    found = history(
        tiny_county(
            attendance=[attendance("P1", "T1", "2026-02-10", days=0.5)],
            published=[published("P1", "T1", "2026-02-10"), published("P1", "T1", "2026-02-11")],
        )
    )
    assert found.brought("P1", 2026, date(2026, 3, 1)) == (0.5, 1)


def test_a_day_is_never_more_than_one() -> None:
    twice = [attendance("P1", "T1", "2026-02-10"), attendance("P1", "T2", "2026-02-10", part=Part.PM)]
    assert history(tiny_county(attendance=twice)).brought("P1", 2026, date(2026, 3, 1)) == (1, 0)


def test_each_month_has_a_version_of_its_own() -> None:
    promised = [
        published("P1", "T1", "2026-01-15"),
        published("P1", "T1", "2026-02-10", version=1),
        published("P1", "T2", "2026-02-11", version=2),
    ]
    found = history(tiny_county(published=promised)).credits("P1", date(2026, 1, 1), date(2026, 2, 28))
    assert [str(c.date) for c in found] == ["2026-01-15", "2026-02-11"]
