"""roster.fair_towns: no township is served less than its population asks."""

from collections.abc import Iterator

from models.county.words import Period
from models.roster.case import RosterCase
from models.roster.town_floors import town_floors
from models.roster.wants import Want
from models.rules.breach import breach
from models.rules.phrases import number, place_name
from models.rules.roster.around import days_around
from models.rules.roster.need_reasons import explain
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, days_of, within
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.fair_towns"

MESSAGE = text(
    "{f} {a}至{b}：按服务人口{c}人至少{r}天，已排{n}天，缺{k}天。",
    "{f}, {a} to {b}: for {c} people {r} days at least, {n} planned, {k} short.",
)


@rule(RULE)
def fair_towns(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_{p, s in month} days[s] x[p,f,s] + short >= days_per_1000 * population[f] / 1000`` (A10, G20)."""
    for floor in town_floors(case):
        served = days_of(within(roster.visits_to.get(floor.facility, ()), floor.first, floor.last))
        served += days_around(case, floor.facility, floor.first, floor.last, lambda *_: True)
        if served >= floor.days:
            continue
        facility = case.county.facility_by_id[floor.facility]
        message = MESSAGE.fill(
            f=place_name(facility), a=floor.first, b=floor.last, c=facility.population, r=number(floor.days),
            n=number(served), k=number(floor.days - served),
        )  # fmt: skip
        want = Want(-1, floor.facility, "", None, Period.MONTH, floor.first, floor.last, floor.days, floor.days, True)
        why = explain(case, roster, want)
        where = Place(facility=floor.facility, month=f"{floor.first:%Y-%m}")
        yield breach(case, RULE, where, floor.days, served, message, why.reason, why.remedy, owner=why.owner)
