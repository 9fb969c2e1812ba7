"""Where a person may be sent: kind of destination, licensed subject, travel, personal limits."""

from enum import StrEnum

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Category
from models.roads import RoadState
from models.roster.case import RosterCase

RULE = "roster.eligible"


class Bar(StrEnum):
    """Why a person may not be sent to a facility."""

    KIND = "kind"
    RECEIVES = "receives"
    LICENSE = "license"
    UNREACHABLE = "unreachable"
    TOO_FAR = "too_far"
    NO_REMOTE = "no_remote"


def receiving(case: RosterCase) -> tuple[Facility, ...]:
    """Return the facilities that the profile's destinations and their own sheet row let receive."""
    return tuple(f for f in case.county.facilities if f.receives and f.kind in case.destinations)


def is_destination(case: RosterCase, facility: Facility) -> bool:
    """Return whether service at ``facility`` counts as service at grassroots under the profile."""
    return facility.kind in case.destinations


def bar(case: RosterCase, person: Person, facility: Facility, state: RoadState) -> Bar | None:
    """Return what bars ``person`` from ``facility`` while the roads are in ``state``, or ``None``.

    Licensed subjects bind physicians; nurses and pharmacists practice none.
    """
    if not is_destination(case, facility):
        return Bar.KIND
    if not facility.receives:
        return Bar.RECEIVES
    if person.category is Category.PHYSICIAN and not is_licensed(facility, person.specialty):
        return Bar.LICENSE
    trip = case.roads.trip(person.employer, facility.id, state)
    if trip is None:
        return Bar.UNREACHABLE
    limit = case.policy.number(RULE, "max_minutes")
    if limit is not None and trip.minutes > limit:
        return Bar.TOO_FAR
    remote = case.policy.number(RULE, "remote_minutes")
    if person.no_remote and remote is not None and trip.minutes > remote:
        return Bar.NO_REMOTE
    return None


def is_licensed(facility: Facility, specialty: str) -> bool:
    """Return whether the facility's licensed subjects include ``specialty``; no list means every subject.

    A first-level subject includes its specialties: 内科 includes 心血管内科.
    """
    root = specialty.removesuffix("科")
    return not facility.licensed_subjects or any(
        root.endswith(subject.removesuffix("科")) for subject in facility.licensed_subjects
    )
