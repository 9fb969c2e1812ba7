"""One recipe for the shipped counties: tables, staff, leave, what was served and is wanted, who goes where, centers."""

from dataclasses import dataclass
from datetime import date
from random import Random

from instances.build.demand import Days, Serves, hosts_of, need_rows, stated_days, wanted_days
from instances.build.headcount import headcount_rows, plain_document
from instances.build.history import FIRST, LAST, balances, opening_rows, published_rows
from instances.build.siting import siting_rows
from instances.build.staffing import department_rows, staff_rows
from instances.build.tables import Document, Row, road_rows, sheet_rows
from instances.generate.leave import make_absences
from models.county import County, Facility, Opening, Person, Title
from models.files import complete_county
from models.policy.county import policy_of
from models.roster import RosterCase

LEAVE_FROM, LEAVE_TO = date(2026, 2, 9), date(2026, 4, 30)


@dataclass(frozen=True)
class Recipe:
    """A shipped county: its table name and sheet 基本情况, seed, tightness, and what its rules make people give.

    ``annual`` counties pace everybody's annual days (and name two hosts); others let people of ``given`` titles serve
    so many days in the month. ``zoned`` hospitals look after the centers of which they are the lead.
    ``posts_alone`` counties have no month to plan: they are there for their posts.
    """

    name: str
    info: Row
    seed: int
    tightness: float
    annual: bool = False
    zoned: bool = False
    posts_alone: bool = False
    given: tuple[tuple[Title, float], ...] = ()


def document_of(recipe: Recipe) -> Document:
    """Return the county as planners keep it: cells that they would leave blank are left out."""
    if recipe.posts_alone:
        return plain_document(recipe.name, recipe.info, recipe.seed)
    rng = Random(recipe.seed)
    document: Document = {
        "county": recipe.info,
        "facilities": sheet_rows(recipe.name, "facilities"),
        "departments": department_rows(recipe.name),
        "staff": staff_rows(recipe.name, rng),
        "exemptions": sheet_rows(recipe.name, "exemptions"),
        "roads": road_rows(recipe.name),
        "junctions": sheet_rows(recipe.name, "junctions"),
        "vehicles": sheet_rows(recipe.name, "vehicles"),
        "policy": sheet_rows(recipe.name, "policy"),
        "pins": sheet_rows(recipe.name, "pins"),
        "needs": [],
    }
    document["absences"] = _absence_rows(recipe.name, complete_county(document).county, rng)
    case = _case(document)
    serves = _zoned if recipe.zoned else _everywhere
    opening = balances(case, rng)
    days = _days_owed(case, opening) if recipe.annual else _days_given(case, recipe)
    wanted = wanted_days(case.county, days, recipe.tightness, serves(case.county))
    stated = sheet_rows(recipe.name, "needs")
    document["needs"] = need_rows(wanted, stated)
    hosts = hosts_of(case, wanted | stated_days(stated), days, serves(case.county)) if recipe.annual else {}
    _name_hosts(document["staff"], hosts)
    document["opening"] = opening_rows(opening, hosts)
    document["published"] = published_rows(case, opening, hosts)
    document |= siting_rows(recipe.name) | headcount_rows(recipe.name)
    return {sheet: rows for sheet, rows in document.items() if rows}


def _case(document: Document) -> RosterCase:
    county = complete_county(document).county
    return RosterCase(county=county, policy=policy_of(county), first=FIRST, last=LAST)


def _absence_rows(name: str, county: County, rng: Random) -> list[Row]:
    """Return the absences kept by hand, and drawn ones of everybody else; whether they reduce is left to default."""
    kept = sheet_rows(name, "absences")
    others = [p for p in county.staff if p.id not in {row["id"] for row in kept}]
    drawn: list[Row] = [
        {"id": a.person, "kind": a.kind.zh, "from": a.first, "to": a.last} | ({"basis": a.basis} if a.basis else {})
        for a in make_absences(others, LEAVE_FROM, LEAVE_TO, rng)
    ]
    return sorted(kept + drawn, key=lambda row: row["id"])


def _everywhere(_: County) -> Serves:
    return lambda hospital, center: True


def _zoned(county: County) -> Serves:
    """Return who looks after whom: a lead hospital its own centers, any other hospital all of them.

    The community centers of the seat are everybody's.
    """
    leads = {f.lead for f in county.facilities if f.lead}

    def serves(hospital: str, center: Facility) -> bool:
        return hospital not in leads or center.lead == hospital or center.kind.value == "community_center"

    return serves


def _days_owed(case: RosterCase, opening: dict[str, Opening]) -> Days:
    """Return the days that each obliged person still owes by the end of the month."""
    owed = {}
    for person in case.senders:
        due = case.obligations.annual(person, FIRST.year)
        if due:
            served = opening[person.id].days_year if person.id in opening else 0.0
            owed[person.id] = max(0.0, due.by(FIRST.month) - served)
    return owed


def _days_given(case: RosterCase, recipe: Recipe) -> Days:
    return {p.id: days for p in case.senders if (days := _given(p, recipe)) > 0}


def _given(person: Person, recipe: Recipe) -> float:
    """Return the days of the highest listed title that the person holds; none for who may not be sent."""
    if not person.dispatchable:
        return 0.0
    return next((days for title, days in recipe.given if person.title.at_least(title)), 0.0)


def _name_hosts(staff: list[Row], hosts: dict[str, tuple[str, str]]) -> None:
    for row in staff:
        first, second = hosts.get(row["id"], ("", ""))
        row |= ({"host1": first} if first else {}) | ({"host2": second} if second else {})
