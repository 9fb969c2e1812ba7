"""roster.specialty_minimum: days a month of pediatrics, mental health and the like at every center."""

from collections.abc import Iterator

from models.county.words import Period
from models.roster.case import RosterCase
from models.roster.specialty_floors import SpecialtyFloor, specialty_floors
from models.roster.wants import Want
from models.rules.breach import breach
from models.rules.phrases import number, place_name
from models.rules.roster.around import days_around
from models.rules.roster.need_reasons import Why, explain
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, days_of, within
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.specialty_minimum"

MESSAGE = text(
    "{f} {a}至{b} {s}：至少{r}天，已排{n}天，缺{k}天。",
    "{f}, {a} to {b}, {s}: of the {r} days at least, {n} planned, {k} short.",
)


@rule(RULE)
def specialty_minimum(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_{p of sp, s in month} days[s] x[p,f,s] + short >= days``: the days missing of each floor (A19)."""
    for floor in specialty_floors(case):
        visits = within(roster.visits_to.get(floor.facility, ()), floor.first, floor.last)
        served = days_of(v for v in visits if v.person.specialty in floor.spellings)
        served += days_around(case, floor.facility, floor.first, floor.last, lambda s, _: s in floor.spellings)  # noqa: B023
        if served >= floor.days:
            continue
        specialty = floor.spellings[0]
        message = MESSAGE.fill(
            f=place_name(case.county.facility_by_id[floor.facility]),
            a=floor.first,
            b=floor.last,
            s=specialty,
            r=number(floor.days),
            n=number(served),
            k=number(floor.days - served),
        )
        where = Place(facility=floor.facility, specialty=specialty, month=f"{floor.first:%Y-%m}")
        why = _why(case, roster, floor)
        yield breach(case, RULE, where, floor.days, served, message, why.reason, why.remedy, owner=why.owner)


def _why(case: RosterCase, roster: Roster, floor: SpecialtyFloor) -> Why:
    """Return why days are missing, as for a need of the spelling that most of the staff use."""
    held = [p.specialty for p in case.senders if p.specialty in floor.spellings]
    specialty = max(held, key=held.count, default=floor.spellings[0])
    want = Want(
        -1, floor.facility, specialty, None, Period.MONTH, floor.first, floor.last, floor.days, floor.days, True
    )
    return explain(case, roster, want)
