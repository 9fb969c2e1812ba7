"""Who is served where: a row for each service of the plan, with its minutes, km and courier."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from models.siting.case import SitingCase
from models.siting.plan import Service
from models.siting.reach import OUT_OF_REACH


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """``volume`` a year of ``member`` goes to ``site`` in the phase at place ``phase``, or only may with ``backup``.

    ``minutes`` and ``km`` are one way; ``minutes`` is ``None`` where no road leads. ``courier`` is whole yuan a year,
    0 for a backup.
    """

    phase: int
    kind: str
    member: str
    site: str
    volume: int
    backup: bool
    minutes: int | None
    km: float
    courier: int

    @property
    def counted(self) -> int:
        """The minutes as they count: 10,000 where no road leads."""
        return OUT_OF_REACH if self.minutes is None else self.minutes


def assignment_row(case: SitingCase, phase: int, service: Service) -> AssignmentRow:
    """Return the row of a service of known kind, member and site."""
    km = case.km(service.kind, service.site, service.member)
    return AssignmentRow(
        phase=phase,
        kind=service.kind,
        member=service.member,
        site=service.site,
        volume=service.volume,
        backup=service.backup,
        minutes=case.minutes[service.kind][service.member][service.site],
        km=km,
        courier=0 if service.backup else courier(case, service.kind, km),
    )


def courier(case: SitingCase, kind: str, km: float) -> int:
    """Return ``2 km x trips x yuan a km`` of a year, half a yuan rounded up."""
    center = case.centers[kind]
    yuan = 2 * Decimal(str(km)) * center.trips * Decimal(str(center.courier_cost))
    return int(yuan.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def share(case: SitingCase, row: AssignmentRow) -> Fraction:
    """Return which part of the member's volume the row is; the whole where the member has none."""
    whole = case.volumes[row.kind][row.member]
    return Fraction(row.volume, whole) if whole else Fraction(1)
