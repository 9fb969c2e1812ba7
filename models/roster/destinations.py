"""Where service counts as service at grassroots."""

from models.county.words import FacilityKind
from models.policy.policy import Policy


def destination_kinds(policy: Policy) -> frozenset[FacilityKind]:
    """Return the kinds of facility that the profile calls grassroots (clause B07)."""
    return frozenset(FacilityKind(word) for word in policy.words("roster.eligible", "destinations"))
