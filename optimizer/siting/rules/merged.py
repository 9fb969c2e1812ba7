"""siting.merged in the formulation: kinds that stand together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from models.county.words import Mode
from models.siting.groups import Group
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel, Terms


class Merged(SitingRule):
    """``y[k,i,t] = y[l,i,t]`` and ``x[k,j,i,t] = x[l,j,i,t]`` for merged ``k`` and ``l``, clause D06.

    When hard, merged kinds are one unit and share their columns; when soft, or when not everybody must be served, each
    kind is a unit, and each site and each member that differs in a phase is a row.
    """

    id = "siting.merged"

    def add(self, m: SitingModel) -> None:
        """Add a row for each difference between merged kinds, unless they are one unit."""
        for group in self.case.groups if self.pushes else ():
            if len(group.kinds) > len(m.units[m.unit_of[group.kinds[0]]].kinds):
                for t in m.due_phases(group.kinds[0]):
                    self._sites(m, group, t)
                    self._members(m, group, t)

    def _sites(self, m: SitingModel, group: Group, t: int) -> None:
        for site in dict.fromkeys(s for kind in group.kinds for s in self.case.sites[kind]):
            opens = [m.y.get((kind, site, t)) for kind in group.kinds]
            pairs = [(a, b) for a, b in permutations(opens, 2) if a is not None]
            self._same(m, ("site", group.name, site, t), [{a: 1} | ({} if b is None else {b: -1}) for a, b in pairs])

    def _members(self, m: SitingModel, group: Group, t: int) -> None:
        """Let those kinds in which a member is served have the same centers."""
        for member in dict.fromkeys(j for kind in group.kinds for j in self.case.volumes[kind]):
            kinds = [kind for kind in group.kinds if member in self.case.volumes[kind]]
            rows = [row for a, b in permutations(kinds, 2) for row in self._differ(m, a, b, member, t)]
            self._same(m, ("member", group.name, member, t), rows)

    def _differ(self, m: SitingModel, kind: str, other: str, member: str, t: int) -> Iterator[Terms]:
        """Yield ``x[k,i] - x[l,i] - short[l]``, which is 1 where ``k`` has a center that ``l`` has not."""
        u, v = m.unit_of[kind], m.unit_of[other]
        j, h = m.units[u].members.index(member), m.units[v].members.index(member)
        unserved = m.short.get((other, t), {}).get(h)
        for i, site in enumerate(m.units[u].sites):
            if (j, i) in m.x[u, t]:
                its = m.units[v].sites
                same = m.x[v, t].get((h, its.index(site))) if site in its else None
                yield {m.x[u, t][j, i]: 1} | {c: -1 for c in (same, unserved) if c is not None}

    def _same(self, m: SitingModel, key: tuple[object, ...], rows: list[Terms]) -> None:
        """Keep every row at 0 at most; when soft, all of them are broken at the price of one."""
        over = {m.priced(self, 1): -1} if rows and self.mode is Mode.SOFT else {}
        for terms in rows:
            m.link(self.id, *key, terms=terms | over, high=0)
