"""Who is close to the days of service that a promotion asks for; for reference only, nobody is said to qualify."""

from datetime import date, timedelta

from models.county.facility import Facility
from models.county.words import FacilityKind
from models.roster.case import RosterCase
from models.roster.history import History

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
    before = case.first - timedelta(days=1)
    served = {
        p.id: promotion_days(case, case.history, p.id, before, verified=False) or 0.0
        for p in case.senders
        if p.promotion_year in years
    }
    missing = {person: asked - days for person, days in served.items()}
    return {person: days for person, days in missing.items() if 0 < days <= near}


def promotion_days(case: RosterCase, history: History, person: str, last: date, *, verified: bool) -> float | None:
    """Return the balance's 24 months and the days at township health centers since, up to ``last`` (B08, B09).

    Those that are ``verified`` alone, or published ones too; ``None`` without a balance by then.
    """
    opening = history.opening.get(person)
    if opening is None or opening.as_of > last:
        return None
    since = history.credits(person, opening.as_of + timedelta(days=1), last)
    places = case.county.facility_by_id
    counted = (c.days for c in since if serves_promotion(places[c.facility]) and (c.verified or not verified))
    return opening.days_24m + sum(counted)
