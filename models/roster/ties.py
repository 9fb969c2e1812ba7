"""Who belongs where: the zone of a lead hospital, the facilities that a department is paired with."""

from models.county.facility import Facility
from models.county.staff import Person
from models.roster.case import RosterCase


def outside_zone(case: RosterCase, person: Person, facility: Facility) -> bool:
    """Return whether another lead hospital than the person's own answers for ``facility``.

    A hospital that names no lead is its own. A place that names none asks its parent; without any, it has no zone.
    """
    places = case.county.facility_by_id
    lead = facility.lead or (places[facility.parent].lead if facility.parent in places else "")
    own = places[person.employer].lead or person.employer
    return bool(lead) and lead != own


def outside_pairing(case: RosterCase, person: Person, facility: Facility) -> bool:
    """Return whether the person's department is paired with facilities of which ``facility`` is none."""
    paired = case.county.department_by_id[person.dept].paired
    return bool(paired) and facility.id not in paired
