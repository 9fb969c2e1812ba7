"""siting.number in the formulation: how many centers of a kind are open at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class Number(SitingRule):
    """``sum_i y[k,i,t] <= most[k]`` for ``t >= due[k]``, clause D01."""

    id = "siting.number"

    def add(self, m: SitingModel) -> None:
        """Add the row of each kind and phase."""
        for kind, center in self.case.centers.items():
            sites = self.case.sites[kind]
            if center.max_sites is not None and center.max_sites < len(sites):
                for t in m.due_phases(kind):
                    m.at_most(self, (kind, t), {m.y[kind, site, t]: 1 for site in sites}, center.max_sites)
