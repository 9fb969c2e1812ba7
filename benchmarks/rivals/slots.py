"""The textbook formulation: x[p,f,s], a person at a facility in a slot, all in one model.

Written from the rules, not from the engine: availability, eligible, hosts, pins, one place, home floor, rooms, monthly
limits, weekly share, annual days, need, travel. Whole days only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from models.county import Facility, Mode, Person, PinKind, Tier, Title
from models.plan import Duty, RosterPlan
from models.roster import RosterCase
from models.roster.calendar import month_ends
from models.roster.eligible import bar
from models.roster.slots import Slot
from optimizer.engines import LinearModel

TIERS = (Tier.POLICY, Tier.NEED, Tier.TRAVEL)

Groups = dict[tuple[object, ...], list[int]]


@dataclass(frozen=True)
class Goal:
    """``times`` a point for each of ``parts`` with a visit made, up to ``target``; each point short costs ``cost``.

    ``minimum`` points are hard. Targets, minimums and costs are such that a tier is in half-units.
    """

    tier: Tier
    parts: list[list[int]]
    target: int
    cost: int = 1
    times: int = 2
    minimum: int = 0


@dataclass
class SlotModel:
    """``model`` with a binary for each of ``visits``; ``objectives`` in half-units, ``constants`` already spent."""

    case: RosterCase
    model: LinearModel = field(default_factory=LinearModel)
    visits: list[tuple[Person, Facility, Slot]] = field(default_factory=list)
    objectives: dict[Tier, dict[int, int]] = field(default_factory=lambda: {t: {} for t in TIERS})
    constants: dict[Tier, int] = field(default_factory=lambda: dict.fromkeys(TIERS, 0))
    caps: list[tuple[list[int], int]] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)

    def plan(self, values: Iterable[int]) -> RosterPlan:
        """Return the plan in which the visits of value 1 are made."""
        chosen = [visit for visit, value in zip(self.visits, values, strict=False) if value]
        duties = (
            Duty(person=p.id, facility=f.id, date=s.date, part=s.part, specialty=p.specialty) for p, f, s in chosen
        )
        case = self.case
        return RosterPlan(
            county_hash=case.county.hash,
            profile=case.policy.profile,
            first=case.first,
            last=case.last,
            settings=case.policy.settings,
            duties=tuple(duties),
        ).sorted()

    def short(self, tier: Tier, columns: list[int], target: int, cost: int, times: int = 1) -> None:
        """Charge what ``times * sum columns`` misses of ``target``."""
        if target > 0:
            missing = self.model.column(0, target)
            self.objectives[tier][missing] = cost
            self.model.row((tier,), [*columns, missing], [*[times] * len(columns), 1], low=target)


def slot_model(case: RosterCase) -> SlotModel:
    """Return the formulation of ``case``; raise ``ValueError`` for half-days, which it does not know."""
    found = visit_model(case)
    for columns, most in found.caps:
        if len(columns) > most:
            found.model.row(("cap",), columns, 1, high=most)
    for goal in found.goals:
        columns = [c for part in goal.parts for c in ([_serves(found, part)] if len(part) > 1 else part)]
        found.short(goal.tier, columns, goal.target, goal.cost, times=goal.times)
        if goal.minimum:
            found.model.row(("minimum",), columns, goal.times, low=goal.minimum)
    return found


def visit_model(case: RosterCase) -> SlotModel:
    """Return the visits of ``case`` with its caps and goals, and no rows yet."""
    if case.halves:
        raise ValueError("the textbook model knows whole days only")
    found = SlotModel(case)
    _visits(found)
    groups: Groups = defaultdict(list)
    for n, (person, facility, slot) in enumerate(found.visits):
        groups["person", person.id, slot.index].append(n)
        groups["room", facility.id, slot.index].append(n)
        groups["month", person.id, slot.month].append(n)
        groups["year", person.id, slot.date.year].append(n)
        groups["week", person.id, slot.week].append(n)
        groups["place", facility.id, slot.date].append(n)
        if person.id in case.presence.counted:
            groups["floor", person.dept, slot.index].append(n)
            if person.title.at_least(Title.DEPUTY_SENIOR):
                groups["senior", person.dept, slot.index].append(n)
    _limits(found, groups)
    found.goals = [*_annual(case, groups), *_weekly(case, groups), *_needs(found, groups)]
    return found


def _visits(m: SlotModel) -> None:
    """Add a binary for each person, facility and slot that the rules allow; a pinned one is fixed."""
    case = m.case
    must = {(p.person, p.facility, p.date) for p in case.pins_of(PinKind.MUST)}
    pinned_on = {(person, day) for person, _, day in must}
    never = {(p.person, p.facility, p.date) for p in case.pins_of(PinKind.MUST_NOT)}
    hosts_bind = case.policy.mode("roster.hosts") is Mode.HARD
    for person in case.senders:
        named = {person.host1, person.host2} - {""}
        for facility in case.county.facilities:
            known = facility.id in case.history.hosts(person.id, case.first.year)
            barred = hosts_bind and named and facility.id not in named and not known
            for slot in case.slots:
                asked = (person.id, facility.id, slot.date)
                if asked not in must:
                    ruled_out = (person.id, slot.date) in pinned_on or asked in never
                    if barred or ruled_out or (person.id, "", slot.date) in never:
                        continue
                    if not case.presence.free(person, slot.date, slot.part) or not case.is_open(facility, slot.date):
                        continue
                    if bar(case, person, facility, case.road_state(slot.date)) is not None:
                        continue
                trip = case.trip(person, facility.id, slot.date)
                column = m.model.column(1 if asked in must else 0, 1)
                m.visits.append((person, facility, slot))
                m.objectives[Tier.TRAVEL][column] = 4 * (trip.minutes if trip else 0)


def _limits(m: SlotModel, groups: Groups) -> None:
    case = m.case
    places, wards = case.county.facility_by_id, case.county.department_by_id
    for (kind, id, when), columns in groups.items():
        if kind == "person":
            _cap(m, columns, 1)
        elif kind == "room":
            _cap(m, columns, places[str(id)].rooms)
        elif kind in ("floor", "senior") and isinstance(when, int):
            everybody, seniors = case.presence.may_go(wards[str(id)], case.slots[when])
            _cap(m, columns, everybody if kind == "floor" else seniors)
        elif kind == "month":
            person = case.county.person_by_id[str(id)]
            if person.max_month is not None:
                first, last = month_ends(int(str(when)[:4]), int(str(when)[5:]))
                spent = sum(c.days for c in case.history.credits(person.id, first, last))
                _cap(m, columns, int(person.max_month - spent))


def _cap(m: SlotModel, columns: list[int], most: int) -> None:
    """Limit ``columns``, or fixed ones among them where these are more (pins win)."""
    m.caps.append((columns, max(most, sum(m.model.lows[c] for c in columns))))


def _annual(case: RosterCase, groups: Groups) -> Iterator[Goal]:
    if case.policy.mode("roster.annual_days") is not Mode.SOFT:
        return
    for person in case.senders:
        for year in range(case.first.year, case.last.year + 1):
            days = groups.get(("year", person.id, year), [])
            yield Goal(Tier.POLICY, [[c] for c in days], owed_half_days(case, person, year))


def owed_half_days(case: RosterCase, person: Person, year: int) -> int:
    """Return the half-days that the person still owes of ``year`` by the end of the horizon."""
    due = case.obligations.annual(person, year)
    if due is None:
        return 0
    month = 12 if year < case.last.year else case.last.month
    return round(2 * (due.by(month) - sum(case.history.brought(person.id, year, case.first))))


def _weekly(case: RosterCase, groups: Groups) -> Iterator[Goal]:
    if case.policy.mode("roster.weekly_share") is not Mode.SOFT:
        return
    fewest = case.policy.number("roster.weekly_share", "min_workdays") or 0
    for week in case.weeks:
        if not case.settles(week) or len(case.workdays_of_week(week)) < fewest:
            continue
        for hospital in case.obligations.weekly_hospitals():
            roll = case.obligations.weekly_roll(hospital, week)
            required = ceil(case.policy.share("roster.weekly_share", "share") * len(roll))
            serving = [groups[key] for p in roll if (key := ("week", p.id, week)) in groups]
            yield Goal(Tier.POLICY, serving, required, cost=2, times=1)


def _serves(m: SlotModel, columns: list[int]) -> int:
    """Return a binary that is 0 where none of ``columns`` is made."""
    serves = m.model.column(0, 1)
    m.model.row(("serves",), [*columns, serves], [*[1] * len(columns), -1], low=0)
    return serves


def _needs(m: SlotModel, groups: Groups) -> Iterator[Goal]:
    at: dict[str, list[tuple[date, list[int]]]] = defaultdict(list)
    for (kind, id, when), columns in groups.items():
        if kind == "place" and isinstance(when, date):
            at[str(id)].append((when, columns))
    for want in m.case.wants:
        days = [c for day, columns in at[want.facility] if want.first <= day <= want.last for c in columns]
        serving = [[c] for c in days if want.specialty in ("", m.visits[c][0].specialty)]
        yield Goal(Tier.NEED, serving, round(2 * want.target), minimum=round(2 * want.minimum))
