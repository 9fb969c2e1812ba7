"""siting.distance in the formulation: a center keeps away from where people live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class Distance(SitingRule):
    """``y[k,i,t] = 0`` where people live nearer to site ``i`` than ``k`` must keep, clause D33."""

    id = "siting.distance"

    def add(self, m: SitingModel) -> None:
        """Bar, or price, the sites that are too near."""
        for place in m.places if self.pushes else ():
            if self.case.too_near(place.kind, place.id) is not None:
                for t in range(len(self.case.phases)):
                    m.at_most(self, (place.kind, place.id, t), {m.y[place.kind, place.id, t]: 1}, 0)
