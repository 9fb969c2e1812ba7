"""The stages of headcount that are sums, written from the catalogue's objectives."""

from collections.abc import Callable
from math import ceil

from models.county.words import Level, Stage
from optimizer.certify.headcount.columns import CellYear, HeadcountColumns
from optimizer.certify.headcount.narrow import narrow, rise, stays
from optimizer.certify.headcount.staff import add_recruits
from optimizer.engines.pulp import Column, Terms

GAP = "headcount.gap"

Goal = Callable[[HeadcountColumns], Terms]


def contracts(c: HeadcountColumns) -> Terms:
    """Return the person-years of contracted staff below today's."""
    return [(1, column) for column in c.ended.values()]


def gap(c: HeadcountColumns) -> Terms:
    """Return ``sum w[level] max(0, need - P - L)``."""
    weights = {level: c.case.policy.number(GAP, level.value) or 0 for level in Level}
    found: Terms = []
    for cell, n in c.posts:
        need = c.case.need[cell]
        if need:
            missing = c.program.column(f"gap_{c.name(cell, n)}", need)
            terms = [*c.usable(cell, n), (1, missing)]
            c.program.row(f"gap_{c.name(cell, n)}", terms, low=need - c.case.lent[cell][n])
            found.append((weights[c.case.level(cell)], missing))
    return found


def vacancies(c: HeadcountColumns) -> Terms:
    """Return ``sum max(0, P + L - S)``."""
    add_recruits(c)
    found: Terms = []
    for cell, n in c.posts:
        posts = ceil(c.program.most(c.usable(cell, n)))
        vacant = c.program.column(f"vacant_{c.name(cell, n)}", posts + c.case.lent[cell][n])
        hired = c.hired(cell, n)
        terms = [(1, vacant), *hired, *((-k, column) for k, column in c.usable(cell, n))]
        today = c.case.lent[cell][n] - c.case.staying[cell][n]
        c.program.row(f"vacant_{c.name(cell, n)}", terms, low=today)
        found.append((1, vacant))
    return found


def filings(c: HeadcountColumns) -> Terms:
    """Return the cells and years whose posts are moved, given out or newly borrowed."""
    narrow(c)
    found: Terms = []
    lines: dict[CellYear, Column] = {}
    for key in c.posts:
        lines[key] = c.program.column(f"line_{c.name(*key)}", 1)
        for number, (columns, most) in enumerate(touching(c, key), 1):
            terms: Terms = [(-1, column) for column in columns]
            c.program.row(f"line{number}_{c.name(*key)}", [(most, lines[key]), *terms], low=0)
        found.append((1, lines[key]))
    _surely(c, lines)
    return found


def _surely(c: HeadcountColumns, lines: dict[CellYear, Column]) -> None:
    """Say what follows: a cell that must have more, or fewer, posts in a year than today has a line by then."""
    for cell, n in c.posts:
        today = c.case.posts[cell].approved
        least, (_, most) = c.program.bounds[c.have[cell, n]][0], c.program.bounds[c.posts[cell, n]]
        if least > today or (most is not None and most < today):
            terms: Terms = [(1, lines[cell, t]) for t in range(n + 1)]
            c.program.row(f"surely_{c.name(cell, n)}", terms, low=1)


def changes(c: HeadcountColumns) -> Terms:
    """Return the posts transferred and the years, inside the plan, of new loans."""
    moved: Terms = [(1, column) for columns in c.out.values() for column in columns.values()]
    lent: Terms = [(loan.years, loan.column) for loans in c.loans.values() for loan in loans]
    return moved + lent


def touching(c: HeadcountColumns, key: CellYear) -> list[tuple[list[Column], int]]:
    """Return what makes a filing line of a cell and year: columns, and the most that they can come to together.

    What comes in from a cell's own class and what is given out make one where no other class is near: together they
    are a rise of its posts.
    """
    cell, n = key
    own, program = c.case.class_of[cell.facility], c.program
    granted = [c.granted[key]] if key in c.granted else []
    found = [[loan.column for loan in c.loans[key]], *([column] for column in c.out[key].values())]
    most = [ceil(program.most([(1, column) for column in columns])) for columns in found]
    if c.loans[key]:
        most[0] = min(most[0], c.most.lent(own, n))
    if stays(c, key):
        found.append([c.into[key][own], *granted])
        most.append(rise(c, key))
    else:
        found += [[column] for column in (*c.into[key].values(), *granted)]
        most += [ceil(program.most([(1, columns[0])])) for columns in found[len(most) :]]
    return [(columns, limit) for columns, limit in zip(found, most, strict=True) if columns]


SUMS: dict[Stage, Goal] = {
    Stage.CONTRACTS: contracts,
    Stage.GAP: gap,
    Stage.VACANCIES: vacancies,
    Stage.FILINGS: filings,
    Stage.CHANGES: changes,
}
