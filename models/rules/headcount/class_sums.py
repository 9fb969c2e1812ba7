"""What a class of posts uses of its approved total at the end of a year."""

from dataclasses import dataclass

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.headcount.plan import Granted
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_name
from models.rules.phrases import SHOWN, listed
from models.text import Text, text

SEVERAL = text("{c}等{n}笔", "{c} and others, {n} in all")


@dataclass(frozen=True, slots=True)
class ClassSum:
    """``posts`` of the facilities and the ``pool``; ``came`` of the posts are from other classes, net, so far.

    ``granted`` are the posts that the plan has given out in the class so far.
    """

    posts: int
    pool: int
    came: int
    granted: tuple[Granted, ...]

    @property
    def charged(self) -> int:
        """The posts that the class's own total has to hold."""
        return self.posts + self.pool - self.came


def class_sum(case: HeadcountCase, headcount: Headcount, post_class: PostClass, year: int) -> ClassSum:
    """Return what ``post_class`` uses at the end of the year at a place in their order."""
    until, came = case.years[year], 0
    for row in headcount.transfers:
        if row.year <= until:
            leaves, enters = case.class_of[row.source] == post_class, case.class_of[row.target] == post_class
            came += row.posts * (enters - leaves)
    return ClassSum(
        posts=sum(headcount.posts(cell, year) for cell in case.posts if case.class_of[cell.facility] == post_class),
        pool=case.totals[post_class].pool,
        came=came,
        granted=tuple(g for g in headcount.granted if g.year <= until and case.class_of[g.facility] == post_class),
    )


def told(case: HeadcountCase, granted: tuple[Granted, ...]) -> Text:
    """Return grants as a list: 2026年乌加河医师2名, and how many in all where there are many."""
    names = [_one(case, row) for row in granted]
    shown = Text(zh=listed([name.zh for name in names[:SHOWN]]).zh, en=listed([name.en for name in names[:SHOWN]]).en)
    return shown if len(names) <= SHOWN else SEVERAL.fill(c=shown, n=len(names))


def _one(case: HeadcountCase, row: Granted) -> Text:
    name = cell_name(case, Cell(row.facility, row.category))
    return text("{y}年{c}{n}名", "{n} to {c} in {y}").fill(y=row.year, c=name, n=row.posts)
