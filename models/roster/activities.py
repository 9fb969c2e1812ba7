"""Where an activity can be hosted."""

from models.county.facility import Facility
from models.county.words import Activity, FacilityKind
from models.policy.policy import Policy

RULE = "roster.activities"
LIMITED = (
    Activity.ROUNDS,
    Activity.CONSULTATION,
    Activity.LECTURE,
    Activity.SURGERY,
    Activity.MANAGEMENT,
)
"""The activities that the policy may keep to some kinds of facility, each by a parameter of its name."""


def hosting_kinds(policy: Policy, activity: Activity) -> tuple[FacilityKind, ...]:
    """Return the kinds of facility that alone can host ``activity``; empty where all can (clause A06)."""
    if activity not in LIMITED:
        return ()
    return tuple(FacilityKind(word) for word in policy.words(RULE, activity.value))


def can_host(policy: Policy, facility: Facility, activity: Activity) -> bool:
    """Return whether ``facility`` can host ``activity``."""
    kinds = hosting_kinds(policy, activity)
    return not kinds or facility.kind in kinds
