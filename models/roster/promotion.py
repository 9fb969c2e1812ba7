"""Who is close to the days of service that a promotion asks for; for reference only, nobody is said to qualify."""

from datetime import timedelta

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import FacilityKind
from models.roster.case import RosterCase

RULE = "roster.promotion"
TOWNSHIP = frozenset({FacilityKind.TOWNSHIP_CENTER, FacilityKind.CENTRAL_TOWNSHIP_CENTER})


def serves_promotion(facility: Facility) -> bool:
    """Return whether service at ``facility`` counts: township health centers do (B09)."""
    return facility.kind in TOWNSHIP


def close_to_promotion(case: RosterCase) -> dict[str, float]:
    """Return the days still missing before the horizon of everybody who is close, by code (B08).

    The opening balance's 24 months stand as they were counted; what was served or published since is added.
    """
    asked, near = case.policy.days(RULE, "days"), case.policy.days(RULE, "near")
    ahead = case.policy.number(RULE, "years_ahead") or 0
    years = range(case.first.year, case.last.year + ahead + 1)
    missing = {p.id: asked - _days_before(case, p) for p in case.senders if p.promotion_year in years}
    return {person: days for person, days in missing.items() if 0 < days <= near}


def _days_before(case: RosterCase, person: Person) -> float:
    opening = case.history.opening.get(person.id)
    if opening is None or opening.as_of >= case.first:
        return 0.0
    since = case.history.credits(person.id, opening.as_of + timedelta(days=1), case.first - timedelta(days=1))
    places = case.county.facility_by_id
    return opening.days_24m + sum(c.days for c in since if serves_promotion(places[c.facility]))
