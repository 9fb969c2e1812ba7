"""siting.fixed_site in the formulation: where policy puts a center."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import SiteStatus
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class FixedSite(SitingRule):
    """``y = 1`` at fixed sites, ``y = 0`` off the lead hospital, for ``t >= due[k]``, clauses D09 D11 D24."""

    id = "siting.fixed_site"

    def add(self, m: SitingModel) -> None:
        """Add a row for each site that is settled."""
        for place in m.places if self.pushes else ():
            off = place.kind in self.case.lead_only and not self.case.at_lead_hospital(place.id)
            for t in m.due_phases(place.kind):
                y = m.y[place.kind, place.id, t]
                if place.site.status is SiteStatus.FIXED:
                    m.at_least(self, (place.kind, place.id, t), {y: 1}, 1)
                if off:
                    m.at_most(self, (place.kind, place.id, t, "off"), {y: 1}, 0)
