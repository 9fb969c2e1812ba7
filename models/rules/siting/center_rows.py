"""What stands: a row for each center that is open in a phase, with its modules, load and money."""

from collections import defaultdict
from dataclasses import dataclass

from models.county.siting import Site
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase


@dataclass(frozen=True, slots=True)
class CenterRow:
    """A center of ``kind`` that is open at ``site`` in the phase at place ``phase``.

    ``before`` are its modules in the phase before, ``None`` where it was not open, and ``new`` says whether it opens
    as a new building. ``load`` is the yearly volume and ``members`` the number of those whom it serves. Money is whole
    yuan of the whole phase.
    """

    phase: int
    kind: str
    site: str
    modules: int
    before: int | None
    new: bool
    capacity: int | None
    load: int
    members: int
    opening_cost: int
    module_cost: int
    running_cost: int

    @property
    def added(self) -> int:
        """Modules more than in the phase before."""
        return max(0, self.modules - (self.before or 0))

    @property
    def utilization(self) -> float | None:
        """Load as a part of the capacity; ``None`` where nothing limits it or nothing is there."""
        return self.load / self.capacity if self.capacity else None


def center_rows(case: SitingCase, siting: Siting) -> list[CenterRow]:
    """Return a row for each open center, by phase, kind and site in the order of the sheets."""
    found: list[CenterRow] = []
    for phase in range(len(case.phases)):
        for kind, sites in case.sites.items():
            modules = siting.open_at(kind, phase)
            loads, members = _loads(siting, kind, phase)
            for id, site in sites.items():
                if id in modules:
                    before = siting.open_at(kind, phase - 1).get(id)
                    found.append(_row(case, phase, site, modules[id], before, loads[id], members[id]))
    return found


def _loads(siting: Siting, kind: str, phase: int) -> tuple[dict[str, int], dict[str, int]]:
    loads: dict[str, int] = defaultdict(int)
    members: dict[str, int] = defaultdict(int)
    for rows in siting.served(kind, phase).values():
        for row in rows:
            loads[row.site] += row.volume
            members[row.site] += 1
    return loads, members


def _row(
    case: SitingCase, phase: int, site: Site, modules: int, before: int | None, load: int, members: int
) -> CenterRow:
    new = before is None and not site.stands_today
    return CenterRow(
        phase=phase,
        kind=site.kind,
        site=site.site,
        modules=modules,
        before=before,
        new=new,
        capacity=None if site.module_capacity is None else modules * site.module_capacity,
        load=load,
        members=members,
        opening_cost=site.fixed_cost if new else 0,
        module_cost=site.module_cost * max(0, modules - (before or 0)),
        running_cost=site.running_cost * case.phases[phase].years,
    )
