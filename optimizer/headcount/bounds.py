"""How large each column can be of use: from what exists, what can be given out, and what is asked."""

from functools import cached_property

from models.county.words import Category, Mode
from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass

SAME, LEVELS, TOTAL, GROWTH = (f"headcount.{name}" for name in ("same_class", "two_levels", "class_total", "growth"))
POOL, SHARE = "headcount.pool_loan", "headcount.professional_share"


class Bounds:
    """Upper bounds of the columns of a case; years are by place."""

    def __init__(self, case: HeadcountCase) -> None:
        self._case = case
        self._mode = case.policy.mode

    @cached_property
    def crossings(self) -> list[tuple[PostClass, PostClass]]:
        """The pairs of classes between which posts may move, at a price or not."""
        classes = self._case.classes
        kinds, levels = self._mode(SAME) is not Mode.HARD, self._mode(LEVELS) is not Mode.HARD
        return [
            (a, b)
            for a in classes
            for b in classes
            if a != b and (kinds or a.kind == b.kind) and (levels or a.level is b.level)
        ]

    @cached_property
    def _near(self) -> dict[PostClass, set[PostClass]]:
        """The classes whose posts may come to each class, itself included."""
        near = {c: {c} for c in self._case.classes}
        for source, target in self.crossings:
            near[target].add(source)
        return near

    @cached_property
    def ample(self) -> int:
        """More posts than any cell can make use of: what exists and is asked, and what a share of others asks."""
        case = self._case
        asked = sum(case.need.values()) + sum(max(its) for its in case.staying.values())
        share = case.policy.share(SHARE, "share")
        stretch = 1 if share >= 1 else int(1 / (1 - share)) + 1
        return (asked + sum(row.approved for row in case.posts.values())) * stretch

    @cached_property
    def exists(self) -> dict[tuple[PostClass, Category], int]:
        """The posts of each class and category today."""
        found: dict[tuple[PostClass, Category], int] = {}
        for cell, row in self._case.posts.items():
            key = self._case.class_of[cell.facility], cell.category
            found[key] = found.get(key, 0) + row.approved
        return found

    def given(self, post_class: PostClass) -> int:
        """Return the posts of ``post_class`` today."""
        return sum(posts for (c, _), posts in self.exists.items() if c == post_class)

    def room(self, post_class: PostClass, *, grown: bool) -> int:
        """Return what may be given out in ``post_class``: the approved total, with new posts if ``grown``."""
        total = self._case.totals[post_class]
        return total.approved + (total.new_posts if grown else 0) - total.pool - self.given(post_class)

    def grows(self, post_class: PostClass, y: int) -> bool:
        """Return whether new posts may be given out in year ``y``, as far as re-approval says."""
        year = self._case.approval_year(post_class)
        return year is None or self._case.years[y] >= year

    def grants(self, post_class: PostClass, y: int) -> int:
        """Return how many posts can be given out in a class up to year ``y``."""
        limits = [self.ample]
        if self._mode(TOTAL) is Mode.HARD:
            limits.append(self.room(post_class, grown=True))
        if self._mode(GROWTH) is Mode.HARD and not self.grows(post_class, y):
            limits.append(self.room(post_class, grown=False))
        return max(0, min(limits))

    def posts(self, cell: Cell, y: int) -> int:
        """Return the most posts that a cell can have at the end of year ``y``."""
        near = self._near[self._case.class_of[cell.facility]]
        return sum(self.exists.get((c, cell.category), 0) + self.grants(c, y) for c in near)

    def flow(self, source: PostClass, category: Category, y: int) -> int:
        """Return the most posts of ``category`` that can leave class ``source`` in year ``y``."""
        return sum(self.exists.get((c, category), 0) + self.grants(c, y) for c in self._near[source])

    def loans(self, cell: Cell, y: int) -> int:
        """Return the most posts that a cell can have by new loans at the end of year ``y``."""
        if self._mode(POOL) is not Mode.HARD:
            return self.ample
        if self._case.policy.number(POOL, "years") == 0:
            return 0
        return max(0, self.lendable(self._case.class_of[cell.facility], y))

    def lendable(self, post_class: PostClass, y: int) -> int:
        """Return the pool of a class less what is lent already in year ``y``."""
        return self._case.totals[post_class].pool - self.lent_in[post_class][y]

    @cached_property
    def lent_in(self) -> dict[PostClass, list[int]]:
        """The posts of each class that are lent already at the end of each year."""
        found = {c: [0] * len(self._case.years) for c in self._case.classes}
        for cell, lent in self._case.lent.items():
            for y, posts in enumerate(lent):
                found[self._case.class_of[cell.facility]][y] += posts
        return found

    def through(self, cell: Cell, y: int) -> int:
        """Return how many posts given out in a cell's class can pass through it to another class in a year."""
        post_class = self._case.class_of[cell.facility]
        leaves = any(source == post_class for source, _ in self.crossings)
        return self.flow(post_class, cell.category, y) if leaves else 0
