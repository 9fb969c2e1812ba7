"""A siting plan as the checker reads it: what stands where in each phase and who is served, indexed."""

from collections import defaultdict

from models.siting.case import SitingCase
from models.siting.plan import Service, SitingPlan, Standing


class Siting:
    """The centers and services of a plan inside a case; phases are by place in their order, from 0.

    ``stray_centers`` and ``stray_service`` name a kind, site, member or phase that the case does not know; they count
    for nothing else.
    """

    def __init__(self, case: SitingCase, plan: SitingPlan) -> None:
        self._case = case
        self.stray_centers: list[Standing] = []
        self.stray_service: list[Service] = []
        self.modules: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        self.served: dict[tuple[str, int], dict[str, list[Service]]] = defaultdict(lambda: defaultdict(list))
        self.backups: dict[tuple[str, int], dict[str, list[Service]]] = defaultdict(lambda: defaultdict(list))
        for center in plan.centers:
            self._enter_center(center)
        for service in plan.service:
            self._enter_service(service)

    def _enter_center(self, center: Standing) -> None:
        phase = self._case.phase_index.get(center.phase)
        known = phase is not None and center.site in self._case.sites.get(center.kind, {})
        if not known or phase is None or center.site in self.modules[center.kind, phase]:
            self.stray_centers.append(center)
        else:
            self.modules[center.kind, phase][center.site] = center.modules

    def _enter_service(self, service: Service) -> None:
        phase = self._case.phase_index.get(service.phase)
        known = service.member in self._case.volumes.get(service.kind, {})
        if phase is None or not known or service.site not in self._case.sites[service.kind]:
            self.stray_service.append(service)
        else:
            table = self.backups if service.backup else self.served
            table[service.kind, phase][service.member].append(service)

    def open_at(self, kind: str, phase: int) -> dict[str, int]:
        """Return the open sites of ``kind`` in ``phase`` with their modules; phase -1 is before the first."""
        if phase < 0:
            return {id: site.modules for id, site in self._case.sites[kind].items() if site.status.standing}
        return self.modules.get((kind, phase), {})
