"""The posts that open centers ask for at their sites, phase by phase."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.chain.pour import pour
from models.chain.words import Unasked
from models.county.center_kinds import kind_key
from models.county.siting import Center
from models.county.words import Category
from models.headcount import HeadcountCase
from models.headcount.need import RULE as NEED
from models.policy import Policy
from models.rules.siting.siting import Siting
from models.siting import SitingCase, SitingPlan

TODAY = -1
"""The place of today among the phases."""


@dataclass(frozen=True)
class CenterPosts:
    """Posts for ``modules`` modules of a kind at a site, there from the phase at place ``phase`` on, or today.

    Of the posts ``needed`` so many are ``there`` already. The rest is asked of the headcount unless ``unasked`` says
    why not. ``year`` is that of the phase's deadline.
    """

    phase: int
    year: int
    kind: str
    site: str
    category: Category
    modules: int
    needed: int
    there: int = 0
    unasked: Unasked | None = None

    @property
    def wanted(self) -> int:
        """Posts needed that are not there."""
        return self.needed - self.there

    @property
    def asked(self) -> int:
        """Posts asked of the headcount."""
        return 0 if self.unasked else self.wanted


def center_posts(siting: SitingCase, plan: SitingPlan, headcount: HeadcountCase) -> tuple[CenterPosts, ...]:
    """Return the posts of every center that asks for some, by phase and kind in the order of the sheets.

    Modules that a later phase gives up again ask for nothing. Posts that the sheet 候选点 states as available, shared
    by the kinds of a site in this order, are there where ``headcount.need.center_available`` says so; where nobody has
    counted them, those of modules that stand today are.
    """
    rows = [row for row in _rows(siting, Siting(siting, plan), headcount) if row.needed]
    by_site: dict[str, list[CenterPosts]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.phase):
        by_site[row.site].append(row)
    counted = siting.posts if headcount.policy.flag(NEED, "center_available") else {}
    found = [row for site, its in by_site.items() for row in _with_those_there(its, counted.get(site))]
    kinds = list(siting.centers)
    return tuple(sorted(found, key=lambda row: (row.phase, kinds.index(row.kind), row.site)))


def category_of(center: Center, policy: Policy) -> Category:
    """Return the category of a center's posts, by its kind or a synonym (headcount.need.center_categories)."""
    called = kind_keys(center)
    named = (word for kind, word in policy.pairs(NEED, "center_categories") if kind_key(kind) in called)
    return Category(next(named, policy.text_value(NEED, "center_category")))


def kind_keys(center: Center) -> tuple[str, ...]:
    """Return every key by which the policy may name a center's kind, its own first."""
    return tuple(dict.fromkeys(kind_key(name) for name in (center.kind, *center.synonyms)))


def _rows(siting: SitingCase, read: Siting, headcount: HeadcountCase) -> Iterator[CenterPosts]:
    last_year = headcount.years[-1]
    for kind, center in siting.centers.items():
        for site in siting.sites[kind]:
            for phase, modules in _standing(siting, read, kind, site).items():
                year = headcount.years[0] if phase == TODAY else siting.phases[phase].deadline.year
                row = CenterPosts(
                    phase=phase,
                    year=year,
                    kind=kind,
                    site=site,
                    category=category_of(center, headcount.policy),
                    modules=modules,
                    needed=modules * center.posts,
                )
                if site not in headcount.cells_of:
                    row = replace(row, unasked=Unasked.NO_POSTS)
                elif year > last_year:
                    row = replace(row, unasked=Unasked.AFTER_PLAN)
                yield row


def _standing(siting: SitingCase, read: Siting, kind: str, site: str) -> dict[int, int]:
    """Return the modules of a center at the end of the phases, by the phase from which on they stand."""
    since: list[tuple[int, int]] = []
    for phase in range(TODAY, len(siting.phases)):
        more = read.open_at(kind, phase).get(site, 0) - sum(n for _, n in since)
        if more > 0:
            since.append((phase, more))
        while more < 0:
            begun, modules = since.pop()
            more += modules
            if more > 0:
                since.append((begun, more))
    return dict(since)


def _with_those_there(rows: Iterable[CenterPosts], counted: int | None) -> Iterator[CenterPosts]:
    """Yield the rows of a site, the earliest first, with the posts that are there."""
    rows = list(rows)
    if counted is None:
        yield from (replace(row, there=row.needed if row.phase == TODAY else 0) for row in rows)
        return
    for row, there in zip(rows, pour(counted, [row.needed for row in rows]), strict=True):
        yield replace(row, there=int(there))
