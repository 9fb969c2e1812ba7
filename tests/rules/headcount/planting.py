"""A generated county with a plan that keeps every rule, into which breaches are planted, each to the unit."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from instances.generate.headcount import drafted
from models.county import Level, Mode
from models.headcount import Borrowed, Cell, CellYear, Granted, HeadcountCase, HeadcountPlan, PostClass, Transfer
from models.policy import policy_of, rules
from models.rules import audit
from models.verdict import Verdict
from tests.builders import settings

MODES = {f"{id}.mode": Mode.HARD.value for id, rule in rules().items() if rule.room == "headcount" and rule.clauses}
Broken = Counter[tuple[str, int]]
"""Units by rule and year."""


@dataclass
class Bed:
    """The plan so far, and what has been planted in it: units by rule and year."""

    case: HeadcountCase
    random: Random
    posts: dict[tuple[Cell, int], int]
    contracted: dict[tuple[Cell, int], int]
    recruits: Counter[tuple[Cell, int]] = field(default_factory=Counter)
    transfers: list[Transfer] = field(default_factory=list)
    granted: list[Granted] = field(default_factory=list)
    borrowed: list[Borrowed] = field(default_factory=list)
    planted: Broken = field(default_factory=Counter)

    def pick(self, wanted: Callable[[Cell], bool]) -> Cell:
        """Return any cell that is as wanted; fails where there is none."""
        return self.random.choice([cell for cell in self.case.posts if wanted(cell)])

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan."""
        return self.case.years

    @property
    def last(self) -> int:
        """The last year."""
        return self.years[-1]

    def until_last(self, year: int) -> range:
        """Return the years from ``year`` on."""
        return range(year, self.last + 1)

    def staff(self, cell: Cell, year: int) -> int:
        """Return the staff in post of a cell at the end of a year."""
        hired = sum(self.recruits[cell, y] for y in self.years if y <= year)
        return self.case.staying[cell][self.years.index(year)] + hired

    def lent(self, cell: Cell, year: int) -> int:
        """Return the posts on loan to a cell at the end of a year."""
        new = sum(b.posts for b in self.borrowed if Cell(b.facility, b.category) == cell and b.year <= year < b.due)
        return self.case.lent[cell][self.years.index(year)] + new

    def vacant(self, cell: Cell, year: int) -> int:
        """Return the posts of a cell, borrowed ones included, that nobody holds at the end of a year."""
        return self.posts[cell, year] + self.lent(cell, year) - self.staff(cell, year)

    def spare(self, cell: Cell, year: int) -> int:
        """Return the fewest vacant posts of a cell from a year on."""
        return min(self.vacant(cell, y) for y in self.until_last(year))

    def cells(self, post_class: PostClass) -> list[Cell]:
        """Return the cells of a class."""
        return [cell for cell in self.case.posts if self.case.class_of[cell.facility] == post_class]

    def professional(self, facility: str, year: int) -> int:
        """Return the professional posts of a facility."""
        return sum(self.posts[cell, year] for cell in self.case.cells_of[facility] if cell.professional)

    def partners(self, cell: Cell) -> list[Cell]:
        """Return the cells that posts of ``cell`` may go to: of its class and category, without a control number."""
        own = self.case.class_of[cell.facility]
        return [
            c for c in self.cells(own)
            if c.category is cell.category and c != cell and self.case.posts[c].max_control is None
        ]  # fmt: skip

    def floor(self, facility: str) -> int:
        """Return the professional posts that a grassroots facility keeps: those of its professional staff."""
        if self.case.class_of[facility].level is not Level.GRASSROOTS:
            return 0
        rows = [self.case.posts[cell] for cell in self.case.cells_of[facility] if cell.professional]
        return sum(min(row.filled, row.approved) for row in rows)

    def left(self, post_class: PostClass, *, new: bool = True) -> int:
        """Return what may still be given out in a class, new posts among it or not."""
        total = self.case.totals[post_class]
        out = sum(self.posts[cell, self.last] for cell in self.cells(post_class))
        return total.approved + (total.new_posts if new else 0) - total.pool - out

    def pool_left(self, post_class: PostClass, year: int) -> int:
        """Return what may still be lent in a class."""
        return self.case.totals[post_class].pool - sum(self.lent(cell, year) for cell in self.cells(post_class))

    def move(self, source: Cell, target: Cell, posts: int, year: int) -> None:
        """Move posts for good."""
        self._change(source, -posts, year)
        self._change(target, posts, year)
        self.transfers.append(Transfer(
            year=year, category=source.category, source=source.facility, target=target.facility, posts=posts
        ))  # fmt: skip

    def grant(self, cell: Cell, posts: int, year: int) -> None:
        """Give out posts for good."""
        self._change(cell, posts, year)
        self.granted.append(Granted(year=year, facility=cell.facility, category=cell.category, posts=posts))

    def lend(self, cell: Cell, posts: int, year: int, due: int) -> None:
        """Lend posts."""
        self.borrowed.append(Borrowed(year=year, due=due, facility=cell.facility, category=cell.category, posts=posts))

    def _change(self, cell: Cell, posts: int, year: int) -> None:
        for y in self.until_last(year):
            self.posts[cell, y] += posts

    def replace(self, **records: object) -> None:
        """Let other records of the county hold."""
        self.case = HeadcountCase(self.case.county.model_copy(update=records), self.case.policy)

    def replace_total(self, post_class: PostClass, **fields: int | None) -> None:
        """Let other values of a class's total hold."""
        its = self.case.totals[post_class]
        totals = (row.model_copy(update=fields) if row == its else row for row in self.case.county.totals)
        self.replace(totals=tuple(totals))

    def replace_posts(self, cell: Cell, **fields: int | None) -> None:
        """Let other values of a cell's row of posts hold."""
        its = self.case.posts[cell]
        rows = (row.model_copy(update=fields) if row == its else row for row in self.case.county.posts)
        self.replace(posts=tuple(rows))

    def set(self, rule: str, **values: str) -> None:
        """Let other values of a rule hold."""
        policy, id = self.case.policy, f"headcount.{rule}"
        active = policy.rules[id].model_copy(update={"values": policy.rules[id].values | values})
        self.case = HeadcountCase(self.case.county, policy.model_copy(update={"rules": policy.rules | {id: active}}))

    def breaks(self, rule: str, amount: int, *years: int) -> None:
        """Note that a rule is broken by ``amount`` in each of ``years``."""
        for year in years:
            self.planted[f"headcount.{rule}", year] += amount

    def plan(self) -> HeadcountPlan:
        """Return the plan."""
        return HeadcountPlan(
            county_hash=self.case.county.hash, profile=self.case.policy.profile, settings=self.case.policy.settings,
            cells=tuple(
                CellYear(year=year, facility=cell.facility, category=cell.category, posts=posts,
                         recruits=self.recruits[cell, year], contracted=self.contracted[cell, year])
                for (cell, year), posts in self.posts.items()
            ),
            transfers=tuple(self.transfers), granted=tuple(self.granted), borrowed=tuple(self.borrowed),
        ).sorted()  # fmt: skip

    def verdict(self) -> Verdict:
        """Return the checker's verdict."""
        return audit(self.case, self.plan())


def bed(seed: int) -> Bed:
    """Return the county and plan of a seed under rules that are all hard; classes state no control number."""
    county, plan = drafted(18, 6, 3, seed=seed)
    totals = tuple(total.model_copy(update={"max_control": None}) for total in county.totals)
    county = county.model_copy(update={"totals": totals})
    given = MODES | {"headcount.professional_share.share": "0%"}
    case = HeadcountCase(county, policy_of(county, "", settings(given)))
    rows = {(Cell(row.facility, row.category), row.year): row for row in plan.cells}
    posts = {key: row.posts for key, row in rows.items()}
    contracted = {key: row.contracted for key, row in rows.items()}
    return Bed(case, Random(seed), posts, contracted, transfers=list(plan.transfers))
