"""The work calendar: shipped days, the county's own, weeks and months."""

from datetime import date

import pytest

from models.county import CalendarDay, DateKind
from models.roster.calendar import WorkCalendar, monday, month_ends, month_key

SHIPPED = WorkCalendar()


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), 22),
        (date(2026, 2, 1), date(2026, 2, 28), 16),  # seven weekdays off, two Saturdays worked
        (date(2026, 5, 1), date(2026, 5, 31), 19),  # three weekdays off, one Saturday worked
        (date(2026, 2, 16), date(2026, 2, 22), 0),
        (date(2025, 12, 29), date(2026, 1, 4), 4),
    ],
)
def test_working_days_counted_by_hand(first: date, last: date, count: int) -> None:
    assert len(SHIPPED.workdays(first, last)) == count


def test_a_made_up_saturday_is_worked_and_an_ordinary_one_is_not() -> None:
    assert SHIPPED.is_makeup(date(2026, 2, 28)) and not SHIPPED.is_workday(date(2026, 3, 7))
    assert not SHIPPED.is_makeup(date(2026, 3, 2))


def test_the_countys_own_days_win() -> None:
    own = [
        CalendarDay(date=date(2026, 3, 4), kind=DateKind.OFF, name="那达慕"),
        CalendarDay(date=date(2026, 2, 28), kind=DateKind.OFF),
    ]
    calendar = WorkCalendar(own)
    assert not calendar.is_workday(date(2026, 3, 4)) and calendar.name(date(2026, 3, 4)).zh == "那达慕"
    assert not calendar.is_workday(date(2026, 2, 28))


def test_a_year_without_published_makeup_days_is_provisional_until_the_county_gives_its_own() -> None:
    assert not SHIPPED.is_provisional(2026)
    assert SHIPPED.is_provisional(2027) and SHIPPED.is_provisional(2031)
    own = WorkCalendar([CalendarDay(date=date(2027, 2, 20), kind=DateKind.WORKDAY)])
    assert not own.is_provisional(2027)


def test_weeks_start_on_monday_and_months_end() -> None:
    assert monday(date(2026, 3, 1)) == date(2026, 2, 23)
    assert monday(date(2026, 3, 2)) == date(2026, 3, 2)
    assert month_ends(2026, 2) == (date(2026, 2, 1), date(2026, 2, 28))
    assert month_ends(2026, 12) == (date(2026, 12, 1), date(2026, 12, 31))
    assert month_key(date(2026, 3, 9)) == "2026-03"
