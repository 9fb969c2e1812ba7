"""siting.minutes in the formulation: everybody's way, weighted by people or by volume."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from models.county.words import Goal
from optimizer.siting.rule import SitingRule

if TYPE_CHECKING:
    from optimizer.siting.formulation import SitingModel


FINEST = 10**6
"""What a person-minute is divided into at most; a share of a split member's people may be no whole number."""


class Minutes(SitingRule):
    """``min sum weight[k,j] minutes[k,j,i] x[k,j,i,t]``, clause D08.

    Where members are split and weighted by people, ``x`` is the part of the volume: ``people minutes flow / volume``.
    Everything is then counted in parts of a person-minute (``m.scale``): the least common multiple of the volumes, or,
    where that is too large, a millionth, rounded down.
    """

    id = "siting.minutes"

    def add(self, m: SitingModel) -> None:
        """Price every pair."""
        if not self.pushes:
            return
        by_people = self.case.policy.text_value(self.id, "weighted_by") == "people"
        split = [kind for unit in m.units if unit.splits for kind in unit.kinds]
        if by_people and split:
            parts = lcm(*(v for kind in split for v in self.case.volumes[kind].values() if v))
            m.scale[Goal.MINUTES] = min(FINEST, parts)
        for u, t in m.x:
            unit = m.units[u]
            for kind in unit.kinds if unit.splits else ():
                self._split(m, u, kind, t, by_people)
            for (j, i), x in () if unit.splits else m.x[u, t].items():
                m.charge(Goal.MINUTES, x, m.scale[Goal.MINUTES] * self.weight * int(unit.weighted[j, i]))

    def _split(self, m: SitingModel, u: int, kind: str, t: int, by_people: bool) -> None:
        unit, scale = m.units[u], m.scale[Goal.MINUTES] * self.weight
        minutes, volumes, people = unit.minutes(kind), unit.volumes(kind), unit.people(kind)
        flows = m.flows.get((kind, t), {})
        for (j, i), x in m.x[u, t].items():
            each, volume = int(minutes[j, i]), int(volumes[j])
            if volume:
                price = scale * int(people[j]) * each // volume if by_people else scale * each
                m.charge(Goal.MINUTES, flows[j, i], price)
                if by_people:
                    m.shares[flows[j, i]] = Fraction(self.weight * int(people[j]) * each, volume)
            elif by_people:
                m.charge(Goal.MINUTES, x, scale * int(people[j]) * each)
