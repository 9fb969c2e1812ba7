"""Weeks due, met, exempt and still to be settled, lead hospital by lead hospital."""

from datetime import date

from models.month.month import month_of
from models.report.annual import Named
from models.report.figure import Figure
from models.report.scope import WEEKLY, Scope
from models.rules.roster.weekly_rows import WeekRow, WeekStatus, settled_on, weekly_rows

_DUE = (WeekStatus.MET, WeekStatus.MISSED)


def weekly_figures(scope: Scope) -> Named:
    """Yield the weekly share of the period's weeks (A01, A02); nothing where the policy does not measure it.

    A week belongs to the month of its last working day. Weeks of months that are not published are left out; the
    report names these months.
    """
    if not scope.policy.measured(WEEKLY):
        return
    rows = week_rows(scope)
    due = [r for r in rows if r.status in _DUE]
    yield "weeks", Figure(top=sum(r.everybody.verified >= r.required for r in due), bottom=len(due))
    yield "weeks_planned", Figure(top=sum(r.status is WeekStatus.MET for r in due), bottom=len(due))
    yield "weeks_exempt", Figure(top=sum(r.status is WeekStatus.EXEMPT for r in rows))
    yield "weeks_pending", Figure(top=sum(r.status is WeekStatus.PENDING for r in rows))


def week_rows(scope: Scope) -> list[WeekRow]:
    """Return the checker's rows of the weeks that published months settle, or leave for the month after the period."""
    return [r for r in weekly_rows(scope.case, scope.weekly_roster) if scope.is_published(month_of(_counted(scope, r)))]


def _counted(scope: Scope, row: WeekRow) -> date:
    """Return the day by which a week belongs to a month: its last working day, in the period at the latest."""
    return min(settled_on(scope.case, row.week), scope.period.last)
