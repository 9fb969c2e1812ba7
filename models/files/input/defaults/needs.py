"""Needs where none are listed: a day a week for each center, the rest of the supply by population."""

from fractions import Fraction
from math import ceil, floor

from models.county import Category, County, FacilityKind, Mode, Period, Person, Title
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY
from models.policy import Policy

WEEKLY, ANNUAL = "roster.weekly_share", "roster.annual_days"
_WEEKS_A_MONTH = Fraction(52, 12)
_SOURCE = "默认值"


def fill_needs(book: Book, log: DefaultLog, county: County, policy: Policy) -> None:
    """Add needs where the sheet lists none and does not say that there are none.

    ``county`` is complete but for its needs. With supply S (days a month), w days a week for each of n centers and
    4⅓ weeks a month: each center wants w a week and, in the month, that much and its share by population of the
    rest S - n·w·4⅓. Where S is smaller than that, or no rule asks anybody to serve, see below: S alone is split, or
    the weekly days stand alone. The month's targets never exceed S.
    """
    centers = _centers(county, policy)
    if book.of("needs") or "needs" in book.closed or not centers:
        return
    weekly = Fraction(policy.days("roster.need", "default_weekly"))
    supply = monthly_supply(county, policy)
    base = weekly * _WEEKS_A_MONTH
    if supply is not None and supply < base * len(centers):
        _add(book, log, "needs.even", Period.MONTH, _split(supply, centers, county))
        return
    if weekly:
        _add(book, log, "needs.row", Period.WEEK, dict.fromkeys(centers, float(weekly)))
    if supply is not None:
        rest = _split(supply - base * len(centers), centers, county)
        _add(book, log, "needs.row", Period.MONTH, {c: _half_below(base) + rest[c] for c in centers})


def _centers(county: County, policy: Policy) -> list[str]:
    """Return the receiving centers among the profile's destinations."""
    kinds = set(settings("needs.row")["kinds"]) & set(policy.words("roster.eligible", "destinations"))
    return [f.id for f in county.facilities if f.receives and f.kind.value in kinds]


def monthly_supply(county: County, policy: Policy) -> Fraction | None:
    """Return the days a month that the binding rules ask for, the larger of the two; ``None`` where none binds."""
    binding = (Mode.HARD, Mode.SOFT)
    asked: list[Fraction] = []
    if policy.mode(ANNUAL) in binding:
        obliged = sum(_owes_annual_days(person, policy) for person in county.staff)
        asked.append(obliged * Fraction(policy.days(ANNUAL, "days")) / 12)
    if policy.mode(WEEKLY) in binding:
        days = Fraction(policy.days(WEEKLY, "days"))
        asked.append(sum((days * n for n in _weekly_persons(county, policy)), Fraction(0)) * _WEEKS_A_MONTH)
    return max(asked) if asked else None


def _owes_annual_days(person: Person, policy: Policy) -> bool:
    """Return whether the person looks obliged; months and lists of people not included are left to the ledger."""
    return (
        person.category is Category.PHYSICIAN
        and person.on_roll
        and person.front_line
        and person.dispatchable
        and person.title.at_least(Title(policy.text_value(ANNUAL, "min_title")))
    )


def _weekly_persons(county: County, policy: Policy) -> list[int]:
    """Return ``ceil(share x seniors)`` of each lead hospital."""
    share = policy.share(WEEKLY, "share")
    lowest = Title(policy.text_value(WEEKLY, "min_title"))
    leads = [f.id for f in county.facilities if f.kind is FacilityKind.LEAD_HOSPITAL]
    roll = [p.employer for p in county.staff if p.on_roll and p.title.at_least(lowest)]
    return [ceil(share * roll.count(lead)) for lead in leads]


def _split(days: Fraction, centers: list[str], county: County) -> dict[str, float]:
    """Return ``days`` split by population, evenly where nobody states any, each share rounded down to half a day."""
    people = {c: county.facility_by_id[c].population for c in centers}
    total = sum(people.values())
    shares = {c: Fraction(people[c], total) if total else Fraction(1, len(centers)) for c in centers}
    return {c: _half_below(days * shares[c]) for c in centers}


def _half_below(days: Fraction) -> float:
    return floor(days * 2) / 2


def _add(book: Book, log: DefaultLog, id: str, period: Period, targets: dict[str, float]) -> None:
    spec = SHEET_BY_KEY["needs"]
    rows = book.rows.setdefault("needs", [])
    for facility, target in targets.items():
        if not target:
            continue
        values = {"facility": facility, "period": period, "target": target, "source": _SOURCE}
        row = Row(spec, values, len(rows), sheet=spec.title.zh if book.workbook else "", added=True)
        rows.append(row)
        log.add_row(row, "target", id)
