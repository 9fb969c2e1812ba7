"""siting.deadline in the formulation: open in time, and what opens stays."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from models.county.words import Mode, SiteStatus
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel
    from optimizer.siting.places import Place


class Deadline(SitingRule):
    """``sum_i y[k,i,t] >= 1`` for ``t >= due[k]``; ``y[k,i,t] >= y[k,i,t-1]``, clauses D05 D06 D21.

    An existing center may close once: ``y[k,i,t] <= y[k,i,t-1]``. One that is to be kept never does, and one that is to
    close has closed by the deadline.
    """

    id = "siting.deadline"

    def add(self, m: SitingModel) -> None:
        """Add the rows of every kind."""
        if not self.pushes:
            return
        for kind, sites in self.case.sites.items():
            rows = [{m.y[kind, site, t]: -1 for site in sites} for t in m.due_phases(kind)]
            self._together(m, (kind, "open"), [(row, -1) for row in rows])
        for place in m.places:
            self._stays(m, place)

    def _stays(self, m: SitingModel, place: Place) -> None:
        """Keep what is open from closing, and what has closed from opening; a center breaks the rule once."""
        ys = [m.y[place.kind, place.id, t] for t in range(len(self.case.phases))]
        closes = place.site.status is SiteStatus.CLOSE
        if place.stays:
            rows = [({y: -1}, -1) for y in ys]
        elif place.site.stands_today:
            rows = [({now: 1, before: -1}, 0) for before, now in pairwise(ys)]
            rows += [({ys[t]: 1}, 0) for t in m.due_phases(place.kind) if closes]
        else:
            rows = [({before: 1, now: -1}, 0) for before, now in pairwise(ys)]
        self._together(m, (place.kind, place.id, "stays"), rows)

    def _together(self, m: SitingModel, key: tuple[object, ...], rows: list[tuple[dict[int, int], int]]) -> None:
        """Add rows that are all broken at the price of one."""
        over = {m.priced(self, 1): -1} if rows and self.mode is Mode.SOFT else {}
        for terms, high in rows:
            m.link(self.id, *key, terms=terms | over, high=high)
