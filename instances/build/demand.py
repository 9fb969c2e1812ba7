"""Needs of a shipped county and the hosts who can serve them, from the days that its people have to give."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from instances.build.tables import Row
from instances.generate.hosts import assign_hosts
from instances.generate.needs import make_needs, spread
from models.county import County, Facility, Need, Person
from models.roster import RosterCase

WEEKS = 22 / 5
"""March 2026 has 22 working days."""

Days = Mapping[str, float]
Wanted = dict[tuple[str, str], float]
Serves = Callable[[str, Facility], bool]
"""Whether a hospital (by code) looks after a center."""


def wanted_days(county: County, days: Days, tightness: float, serves: Serves) -> Wanted:
    """Return days wanted in the month by center and specialty: ``tightness`` x what each hospital can give."""
    wanted: Wanted = defaultdict(float)
    for hospital in (f for f in county.facilities if f.sends):
        centers = [f for f in county.facilities if f.receives and serves(hospital.id, f)]
        staff = [p for p in county.staff if p.employer == hospital.id and p.id in days]
        for place, share in spread(staff, days, centers, tightness).items():
            wanted[place] += share
    return dict(sorted(wanted.items(), key=lambda item: (item[0][1], item[0][0])))


def need_rows(wanted: Wanted, extra: list[Row]) -> list[Row]:
    """Return the needs as rows, whole days, weekly where there is one a week; ``extra`` are stated by hand and win."""
    stated = {(row["facility"], row.get("specialty", "")) for row in extra}
    needs = make_needs({k: v for k, v in wanted.items() if k not in stated}, WEEKS, 1, 1.0, "接收单位申报")
    rows = [_row(need) for need in needs] + extra
    return sorted(rows, key=lambda row: row["facility"])


def stated_days(rows: list[Row]) -> Wanted:
    """Return the days of needs that the receiving units state month by month."""
    return {(row["facility"], row["specialty"]): float(row["target"]) for row in rows}


def _row(need: Need) -> Row:
    return {
        "facility": need.facility,
        "specialty": need.specialty,
        "period": need.period.zh,
        "target": need.target,
        "source": need.source,
    }


def hosts_of(case: RosterCase, wanted: Wanted, days: Days, serves: Serves) -> dict[str, tuple[str, str]]:
    """Return two hosts for everybody with ``days`` to give, at centers that their hospital looks after."""
    people = [p for p in case.county.staff if p.id in days]
    state = case.road_state(case.first)
    limit = case.policy.number("roster.eligible", "remote_minutes")

    def minutes(person: Person, place: str) -> float | None:
        if not serves(person.employer, case.county.facility_by_id[place]):
            return None
        trip = case.roads.trip(person.employer, place, state)
        too_far = trip is None or (person.no_remote and limit is not None and trip.minutes > limit)
        return None if trip is None or too_far else trip.minutes

    return assign_hosts(people, wanted, days, minutes)
