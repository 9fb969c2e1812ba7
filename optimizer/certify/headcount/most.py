"""How large each number of a sensible plan can be: no column is without an end, and none is cut short.

A plan that moves posts around in circles, or gives out what nobody can use, can be made smaller without any stage
becoming worse; what is left keeps to these numbers. Without them a solver may send billions of posts around a circle.
"""

from collections import Counter
from functools import cached_property

from models.county.words import Category, Mode
from models.headcount import Cell, HeadcountCase, PostClass

SAME_CLASS = "headcount.same_class"
TWO_LEVELS = "headcount.two_levels"
CLASS_TOTAL = "headcount.class_total"
GROWTH = "headcount.growth"
POOL_LOAN = "headcount.pool_loan"
PROFESSIONAL_SHARE = "headcount.professional_share"


class Most:
    """The largest sensible numbers of a case."""

    def __init__(self, case: HeadcountCase) -> None:
        self._case = case

    def granted(self, post_class: PostClass, n: int) -> int:
        """Return what a class can give out by the end of a year: what its total leaves, where that binds (C02)."""
        total, policy = self._case.totals.get(post_class), self._case.policy
        if total is None:
            return self._useful
        limits = [self._useful]
        own = total.approved - total.pool - sum(posts for (its, _), posts in self._here.items() if its == post_class)
        if policy.mode(CLASS_TOTAL) is Mode.HARD:
            limits.append(own + total.new_posts)
        approval = self._case.approval_year(post_class)
        if policy.mode(GROWTH) is Mode.HARD and approval is not None and self._case.years[n] < approval:
            limits.append(own)
        return max(0, min(limits))

    def posts(self, cell: Cell, n: int) -> int:
        """Return all posts of a category there can be in the classes that a cell can have posts from."""
        near = self.near[self._class(cell)]
        here = sum(self._here[post_class, cell.category] for post_class in near)
        return here + sum(self.granted(post_class, n) for post_class in near)

    def lent(self, post_class: PostClass, n: int) -> int:
        """Return what a class can lend anew: what its pool has left at the end of a year, where that binds (C08)."""
        total = self._case.totals.get(post_class)
        if self._case.policy.mode(POOL_LOAN) is not Mode.HARD:
            return self._useful
        running = sum(lent[n] for cell, lent in self._case.lent.items() if self._class(cell) == post_class)
        return max(0, total.pool - running) if total else 0

    def loan(self, post_class: PostClass, n: int, years: int) -> int:
        """Return what a class can lend from a year on for so many years, where a term binds for no longer (C08)."""
        longest = self._case.policy.number(POOL_LOAN, "years")
        if self._case.policy.mode(POOL_LOAN) is Mode.HARD and longest is not None and years > longest:
            return 0
        return min(self.lent(post_class, t) for t in range(n, n + years))

    def _class(self, cell: Cell) -> PostClass:
        return self._case.class_of[cell.facility]

    @cached_property
    def _here(self) -> Counter[tuple[PostClass, Category]]:
        """The posts of each class and category today."""
        found: Counter[tuple[PostClass, Category]] = Counter()
        for cell, row in self._case.posts.items():
            found[self._class(cell), cell.category] += row.approved
        return found

    @cached_property
    def near(self) -> dict[PostClass, set[PostClass]]:
        """The classes that posts of each can come from or go to, be it by way of others."""
        found: dict[PostClass, set[PostClass]] = {}
        for post_class in self._case.classes:
            near, todo = {post_class}, [post_class]
            while todo:
                here = todo.pop()
                news = [c for c in self._case.classes if c not in near and allowed(self._case, here, c)]
                near.update(news)
                todo += news
            found[post_class] = near
        return found

    @cached_property
    def _useful(self) -> int:
        """Return more posts than can be of use, where no total binds: what exists, is needed, or must not be lost.

        Where a share must be professional, every other post may ask for ``share / (1 - share)`` professional ones.
        """
        case = self._case
        used = sum(row.approved + case.need[cell] + max(case.staying[cell]) for cell, row in case.posts.items())
        share = case.policy.share(PROFESSIONAL_SHARE, "share")
        return used if share >= 1 else int(used / (1 - share)) + 1


def allowed(case: HeadcountCase, source: PostClass, target: PostClass) -> bool:
    """Return whether posts may move between two classes at all: a rule that is not hard does not forbid it."""
    hard_class = case.policy.mode(SAME_CLASS) is Mode.HARD
    hard_level = case.policy.mode(TWO_LEVELS) is Mode.HARD
    return (source.kind == target.kind or not hard_class) and (source.level is target.level or not hard_level)
