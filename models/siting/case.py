"""The siting case: a county under a policy, with the facts that checker and formulation share.

Shared are facts: road minutes and km, who is a member of a kind, which kinds stand together, what stands today. Loads,
costs and shortfalls are counted apart by the checker and by the formulation, so that an error of one cannot agree with
itself in the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from models.county.county import County
from models.county.siting import Center, Phase, Site
from models.county.words import CenterMode, FacilityKind
from models.policy.policy import Policy
from models.siting.distance import nearest_people
from models.siting.groups import Group, make_groups
from models.siting.reach import CutOff, Reach


@dataclass(frozen=True)
class SitingCase:
    """A county and a policy; everything is over the county's phases, in order."""

    county: County
    policy: Policy

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The phases in the order of their deadlines."""
        return tuple(sorted(self.county.phases, key=lambda p: (p.deadline, p.phase)))

    @cached_property
    def phase_index(self) -> dict[str, int]:
        """The place of each phase in their order, from 0."""
        return {p.phase: n for n, p in enumerate(self.phases)}

    @cached_property
    def centers(self) -> dict[str, Center]:
        """The kinds of center by name, in the order of the sheet."""
        return {c.kind: c for c in self.county.centers}

    @cached_property
    def sites(self) -> dict[str, dict[str, Site]]:
        """The candidate sites of each kind by facility."""
        found: dict[str, dict[str, Site]] = {kind: {} for kind in self.centers}
        for site in self.county.sites:
            found[site.kind][site.site] = site
        return found

    @cached_property
    def volumes(self) -> dict[str, dict[str, int]]:
        """The yearly volume of each member of each kind; who is not in it is no member."""
        found: dict[str, dict[str, int]] = {kind: {} for kind in self.centers}
        for row in self.county.volumes:
            found[row.kind][row.member] = row.volume
        return found

    @cached_property
    def people(self) -> dict[str, int]:
        """The service population of each facility."""
        return {f.id: f.population for f in self.county.facilities}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The kinds that stand together (合建), a kind by itself being a group of one."""
        return make_groups(self.county.centers)

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """The group of each kind."""
        return {kind: group for group in self.groups for kind in group.kinds}

    def due(self, kind: str) -> int:
        """Return the place of the phase from which on every member of ``kind`` is served: its group's earliest."""
        return min(self.phase_index[self.centers[k].phase] for k in self.group_of[kind].kinds)

    def at_lead_hospital(self, site: str) -> bool:
        """Return whether ``site`` is a lead hospital."""
        return self.county.facility_by_id[site].kind is FacilityKind.LEAD_HOSPITAL

    @cached_property
    def reach(self) -> Reach:
        """The roads over the county's year."""
        return Reach(self.county, self.policy)

    @cached_property
    def minutes(self) -> Mapping[str, Mapping[str, Mapping[str, int | None]]]:
        """One-way minutes by kind, member and site; ``None`` where no road leads, 0 for what travels by wire."""
        return {kind: self._minutes_of(center) for kind, center in self.centers.items()}

    def _minutes_of(self, center: Center) -> dict[str, dict[str, int | None]]:
        sites, members = self.sites[center.kind], self.volumes[center.kind]
        if center.mode is CenterMode.DIGITAL:
            return {member: dict.fromkeys(sites, 0) for member in members}
        return {member: self.reach.minutes(sites, member) for member in members}

    @cached_property
    def cut_off(self) -> dict[str, tuple[CutOff, ...]]:
        """The members of each physical kind that no road joins to any candidate on some days of the year."""
        found: dict[str, tuple[CutOff, ...]] = {}
        for kind, center in self.centers.items():
            sites = self.sites[kind]
            if center.mode is not CenterMode.DIGITAL and sites:
                cuts = (self.reach.cut_off(sites, member) for member in self.volumes[kind])
                found[kind] = tuple(cut for cut in cuts if cut is not None)
        return found

    def km(self, kind: str, site: str, member: str) -> float:
        """Return the one-way km of the quickest way, 0 for what travels by wire."""
        return 0.0 if self.centers[kind].mode is CenterMode.DIGITAL else self.reach.km(site, member)

    def too_near(self, kind: str, site: str) -> tuple[str, float] | None:
        """Return the nearest place where people live and its km, where that is less than ``kind`` must keep."""
        return nearest_people(self.county, self.reach, site, self.centers[kind].min_distance)
