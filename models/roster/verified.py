"""Which duties of a plan receiving units have verified."""

from collections.abc import Iterable
from typing import TypeVar

from models.county.service import Attendance, Published
from models.plan import Duty

Planned = TypeVar("Planned", Duty, Published)


def unverified(duties: Iterable[Planned], attendance: Iterable[Attendance]) -> list[Planned]:
    """Return the duties that are still pending, in order; all others are verified.

    A duty is verified once the person's attendance in either of its half-days is, wherever it was and were it an
    absence. Published service that is not verified is pending, and no service is ever both credited and pending: a
    whole day of which the morning alone is verified is credited with what that attendance counts for, and the
    afternoon is not waited for; the pace of the next month asks for the rest again. Of two duties in the halves of
    one day each waits for its own.
    """
    seen = {(a.person, a.date, half) for a in attendance if a.verified_by for half in a.part.halves}
    return [d for d in duties if not any((d.person, d.date, half) in seen for half in d.part.halves)]
