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

FIXED_SITE = "siting.fixed_site"
LEAD_HOSPITAL = "lead_hospital"


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

    def is_digital(self, kind: str) -> bool:
        """Return whether ``kind`` travels by wire, so that no road counts."""
        return self.centers[kind].mode is CenterMode.DIGITAL

    def at_lead_hospital(self, site: str) -> bool:
        """Return whether ``site`` is a lead hospital."""
        return self.county.facility_by_id[site].kind is FacilityKind.LEAD_HOSPITAL

    @cached_property
    def lead_only(self) -> frozenset[str]:
        """The kinds that are to be based on the lead hospital, by their own name or a synonym (siting.fixed_site)."""
        if self.policy.text_value(FIXED_SITE, "at") != LEAD_HOSPITAL:
            return frozenset()
        named = {_bare(word) for word in self.policy.words(FIXED_SITE, "kinds")}
        called = {kind: {_bare(name) for name in (kind, *center.synonyms)} for kind, center in self.centers.items()}
        return frozenset(kind for kind, names in called.items() if not named or names & named)

    @cached_property
    def posts(self) -> dict[str, int]:
        """The posts that a facility has for its centers, where it states them; the fewest, where its rows differ."""
        stated = [(s.site, s.posts_available) for s in self.county.sites if s.posts_available is not None]
        return {site: min(posts for other, posts in stated if other == site) for site, _ in stated}

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
        if self.is_digital(center.kind):
            return {member: dict.fromkeys(sites, 0) for member in members}
        return {member: self.reach.minutes(sites, member) for member in members}

    @cached_property
    def cut_off(self) -> dict[str, tuple[CutOff, ...]]:
        """The members of each physical kind that no road joins to any candidate on some days of the year."""
        found: dict[str, tuple[CutOff, ...]] = {}
        for kind in self.centers:
            sites = self.sites[kind]
            if not self.is_digital(kind) and sites:
                cuts = (self.reach.cut_off(sites, member) for member in self.volumes[kind])
                found[kind] = tuple(cut for cut in cuts if cut is not None)
        return found

    def km(self, kind: str, site: str, member: str) -> float:
        """Return the one-way km of the quickest way, 0 for what travels by wire."""
        return 0.0 if self.is_digital(kind) else self.reach.km(site, member)

    def too_near(self, kind: str, site: str) -> tuple[str, float] | None:
        """Return the nearest place where people live and its km, where that is less than ``kind`` must keep."""
        return nearest_people(self.county, self.reach, site, self.centers[kind].min_distance)


def _bare(kind: str) -> str:
    """Return the name of a kind without 中心 at its end."""
    return kind.removesuffix("中心")
