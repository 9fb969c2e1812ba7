"""The headcount case: a county under a policy, with the facts that checker and formulation share.

Shared are facts: which cells there are, what is approved, filled and needed today, who retires, which class a facility
is of, what is lent already. Gaps, shares, totals and breaches are counted apart by the checker and by the formulation,
so that an error of one cannot agree with itself in the other.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from models.county.county import County
from models.county.headcount import Loan, Movement, Posts, Total, Workload
from models.county.words import Level
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.headcount.need import RULE as NEED
from models.headcount.need import Lacking, lacking, required_posts
from models.policy.policy import Policy

GROWTH = "headcount.growth"


@dataclass(frozen=True)
class HeadcountCase:
    """A county and a policy; every number is of the end of a year, 31 December."""

    county: County
    policy: Policy

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the plan: as many as ``headcount.need.years``, or as far as 人员变动 goes from the county's."""
        first = self.county.county.year
        wanted = self.policy.number(NEED, "years")
        last = first + wanted - 1 if wanted else max((m.year for m in self.county.movements), default=first)
        return tuple(range(first, max(first, last) + 1))

    @cached_property
    def posts(self) -> dict[Cell, Posts]:
        """The row of 编制 of each cell, in the order of the sheet."""
        return {Cell(row.facility, row.category): row for row in self.county.posts}

    @cached_property
    def cells_of(self) -> dict[str, tuple[Cell, ...]]:
        """The cells of each facility that has any."""
        found: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.posts:
            found[cell.facility].append(cell)
        return {facility: tuple(cells) for facility, cells in found.items()}

    @cached_property
    def class_of(self) -> dict[str, PostClass]:
        """The class of each facility that has posts; all rows of a facility state the same."""
        return {row.facility: PostClass(row.level, row.class_type, row.funding) for row in self.county.posts}

    @cached_property
    def classes(self) -> tuple[PostClass, ...]:
        """The classes that have facilities, hospitals first, in the order of the sheet."""
        found = dict.fromkeys(self.class_of.values())
        return tuple(sorted(found, key=lambda c: list(Level).index(c.level)))

    @cached_property
    def totals(self) -> dict[PostClass, Total]:
        """The approved total of each class."""
        return {PostClass(t.level, t.class_type, t.funding): t for t in self.county.totals}

    def level(self, cell: Cell) -> Level:
        """Return the level of a cell's facility."""
        return self.class_of[cell.facility].level

    @cached_property
    def need(self) -> dict[Cell, int]:
        """The posts that each cell needs, the same in every year."""
        return {cell: required_posts(row, *self._asked(cell), self.policy) for cell, row in self.posts.items()}

    @cached_property
    def lacking(self) -> dict[Cell, Lacking]:
        """What the need of a cell lacks to be worked out as its source says, where anything: it is as given then."""
        found = {cell: lacking(row, *self._asked(cell), self.policy) for cell, row in self.posts.items()}
        return {cell: what for cell, what in found.items() if what is not None}

    def _asked(self, cell: Cell) -> tuple[int, list[Workload]]:
        """Return the people and the work of a cell."""
        return self.county.facility_by_id[cell.facility].population, self._work.get(cell, [])

    @cached_property
    def _work(self) -> dict[Cell, list[Workload]]:
        found: dict[Cell, list[Workload]] = defaultdict(list)
        for row in self.county.workload:
            found[Cell(row.facility, row.category)].append(row)
        return found

    @cached_property
    def movements(self) -> dict[tuple[Cell, int], Movement]:
        """What is known of a cell in a year, where anything is."""
        return {(Cell(m.facility, m.category), m.year): m for m in self.county.movements}

    @cached_property
    def staying(self) -> dict[Cell, tuple[int, ...]]:
        """The staff in post of each cell at the end of each year if nobody were recruited: never below 0."""
        return {cell: tuple(self._staying(cell)) for cell in self.posts}

    def _staying(self, cell: Cell) -> list[int]:
        """Return the staff in post of ``cell`` year by year, from retirements and arrivals alone."""
        here, found = self.posts[cell].filled, []
        for year in self.years:
            known = self.movements.get((cell, year))
            if known is not None:
                here = max(0, here - known.retiring + known.arriving)
            found.append(here)
        return found

    def recruits_max(self, cell: Cell, year: int) -> int | None:
        """Return how many can be recruited to ``cell`` in ``year``; ``None`` for no limit."""
        known = self.movements.get((cell, year))
        return known.recruits_max if known is not None else None

    @cached_property
    def lent(self) -> dict[Cell, tuple[int, ...]]:
        """The posts that each cell has on loan today, at the end of each year: back in the year of ``due``."""
        found = {cell: [0] * len(self.years) for cell in self.posts}
        for loan in self.county.loans:
            for n, year in enumerate(self.years):
                if _running(loan, year) and (loan.facility, loan.category) in found:
                    found[Cell(loan.facility, loan.category)][n] += loan.posts
        return {cell: tuple(posts) for cell, posts in found.items()}

    def approval_year(self, post_class: PostClass) -> int | None:
        """Return the first year of the plan or later in which the total of ``post_class`` is approved anew (C06).

        Every so many years from the ``reapproval_year`` that is stated; ``None`` where none is.
        """
        stated = self.totals[post_class].reapproval_year
        if stated is None:
            return None
        step = self.policy.number(GROWTH, "every") or 1
        behind = max(0, self.years[0] - stated)
        return stated + -(-behind // step) * step


def _running(loan: Loan, year: int) -> bool:
    """Return whether ``loan`` is in use at the end of ``year``."""
    begun = loan.first is None or loan.first.year <= year
    return begun and year < loan.due.year
