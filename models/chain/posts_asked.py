"""From siting to headcount: the county in which open centers ask for posts at their sites."""

from collections import Counter
from collections.abc import Iterable

from models.chain.center_posts import CenterPosts
from models.county import County
from models.county.headcount import Posts
from models.county.words import NeedSource
from models.headcount import Cell, HeadcountCase


def posts_asked(case: HeadcountCase, asks: Iterable[CenterPosts]) -> County:
    """Return the county of ``case`` with the posts asked for on top of what its cells need.

    The need of a cell is the same in every year of a headcount, so that a center's posts are prepared from the first
    year on. A cell that asks for more states its need as given; one that was not there is of its facility's class,
    with nothing approved.
    """
    more: Counter[Cell] = Counter()
    for ask in asks:
        if ask.asked:
            more[Cell(ask.site, ask.category)] += ask.asked
    rows = [_more(case, row, more.pop(Cell(row.facility, row.category), 0)) for row in case.county.posts]
    rows += [_new(case, cell, count) for cell, count in more.items()]
    return case.county.model_copy(update={"posts": tuple(rows)})


def _more(case: HeadcountCase, row: Posts, count: int) -> Posts:
    if not count:
        return row
    required = case.need[Cell(row.facility, row.category)] + count
    return row.model_copy(update={"required": required, "source": NeedSource.GIVEN})


def _new(case: HeadcountCase, cell: Cell, count: int) -> Posts:
    its = case.class_of[cell.facility]
    return Posts(
        facility=cell.facility,
        class_type=its.class_type,
        funding=its.funding,
        level=its.level,
        category=cell.category,
        required=count,
    )
