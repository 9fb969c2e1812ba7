"""siting.backup in the formulation: a second center stands by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class Backup(SitingRule):
    """``sum_i b[k,j,i,t] = 1`` within the second limit and ``b[k,j,i,t] + x[k,j,i,t] <= y[k,i,t]``."""

    id = "siting.backup"

    def add(self, m: SitingModel) -> None:
        """Add the columns and rows of every kind that asks for a backup."""
        for kind, center in self.case.centers.items():
            if self.pushes and center.backup_limit is not None:
                for t in m.due_phases(kind):
                    self._phase(m, kind, center.backup_limit, t)

    def _phase(self, m: SitingModel, kind: str, limit: int, t: int) -> None:
        u = m.unit_of[kind]
        near = (m.units[u].minutes(kind) <= limit) & m.used_sites(u, t)
        found = m.backups[kind, t] = {}
        for j in m.units[u].belongs(kind).nonzero()[0].tolist():
            its = {i: m.model.column(0, 1) for i in near[j].nonzero()[0].tolist()}
            found.update({(j, i): column for i, column in its.items()})
            for i, column in its.items():
                served = {m.x[u, t][j, i]: 1} if (j, i) in m.x[u, t] else {}
                m.link(self.id, "open", terms={column: 1, m.opened(u, i, t): -1} | served, high=0)
            m.at_least(self, (kind, j, t), dict.fromkeys(its.values(), 1), 1)
