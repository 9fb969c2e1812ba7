"""A siting plan as the checker reads it: what stands where in each phase and who is served, indexed."""

from collections import defaultdict
from collections.abc import Iterator

from models.rules.siting.assignment_rows import AssignmentRow, assignment_row
from models.siting.case import SitingCase
from models.siting.plan import Service, SitingPlan, Standing

Served = dict[str, list[AssignmentRow]]
"""Rows by member."""


class Siting:
    """The centers and services of a plan inside a case; phases are by place in their order, from 0.

    ``stray_centers`` and ``stray_service`` are what the case cannot place: an unknown kind, site, member or phase, a
    thing said twice, service before the kind is due, a volume sent to a backup. They count for nothing else.
    """

    def __init__(self, case: SitingCase, plan: SitingPlan) -> None:
        self._case = case
        self.stray_centers: list[Standing] = []
        self.stray_service: list[Service] = []
        self.rows: list[AssignmentRow] = []
        self._modules: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        self._served: dict[tuple[str, int], Served] = defaultdict(dict)
        self._backups: dict[tuple[str, int], Served] = defaultdict(dict)
        self._today = {
            kind: {id: site.modules for id, site in sites.items() if site.stands_today}
            for kind, sites in case.sites.items()
        }
        self._due = {kind: case.due(kind) for kind in case.centers}
        for center in plan.centers:
            self._enter_center(center)
        for service in plan.service:
            self._enter_service(service)

    def _enter_center(self, center: Standing) -> None:
        phase = self._case.phase_index.get(center.phase)
        known = phase is not None and center.site in self._case.sites.get(center.kind, {})
        if not known or phase is None or center.site in self._modules[center.kind, phase]:
            self.stray_centers.append(center)
        else:
            self._modules[center.kind, phase][center.site] = center.modules

    def _enter_service(self, service: Service) -> None:
        kind, phase = service.kind, self._case.phase_index.get(service.phase)
        known = service.member in self._case.volumes.get(kind, {}) and service.site in self._case.sites[kind]
        if phase is None or not known or phase < self._due[kind] or (service.backup and service.volume):
            self.stray_service.append(service)
            return
        table = self._backups if service.backup else self._served
        said = table[kind, phase].setdefault(service.member, [])
        if any(row.site == service.site for row in said):
            self.stray_service.append(service)
            return
        said.append(assignment_row(self._case, phase, service))
        self.rows.append(said[-1])

    def open_at(self, kind: str, phase: int) -> dict[str, int]:
        """Return the open sites of ``kind`` in ``phase`` with their modules; phase -1 is before the first."""
        return self._today[kind] if phase < 0 else self._modules.get((kind, phase), {})

    def served(self, kind: str, phase: int) -> Served:
        """Return the rows of the members of ``kind`` that are served in ``phase``."""
        return self._served.get((kind, phase), {})

    def backups(self, kind: str, phase: int) -> Served:
        """Return the rows of the members of ``kind`` for which a center stands by in ``phase``."""
        return self._backups.get((kind, phase), {})

    def due_phases(self, kind: str) -> range:
        """Return the places of the phases in which every member of ``kind`` is served."""
        return range(self._due[kind], len(self._case.phases))

    def due(self) -> Iterator[tuple[str, int]]:
        """Yield every kind with each phase in which its members are served, phase by phase."""
        for phase in range(len(self._case.phases)):
            yield from ((kind, phase) for kind in self._case.centers if phase >= self._due[kind])
