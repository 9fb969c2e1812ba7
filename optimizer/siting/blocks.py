"""A county by blocks: kinds that stand together are a small model of their own; money and posts tie the blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.county.words import Goal, Mode
from models.siting.case import SitingCase
from models.siting.groups import Group
from models.siting.plan import SitingPlan
from optimizer.engines import Limits, Solution
from optimizer.siting.exact import solve_exactly
from optimizer.siting.formulation import SitingModel, Terms
from optimizer.siting.longest import bar, longest_of
from optimizer.siting.read import plan_of
from optimizer.siting.rules.budget import Budget, budgets
from optimizer.siting.rules.staffed import Staffed, posts
from optimizer.siting.thin import thin_pairs
from optimizer.siting.units import units_of

Link = tuple[str, str, int]
"""What blocks share: ("budget", "", phase) in yuan, ("posts", facility, phase), ("goal", goal, 0)."""
PARTS = 1000
"""Into how many parts the value of a goal is divided, so that the price of a yuan may be small."""

THICK, THIN_GAP = 2_000, 0.003
"""A block of more pairs over all phases is made thin, and is solved to this relative gap."""


@dataclass(frozen=True)
class Column:
    """One way to run a block: the values of its columns, what it uses of each link, and its goals in parts."""

    values: tuple[int, ...]
    usage: dict[Link, int]
    goals: dict[Goal, int]
    longest: int


def ties(case: SitingCase) -> dict[Link, int]:
    """Return the limit of everything that blocks share under hard rules."""
    empty = case.county.model_copy(update={"centers": (), "sites": (), "volumes": ()})
    bare = SitingModel(SitingCase(empty, case.policy))
    found: dict[Link, int] = {}
    if case.policy.mode(Budget.id) is Mode.HARD:
        found |= {("budget", "", t): limit for t, _, limit in budgets(bare)}
    if case.policy.mode(Staffed.id) is Mode.HARD:
        found |= {("posts", site, t): n for site, n in case.posts.items() for t in range(len(case.phases))}
    return found


def separable(case: SitingCase) -> bool:
    """Return whether blocks share nothing but what is limited hard."""
    return all(case.policy.mode(rule) is not Mode.SOFT for rule in (Budget.id, Staffed.id))


class Block:
    """The model of one group, and every way to run it that was found.

    A large one is ``thin``: it has only likely pairs, so that what it proves holds for these alone.
    """

    def __init__(self, case: SitingCase, group: Group) -> None:
        part = part_of(case, group)
        units = units_of(part)
        self.thin = sum(int(unit.allowed.sum()) * len(unit.phases) for unit in units) > THICK
        self.m = SitingModel(part, thin_pairs(units) if self.thin else None)
        self._known: dict[tuple[int, ...], Column] = {}
        self.links: dict[Link, Terms] = {("budget", "", t): terms for t, terms, _ in budgets(self.m)}
        for facility in {site for kind in group.kinds for site in case.sites[kind]}:
            for t in range(len(case.phases)):
                self.links["posts", facility, t] = posts(self.m, facility, t)
        for goal in Goal:
            scale = self.m.scale[goal]
            self.links["goal", goal, 0] = {c: a // scale for c, a in self.m.objectives[goal].items()}

    @property
    def covers(self) -> bool:
        """Whether everybody must be served."""
        return self.m.case.policy.mode("siting.covered") is Mode.HARD

    def price(
        self, goal: Goal | None, prices: Mapping[Link, int], room: Mapping[Link, int], most: int, limits: Limits
    ) -> Solution:
        """Return the way that is cheapest in ``goal`` and in what it uses at ``prices``, all in parts.

        It uses no more of each link than there is ``room``, and nobody goes further than ``most`` minutes.
        """
        total = self.parts(goal) if goal else {}
        for link, price in prices.items():
            for column, amount in self.links.get(link, {}).items():
                total[column] = total.get(column, 0) + price * amount
        if self.thin:
            limits = replace(limits, gap=max(limits.gap, THIN_GAP))
        model = self.m.model.copy()
        bar(self.m, model, most)
        for link, high in room.items():
            terms = self.links.get(link, {})
            model.row(("room", *link), list(terms), list(terms.values()), high=high)
        found = solve_exactly(model, total, limits)
        if found.found:
            self.keep(found.values)
        return found

    def parts(self, goal: Goal) -> Terms:
        """Return an objective in parts, rounded down."""
        scale = self.m.scale[goal]
        return {c: a * PARTS // scale for c, a in self.m.objectives[goal].items()}

    def keep(self, values: tuple[int, ...]) -> None:
        """Keep a way to run the block, if it is a new one."""
        if values not in self._known:
            usage = {link: sum(a * values[c] for c, a in terms.items()) for link, terms in self.links.items()}
            goals = {goal: round(PARTS * self.m.value(goal, values)) for goal in Goal}
            self._known[values] = Column(values, usage, goals, longest_of(self.m, values))

    @property
    def columns(self) -> list[Column]:
        """Every way that was found."""
        return list(self._known.values())

    def column(self, values: tuple[int, ...]) -> Column:
        """Return a way that was kept."""
        return self._known[values]

    def plan(self, column: Column) -> SitingPlan:
        """Return the part of the plan that a column makes."""
        return plan_of(self.m, column.values)


def part_of(case: SitingCase, group: Group) -> SitingCase:
    """Return the case of one group alone; its roads are those of the whole."""
    county, kinds = case.county, group.kinds
    records = {
        "centers": tuple(c for c in county.centers if c.kind in kinds),
        "sites": tuple(s for s in county.sites if s.kind in kinds),
        "volumes": tuple(v for v in county.volumes if v.kind in kinds),
    }
    part = SitingCase(county.model_copy(update=records), case.policy)
    vars(part).update(reach=case.reach, minutes=case.minutes, posts=case.posts)
    return part


def joined(case: SitingCase, blocks: Sequence[Block], chosen: Sequence[Column]) -> SitingPlan:
    """Return the plan of the whole county that one column of each block makes."""
    plans = [block.plan(column) for block, column in zip(blocks, chosen, strict=True)]
    return SitingPlan(
        county_hash=case.county.hash,
        profile=case.policy.profile,
        settings=case.policy.settings,
        centers=tuple(center for plan in plans for center in plan.centers),
        service=tuple(row for plan in plans for row in plan.service),
    ).sorted()
