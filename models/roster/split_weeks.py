"""Weeks over two months: what a year plan has of each weekly need in the month in which the week begins."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from models.county.county import County
from models.county.need import Need
from models.county.service import WeekSplit
from models.county.words import Activity, Period
from models.plan import RosterPlan
from models.roster.calendar import monday, month_ends, runs_over
from models.roster.history import History
from models.roster.wants import serves

Served = dict[tuple[str, date, str, Activity], float]
"""Days of service by facility, Monday, specialty and activity."""


def split_weeks(county: County, history: History, plan: RosterPlan) -> tuple[WeekSplit, ...]:
    """Return the splits of ``plan`` and those of weeks beyond it that the county has already.

    ``days = min(target, sum of days that serve the need before the month ends)``, for each weekly need and each week
    whose month ends inside the plan's horizon; days before the plan are counted from the ledger.
    """
    weeks = [week for week in _mondays(plan) if runs_over(week) and plan.first <= _month_end(week) < plan.last]
    served = _served(county, history, plan)
    weekly = [need for need in county.needs if need.period is Period.WEEK]
    fresh = (_split(need, week, served) for week in weeks for need in weekly)
    kept = (row for row in county.splits if row.week not in weeks)
    return (*kept, *fresh)


def _mondays(plan: RosterPlan) -> Iterator[date]:
    week = monday(plan.first)
    while week <= plan.last:
        yield week
        week += timedelta(days=7)


def _month_end(week: date) -> date:
    return month_ends(week.year, week.month)[1]


def _served(county: County, history: History, plan: RosterPlan) -> Served:
    """Return the days of service in the part of each week that lies in its Monday's month."""
    served: Served = defaultdict(float)
    specialty = {person.id: person.specialty for person in county.staff}
    for duty in plan.duties:
        if duty.date <= _month_end(monday(duty.date)):
            served[duty.facility, monday(duty.date), specialty[duty.person], duty.activity] += duty.part.days
    week = monday(plan.first)
    for person in specialty:
        for credit in history.credits(person, week, min(_month_end(week), plan.first - timedelta(days=1))):
            served[credit.facility, week, specialty[person], credit.activity] += credit.days
    return served


def _split(need: Need, week: date, served: Served) -> WeekSplit:
    days = sum(
        count
        for (facility, monday_, specialty, activity), count in served.items()
        if (facility, monday_) == (need.facility, week) and serves(need, specialty, activity)
    )
    return WeekSplit(
        facility=need.facility,
        specialty=need.specialty,
        activity=need.activity,
        week=week,
        days=min(need.target, days),
    )
