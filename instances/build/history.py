"""What had happened before March 2026: balances through February and the published last week of it."""

from collections import Counter
from datetime import date
from random import Random

from instances.build.tables import Row
from instances.generate.ledger import make_opening
from models.county import Opening, Part, Person
from models.roster import RosterCase

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
"""The month that the shipped counties are planned for."""

LAST_WEEK = (date(2026, 2, 24), date(2026, 2, 28))
"""Tuesday to Saturday, the make-up workday after Spring Festival."""

VISITORS = 2
"""Published duties a center and day."""


def balances(case: RosterCase, rng: Random) -> dict[str, Opening]:
    """Return the opening balance as of 28 February of everybody who owed days by then."""

    def pace(person: Person) -> float:
        due = case.obligations.annual(person, FIRST.year)
        return due.by(FIRST.month - 1) if due else 0.0

    return {o.person: o for o in make_opening(case.senders, FIRST, pace, rng)}


def opening_rows(opening: dict[str, Opening], hosts: dict[str, tuple[str, str]]) -> list[Row]:
    """Return the balances as rows; who has served at all has served at the first host, from four days at both."""
    rows = []
    for o in opening.values():
        first, second = hosts.get(o.person, ("", ""))
        served = [h for h in (first, second if o.days_year >= 4 else "") if h and o.days_year]
        row: Row = {"id": o.person, "as_of": o.as_of, "days_year": o.days_year, "days_24m": o.days_24m}
        rows.append(row | ({"hosts_year": "、".join(served)} if served else {}))
    return rows


def published_rows(case: RosterCase, opening: dict[str, Opening], hosts: dict[str, tuple[str, str]]) -> list[Row]:
    """Return one duty a person in the last week of February, on a free day, at the first host, rooms minded.

    Only for people with a balance of two days or more: what is published here is verified there.
    """
    taken: Counter[tuple[str, date]] = Counter()
    rows: list[Row] = []
    days = case.calendar.workdays(*LAST_WEEK)
    for n, (person_id, balance) in enumerate(opening.items()):
        place = hosts.get(person_id, ("", ""))[0]
        if balance.days_year < 2 or not place:
            continue
        person = case.county.person_by_id[person_id]
        center = case.county.facility_by_id[place]
        for day in days[n % len(days) :] + days[: n % len(days)]:
            if case.presence.free(person, day, Part.DAY) and case.is_open(center, day) and taken[place, day] < VISITORS:
                taken[place, day] += 1
                rows.append({"version": 1, "date": day, "id": person_id, "facility": place})
                break
    return sorted(rows, key=lambda row: (row["date"], row["facility"], row["id"]))
