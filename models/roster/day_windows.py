"""Windows of working days: what a limit of days in a row looks at."""

from collections.abc import Iterator
from datetime import date

from models.roster.case import RosterCase

RULE = "roster.days_in_row"


def day_windows(case: RosterCase, week: date) -> Iterator[tuple[date, ...]]:
    """Yield every ``max_days + 1`` working days of a week that follow one another; none without a limit.

    Days of the week outside the horizon belong to it. A day off between them does not part two working days; the
    weekend does, since a window never leaves its week.
    """
    limit = case.policy.number(RULE, "max_days")
    if limit is None:
        return
    days = case.workdays_of_week(week)
    for n in range(len(days) - limit):
        yield tuple(days[n : n + limit + 1])
