"""From a solution of the headcount program to a plan: who gives to whom, and each row of it."""

from collections import defaultdict

from models.headcount import Borrowed, Cell, CellYear, Granted, HeadcountPlan, PostClass, Transfer
from optimizer.certify.headcount.columns import HeadcountColumns
from optimizer.engines.pulp import Solved


def plan_of(c: HeadcountColumns, found: Solved) -> HeadcountPlan:
    """Return the plan of a solution."""
    case = c.case
    cells = [
        CellYear(
            year=case.years[n],
            facility=cell.facility,
            category=cell.category,
            posts=found[c.posts[cell, n]],
            recruits=found[c.recruits[cell, n]] if (cell, n) in c.recruits else 0,
            contracted=case.posts[cell].off_filled - (found[c.ended[cell, n]] if (cell, n) in c.ended else 0),
        )
        for cell, n in c.posts
    ]
    granted = [
        Granted(year=case.years[n], facility=cell.facility, category=cell.category, posts=found[column])
        for (cell, n), column in c.granted.items()
        if found[column]
    ]
    borrowed = [
        Borrowed(
            year=case.years[n],
            due=case.years[n] + loan.years,
            facility=cell.facility,
            category=cell.category,
            posts=found[loan.column],
        )
        for (cell, n), loans in c.loans.items()
        for loan in loans
        if found[loan.column]
    ]
    return HeadcountPlan(
        county_hash=case.county.hash,
        profile=case.policy.profile,
        settings=case.policy.settings,
        cells=tuple(cells),
        transfers=tuple(transfers(c, found)),
        granted=tuple(granted),
        borrowed=tuple(borrowed),
    ).sorted()


def transfers(c: HeadcountColumns, found: Solved) -> list[Transfer]:
    """Match what goes out with what comes in, pair of classes by pair of classes, in the order of the sheet."""
    sources: dict[tuple[object, ...], list[tuple[Cell, int]]] = defaultdict(list)
    targets: dict[tuple[object, ...], list[tuple[Cell, int]]] = defaultdict(list)
    for cell, n in c.posts:
        own = c.case.class_of[cell.facility]
        for other in c.out[cell, n]:
            gives, takes = _net(c, found, cell, n, own, other)
            if gives:
                sources[cell.category, n, own, other].append((cell, gives))
            if takes:
                targets[cell.category, n, other, own].append((cell, takes))
    moved: list[Transfer] = []
    for key, giving in sources.items():
        taking = list(targets[key])
        for source, gives in giving:
            while gives:
                target, takes = taking.pop()
                posts = min(gives, takes)
                year = c.case.years[int(str(key[1]))]
                moved.append(_transfer(year, source, target, posts))
                gives -= posts
                if takes > posts:
                    taking.append((target, takes - posts))
    return moved


def _net(c: HeadcountColumns, found: Solved, cell: Cell, n: int, own: PostClass, other: PostClass) -> tuple[int, int]:
    """Return what a cell gives to and takes from a class; inside its own only the difference."""
    gives, takes = found[c.out[cell, n][other]], found[c.into[cell, n][other]]
    both = min(gives, takes) if own == other else 0
    return gives - both, takes - both


def _transfer(year: int, source: Cell, target: Cell, posts: int) -> Transfer:
    return Transfer(year=year, category=source.category, source=source.facility, target=target.facility, posts=posts)
