"""The stages of headcount that are sums, written from the catalogue's objectives."""

from collections.abc import Callable
from math import ceil

from models.county.words import Level, Stage
from optimizer.certify.headcount.columns import CellYear, HeadcountColumns
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
    found: Terms = []
    for key in c.posts:
        line = c.program.column(f"line_{c.name(*key)}", 1)
        for number, column in enumerate(touching(c, key), 1):
            most = ceil(c.program.most([(1, column)]))
            c.program.row(f"line{number}_{c.name(*key)}", [(most, line), (-1, column)], low=0)
        found.append((1, line))
    return found


def changes(c: HeadcountColumns) -> Terms:
    """Return the posts transferred and the years, inside the plan, of new loans."""
    moved: Terms = [(1, column) for columns in c.out.values() for column in columns.values()]
    lent: Terms = [(loan.years, loan.column) for loans in c.loans.values() for loan in loans]
    return moved + lent


def touching(c: HeadcountColumns, key: CellYear) -> list[Column]:
    """Return the columns whose posts make a filing line of a cell and year."""
    loans = [loan.column for loan in c.loans[key]]
    return [*c.out[key].values(), *c.into[key].values(), c.granted[key], *loans]


SUMS: dict[Stage, Goal] = {
    Stage.CONTRACTS: contracts,
    Stage.GAP: gap,
    Stage.VACANCIES: vacancies,
    Stage.FILINGS: filings,
    Stage.CHANGES: changes,
}
