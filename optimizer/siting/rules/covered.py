"""siting.covered in the formulation: every member is served by open centers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.county.words import Mode
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


class Covered(SitingRule):
    """``sum_i x[k,j,i,t] + short[k,j,t] = 1`` and ``x[k,j,i,t] <= y[k,i,t]`` for ``t >= due[k]``, clause D02.

    Where a kind is split, ``x`` says which centers are used: ``sum_i flow[k,j,i,t] = volume (1 - short)`` and
    ``flow <= volume x``, ``flow <= volume y``. A member is served wholly or not at all.
    """

    id = "siting.covered"

    def add(self, m: SitingModel) -> None:
        """Add the rows of every unit and phase."""
        for u, t in m.x:
            unit = m.units[u]
            for (j, i), x in m.x[u, t].items():
                if not unit.splits or self._strict(m, u, j):
                    m.model.row((self.id, "open"), [x, m.opened(u, i, t)], [1, -1], high=0)
            for j, pairs in enumerate(m.by_member(u, t)):
                short = self._short(m, u, j, t)
                if not unit.splits or self._strict(m, u, j):
                    top = self._most(m, u, j, len(pairs)) if unit.splits else 1
                    m.link(self.id, u, j, t, terms=dict.fromkeys([*pairs, *short], 1), low=1, high=top)
                if unit.splits:
                    self._flows(m, u, j, t, short)

    def _strict(self, m: SitingModel, u: int, j: int) -> bool:
        """Return whether what a split member uses is more than what has volume: merged kinds, or no volume at all.

        Elsewhere ``x`` is only pushed up by the volume and down by what it costs, which leaves it easy to round.
        """
        kinds = m.units[u].kinds
        merged = any(len(self.case.group_of[kind].kinds) > 1 for kind in kinds)
        return merged or not any(self.case.volumes[kind].get(m.units[u].members[j], 0) for kind in kinds)

    def _most(self, m: SitingModel, u: int, j: int, pairs: int) -> int:
        """Return how many centers a member of a split unit may have: each takes some of every volume."""
        volumes = (self.case.volumes[kind].get(m.units[u].members[j]) for kind in m.units[u].kinds)
        return max(1, min(pairs, *(v for v in volumes if v is not None)))

    def _short(self, m: SitingModel, u: int, j: int, t: int) -> list[int]:
        """Return the column that says that a member is not served; none where everybody must be."""
        if self.mode is Mode.HARD:
            return []
        (kind,) = m.units[u].kinds
        short = m.short.setdefault((kind, t), {})[j] = m.priced(self, 1)
        return [short]

    def _flows(self, m: SitingModel, u: int, j: int, t: int, short: list[int]) -> None:
        unit = m.units[u]
        pairs = {i: m.x[u, t][j, i] for i in range(len(unit.sites)) if (j, i) in m.x[u, t]}
        for kind in unit.kinds:
            volume = self.case.volumes[kind].get(unit.members[j], 0)
            if not volume:
                continue
            flows = {i: m.model.column(0, volume, whole=False) for i in pairs}
            m.flows.setdefault((kind, t), {}).update({(j, i): flow for i, flow in flows.items()})
            for i, flow in flows.items():
                m.model.row((self.id, "flow"), [flow, pairs[i]], [1, -volume], high=0)
                m.model.row((self.id, "flow"), [flow, m.opened(u, i, t)], [1, -volume], high=0)
                if self._strict(m, u, j):
                    m.model.row((self.id, "used"), [flow, pairs[i]], [1, -1], low=0)
            whole = dict.fromkeys(flows.values(), 1) | dict.fromkeys(short, volume)
            m.link(self.id, "volume", kind, j, t, terms=whole, low=volume, high=volume)
