"""siting.capacity in the formulation: modules carry the volume, and never fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.siting.places import Place
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel
    from optimizer.siting.units import Unit


class Capacity(SitingRule):
    """``sum_j volume[k,j] x[k,j,i,t] <= capacity[k,i] z[k,i,t]`` and ``z <= max y``, ``z[t] >= z[t-1]``, clause D10."""

    id = "siting.capacity"

    def add(self, m: SitingModel) -> None:
        """Add loads, limits and growth of every center."""
        if not self.pushes:
            return
        for unit in m.units:
            for kind in unit.kinds:
                for t in unit.phases if unit.limited(kind) else ():
                    self._loads(m, unit, kind, t)
        for place in m.places:
            self._limits(m, place)

    def _loads(self, m: SitingModel, unit: Unit, kind: str, t: int) -> None:
        for site, load in zip(unit.sites, m.loads(kind, t), strict=True):
            each = Place(self.case, kind, site).capacity
            if each is not None and m.most(load) > 0:
                room = {c: -each * a for c, a in m.modules(kind, site, t).items()}
                m.at_most(self, (kind, site, t), load | room, 0)

    def _limits(self, m: SitingModel, place: Place) -> None:
        for t in range(len(self.case.phases)):
            modules = m.modules(place.kind, place.id, t)
            if m.most(modules) > place.site.max_modules:
                m.at_most(self, ("modules", place.kind, place.id, t), modules, place.site.max_modules)
            if t and (place.kind, place.id, t) in m.extra:
                self._growth(m, place, t)

    def _growth(self, m: SitingModel, place: Place, t: int) -> None:
        """Keep the modules of a center that stays open from falling."""
        key = (place.kind, place.id)
        now, before = m.extra[*key, t], m.extra[*key, t - 1]
        room = m.model.highs[now]
        falls = {before: 1, now: -1}
        if place.may_close or self.mode is Mode.SOFT:
            falls[m.y[*key, t]] = room
            m.at_most(self, ("falls", *key, t), falls, room, room)
        else:
            m.at_most(self, ("falls", *key, t), falls, 0)
