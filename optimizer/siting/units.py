"""What is decided at once: kinds that share their sites and assignments, with costs and minutes as arrays."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.county.words import CenterMode, Goal, Mode, Sourcing
from models.siting.case import SitingCase
from optimizer.siting.places import Place

Wholes = NDArray[np.int64]
Flags = NDArray[np.bool_]

LIMIT = "siting.time_limit"
NOWHERE = 10_000
"""Minutes that stand for no road at all; such a pair is never decided on."""


@dataclass(frozen=True)
class Unit:
    """Kinds with one assignment: merged kinds where that is hard, else a kind by itself.

    Arrays over pairs have the shape (members, sites). ``members`` are those of any of the kinds.
    """

    case: SitingCase
    kinds: tuple[str, ...]

    @cached_property
    def name(self) -> str:
        """The kinds joined by 、."""
        return "、".join(self.kinds)

    @cached_property
    def due(self) -> int:
        """The phase from which on everybody is served."""
        return self.case.due(self.kinds[0])

    @cached_property
    def sites(self) -> tuple[str, ...]:
        """The sites that are candidates of every kind."""
        first, *others = (self.case.sites[kind] for kind in self.kinds)
        return tuple(site for site in first if all(site in other for other in others))

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The members of any of the kinds."""
        return tuple(dict.fromkeys(member for kind in self.kinds for member in self.case.volumes[kind]))

    @cached_property
    def phases(self) -> range:
        """The phases in which members are served."""
        return range(self.due, len(self.case.phases))

    def volumes(self, kind: str) -> Wholes:
        """Return the yearly volume of each member, 0 for who is no member of ``kind``."""
        return np.array([self.case.volumes[kind].get(member, 0) for member in self.members], dtype=np.int64)

    @cached_property
    def splits(self) -> bool:
        """Whether a member may be served by several centers: every kind may be split, and some center is too small."""
        return any(self.limited(kind) for kind in self.kinds) and all(
            self.case.centers[kind].sourcing is Sourcing.SPLIT for kind in self.kinds
        )

    @cached_property
    def joined(self) -> Flags:
        """Which pairs a road joins, for every kind that the member belongs to."""
        joined = np.ones((len(self.members), len(self.sites)), dtype=bool)
        for kind in self.kinds:
            joined &= self.minutes(kind) < NOWHERE
        return joined

    @cached_property
    def allowed(self) -> Flags:
        """Which pairs may serve: joined by a road and, where the time limit is hard, within it."""
        return self.joined & (self.beyond == 0) if self.case.policy.mode(LIMIT) is Mode.HARD else self.joined

    @cached_property
    def beyond(self) -> Wholes:
        """The minutes beyond the time limits, summed over kinds."""
        return sum((self.over(kind) for kind in self.kinds), start=self._zeros())

    def over(self, kind: str) -> Wholes:
        """Return the minutes of each pair beyond the time limit of ``kind``."""
        limit = self.case.centers[kind].time_limit
        if limit is None or self.case.centers[kind].mode is CenterMode.DIGITAL:
            return self._zeros()
        return np.maximum(self.minutes(kind) - limit, 0)

    def _zeros(self) -> Wholes:
        return np.zeros((len(self.members), len(self.sites)), dtype=np.int64)

    @cached_property
    def longest(self) -> Wholes:
        """The minutes of the kind whose road is longest; what travels by wire has none."""
        longest: Wholes = np.stack([self.minutes(kind) for kind in self.kinds]).max(axis=0)
        return longest

    @cached_property
    def weighted(self) -> Wholes:
        """Minutes times people, or times volume, summed over kinds."""
        by_people = self.case.policy.text_value("siting.minutes", "weighted_by") == "people"
        total = self._zeros()
        for kind in self.kinds:
            weights = self.people(kind) if by_people else self.volumes(kind)
            total += weights[:, None] * self.minutes(kind)
        return total

    @cached_property
    def uncovered(self) -> Wholes:
        """The people whose center would be further than the reach asked for, summed over kinds."""
        return sum((self.people_beyond(kind) for kind in self.kinds), start=self._zeros())

    def people_beyond(self, kind: str) -> Wholes:
        """Return the people of each pair whose minutes are more than the reach asked for."""
        within = self.case.policy.number("siting.reach", "within")
        if within is None:
            return self._zeros()
        return np.where(self.minutes(kind) > within, self.people(kind)[:, None], 0)

    @cached_property
    def courier(self) -> Wholes:
        """Yuan a year for deliveries, summed over kinds."""
        total = self._zeros()
        for kind in self.kinds:
            center = self.case.centers[kind]
            if center.courier_cost and center.trips:
                each = 2 * center.trips * Decimal(str(center.courier_cost))
                for j, member in enumerate(self.members):
                    if member in self.case.volumes[kind]:
                        total[j] += [_yuan(each * Decimal(str(self.case.km(kind, s, member)))) for s in self.sites]
        return total

    def limited(self, kind: str) -> bool:
        """Return whether some center of ``kind`` cannot take the whole volume as it stands."""
        sites = [Place(self.case, kind, site) for site in self.sites]
        return any(site.capacity is not None and site.capacity * site.base < site.whole for site in sites)

    def pair_costs(self, goal: Goal, phase: int) -> Wholes:
        """Return what each pair costs in ``goal`` in a phase."""
        if goal is Goal.COST:
            return self.courier * self.case.phases[phase].years
        return {Goal.LONGEST: self.longest, Goal.MINUTES: self.weighted, Goal.UNCOVERED: self.uncovered}[goal]

    def belongs(self, kind: str) -> Flags:
        """Return who is a member of ``kind``."""
        return np.array([member in self.case.volumes[kind] for member in self.members], dtype=bool)

    def people(self, kind: str) -> Wholes:
        """Return the people of each member, 0 for who is no member of ``kind``."""
        known = self.case.volumes[kind]
        return np.array([self.case.people[m] if m in known else 0 for m in self.members], dtype=np.int64)

    def minutes(self, kind: str) -> Wholes:
        """Return minutes from each member to each site; 0 for who is no member of ``kind``."""
        table, none = self.case.minutes[kind], dict.fromkeys(self.sites, 0)
        rows = [[NOWHERE if (v := table.get(m, none)[s]) is None else v for s in self.sites] for m in self.members]
        return np.array(rows, dtype=np.int64).reshape(len(self.members), len(self.sites))


def _yuan(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def units_of(case: SitingCase) -> tuple[Unit, ...]:
    """Return the units of a case: the groups where merging and serving everybody are hard, else kind by kind."""
    if case.policy.mode("siting.merged") is Mode.HARD and case.policy.mode("siting.covered") is Mode.HARD:
        return tuple(Unit(case, group.kinds) for group in case.groups)
    return tuple(Unit(case, (kind,)) for kind in case.centers)


def most_open(unit: Unit) -> int | None:
    """Return how many centers of a unit may be open at once where the number is limited hard."""
    if unit.case.policy.mode("siting.number") is not Mode.HARD:
        return None
    limits = [unit.case.centers[kind].max_sites for kind in unit.kinds]
    return min((limit for limit in limits if limit is not None), default=None)
