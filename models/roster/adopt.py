"""Adopting a plan: a year plan sets hosts, pace and split weeks, a month's plan becomes the published roster."""

from collections import Counter, defaultdict
from datetime import date

from models.county.county import County
from models.county.service import Pace, Published
from models.county.staff import Person
from models.county.words import Activity
from models.plan import Duty, RosterPlan
from models.policy.policy import Policy
from models.roster.calendar import month_key
from models.roster.destinations import destination_kinds
from models.roster.history import History
from models.roster.split_weeks import split_weeks


def adopt_year(county: County, policy: Policy, plan: RosterPlan) -> County:
    """Return the county with the hosts, the pace and the split weeks of a year plan.

    Each person's receiving units are those most served in the plan and already this year, at most as many as
    roster.hosts allows and the sheet has room for (two); names on the sheet stay. The pace of a year is the days that a
    person has served by the end of each month, those before the plan included. A week over two months is split as the
    plan has it. Rows of other years stay.
    """
    history = History(county, policy, plan.first, plan.last)
    kinds = destination_kinds(policy)
    places = {f.id: f for f in county.facilities if f.kind in kinds}
    limit = min(2, policy.number("roster.hosts", "max_hosts") or 2)
    served: dict[str, Counter[str]] = defaultdict(Counter)
    days: dict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for duty in plan.duties:
        if duty.facility in places and duty.activity is not Activity.REMOTE:
            served[duty.person][duty.facility] += len(duty.part.halves)
            days[duty.person, duty.date.year][duty.date.month] += len(duty.part.halves)
    staff = tuple(_hosted(p, history, plan.last.year, served[p.id], limit) for p in county.staff)
    years = range(plan.first.year, plan.last.year + 1)
    pace = [row for row in county.pace if row.year not in years]
    for year in years:
        for person in county.staff:
            pace += _pace_of(person.id, year, history, plan.first, days.get((person.id, year), Counter()))
    splits = split_weeks(county, history, plan)
    return county.model_copy(update={"staff": staff, "pace": tuple(pace), "splits": splits})


def _hosted(person: Person, history: History, year: int, served: Counter[str], limit: int) -> Person:
    """Return the person with hosts named: those on the sheet, else those served already, then the most served."""
    if person.host1 or person.host2:
        return person
    known = sorted(history.hosts(person.id, year))
    fresh = [f for f, _ in sorted(served.items(), key=lambda item: (-item[1], item[0])) if f not in known]
    hosts = [*known, *fresh][: max(limit, len(known))][:2]
    names = dict(zip(("host1", "host2"), hosts, strict=False))
    return person.model_copy(update=names) if names else person


def _pace_of(person: str, year: int, history: History, first: date, halves: Counter[int]) -> list[Pace]:
    before = date(year, 1, 1) if first.year < year else first
    so_far = 0.0 if before.year < year else sum(history.brought(person, year, before))
    if not halves:
        return []
    rows: list[Pace] = []
    for month in range(1, 13):
        so_far += halves[month] / 2
        if month >= before.month:
            rows.append(Pace(person=person, year=year, month=month, days=so_far))
    return rows


def adopt_month(county: County, plan: RosterPlan) -> County:
    """Return the county in which the plan's duties are the published roster of its months, as a new version.

    What an earlier version holds outside the plan's dates is carried over into the new one.
    """
    months = {month_key(d.date) for d in plan.duties} | {month_key(plan.first), month_key(plan.last)}
    version = 1 + max((p.version for p in county.published if month_key(p.date) in months), default=0)
    latest: dict[str, int] = defaultdict(int)
    for row in county.published:
        latest[month_key(row.date)] = max(latest[month_key(row.date)], row.version)
    carried = [
        row.model_copy(update={"version": version})
        for row in county.published
        if month_key(row.date) in months
        and row.version == latest[month_key(row.date)]
        and not plan.first <= row.date <= plan.last
    ]
    fresh = [_published(duty, version) for duty in plan.duties]
    return county.model_copy(update={"published": (*county.published, *carried, *fresh)})


def _published(duty: Duty, version: int) -> Published:
    return Published(
        version=version,
        date=duty.date,
        part=duty.part,
        person=duty.person,
        facility=duty.facility,
        activity=duty.activity,
    )
