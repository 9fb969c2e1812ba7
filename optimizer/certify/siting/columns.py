"""The columns of a siting program: what is open and how large, who is served by whom, and what is missed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from models.county.words import Mode, Sourcing
from models.siting import SitingCase
from optimizer.certify.siting.exact import amount, at_most
from optimizer.engines.pulp import Column, Program, Terms

CAPACITY = "siting.capacity"
COVERED = "siting.covered"
TIME_LIMIT = "siting.time_limit"

Center = tuple[str, str, int]
"""A kind, a site and the place of a phase, from 0."""
Member = tuple[str, str, int]
"""A kind, a member and the place of a phase."""
Pair = tuple[str, str, str, int]
"""A kind, a member, a site and the place of a phase."""


@dataclass
class SitingColumns:
    """Columns of every kind by itself; what ties kinds together are rows.

    ``starts`` says that a center opens that does not stand today, and ``added`` counts its modules more than before.
    ``used`` says that a site serves a member, ``flow`` with which volume where the kind may be split; ``unserved`` says
    that no site does, where that is not forbidden. ``breach`` is the cost of soft rules.
    """

    case: SitingCase
    program: Program = field(default_factory=lambda: Program("siting"))
    opened: dict[Center, Column] = field(default_factory=dict)
    modules: dict[Center, Column] = field(default_factory=dict)
    starts: dict[Center, Column] = field(default_factory=dict)
    added: dict[Center, Column] = field(default_factory=dict)
    used: dict[Pair, Column] = field(default_factory=dict)
    flow: dict[Pair, Column] = field(default_factory=dict)
    unserved: dict[Member, Column] = field(default_factory=dict)
    backup: dict[Pair, Column] = field(default_factory=dict)
    breach: Terms = field(default_factory=list)

    def __post_init__(self) -> None:
        for kind, sites in self.case.sites.items():
            for site in sites:
                for t in range(len(self.case.phases)):
                    self._add_center((kind, site, t))
        for kind, t in self.due():
            for member in self.case.volumes[kind]:
                self._add_member((kind, member, t))

    def _add_center(self, key: Center) -> None:
        kind, site, _ = key
        add, at, most = self.program.column, self.center(key), self.most_modules(kind, site)
        self.opened[key] = add(f"open_{at}", 1)
        self.modules[key] = add(f"modules_{at}", most)
        self.added[key] = add(f"added_{at}", most)
        if not self.case.sites[kind][site].stands_today:
            self.starts[key] = add(f"starts_{at}", 1)

    def _add_member(self, key: Member) -> None:
        kind, member, t = key
        if self.case.policy.mode(COVERED) is not Mode.HARD:
            self.unserved[key] = self.program.column(f"unserved_{self.member(key)}", 1)
        for site in self.within_reach(kind, member):
            pair = kind, member, site, t
            self.used[pair] = self.program.column(f"used_{self.pair(pair)}", 1)
            if self.shares(key):
                self.flow[pair] = self.program.column(f"flow_{self.pair(pair)}", self.case.volumes[kind][member])

    @cached_property
    def _kinds(self) -> dict[str, int]:
        return {kind: n for n, kind in enumerate(self.case.centers, 1)}

    @cached_property
    def _facilities(self) -> dict[str, int]:
        return {f.id: n for n, f in enumerate(self.case.county.facilities, 1)}

    def center(self, key: Center) -> str:
        """Return the name of a center in a phase by the rows of the sheets: kind, facility and phase, from 1."""
        kind, site, t = key
        return f"k{self._kinds[kind]}_s{self._facilities[site]}_t{t + 1}"

    def member(self, key: Member) -> str:
        """Return the name of a member of a kind in a phase."""
        kind, member, t = key
        return f"k{self._kinds[kind]}_m{self._facilities[member]}_t{t + 1}"

    def pair(self, key: Pair) -> str:
        """Return the name of a member of a kind at a site in a phase."""
        kind, member, site, t = key
        return f"k{self._kinds[kind]}_m{self._facilities[member]}_s{self._facilities[site]}_t{t + 1}"

    def kind(self, kind: str, t: int) -> str:
        """Return the name of a kind in a phase."""
        return f"k{self._kinds[kind]}_t{t + 1}"

    def site(self, site: str, t: int) -> str:
        """Return the name of a facility in a phase."""
        return f"s{self._facilities[site]}_t{t + 1}"

    def due(self) -> Iterator[tuple[str, int]]:
        """Yield each kind with each phase from its deadline on."""
        for kind in self.case.centers:
            yield from ((kind, t) for t in range(self.case.due(kind), len(self.case.phases)))

    def shares(self, key: Member) -> bool:
        """Return whether several centers may share a member: there is a volume of which each takes a part."""
        kind, member, _ = key
        return self.case.centers[kind].sourcing is Sourcing.SPLIT and self.case.volumes[kind][member] > 0

    def within_reach(self, kind: str, member: str) -> list[str]:
        """Return the sites that a road joins to a member, within the limit where it is hard."""
        limit = self.case.centers[kind].time_limit if self.case.policy.mode(TIME_LIMIT) is Mode.HARD else None
        known = ((site, self.case.minutes[kind][member][site]) for site in self.case.sites[kind])
        return [site for site, minutes in known if minutes is not None and (limit is None or minutes <= limit)]

    def minutes(self, pair: Pair) -> int:
        """Return the minutes of a pair that a road joins."""
        kind, member, site, _ = pair
        return self.case.minutes[kind][member][site] or 0

    def today(self, kind: str, site: str) -> int:
        """Return the modules that stand at a site today."""
        its = self.case.sites[kind][site]
        return its.modules if its.stands_today else 0

    def least_modules(self, kind: str, site: str) -> int:
        """Return the fewest modules of an open center: one, and those of today."""
        return max(1, self.today(kind, site))

    def most_modules(self, kind: str, site: str) -> int:
        """Return the most modules that are of use: beyond a soft limit as many as the whole volume needs."""
        its, most = self.case.sites[kind][site], self.least_modules(kind, site)
        if self.case.policy.mode(CAPACITY) is Mode.SOFT and its.module_capacity:
            most = max(most, -(-sum(self.case.volumes[kind].values()) // its.module_capacity))
        return max(most, its.max_modules)

    def binds(self, rule: str) -> bool:
        """Return whether a rule shapes plans at all."""
        return self.case.policy.mode(rule) in (Mode.HARD, Mode.SOFT)

    def at_most(self, rule: str, name: str, terms: Terms, high: int) -> None:
        """Add ``terms <= high`` of a rule; where it is soft, each unit beyond it costs its weight."""
        mode = self.case.policy.mode(rule)
        if mode is Mode.SOFT:
            beyond = amount(self.program, f"beyond_{name}", max(0, int(self.program.most(terms)) - high))
            self.breach += [(self.case.policy.weight(rule) * c, column) for c, column in beyond]
            terms = [*terms, *((-c, column) for c, column in beyond)]
        if self.binds(rule):
            at_most(self.program, name, terms, high)

    def fault(self, rule: str, name: str) -> Terms:
        """Return what each row of one fault may lack: nothing, or one at the weight of a rule that is soft."""
        if self.case.policy.mode(rule) is not Mode.SOFT:
            return []
        column = self.program.column(f"fault_{name}", 1)
        self.breach.append((self.case.policy.weight(rule), column))
        return [(-1, column)]
