"""The clauses on people: filled posts stay, recruits fit in vacancies and in positions.

Recruits come into the program with the stage of vacancies. Nothing before it asks for any, and a plan that recruits
nobody breaks no clause by it; therefore a soft clause on recruits is as good as hard: to break it is to exceed the
least shortfall.
"""

from math import ceil

from models.county.words import Level
from models.headcount import Cell
from optimizer.certify.headcount.columns import HeadcountColumns
from optimizer.engines.pulp import Terms

OCCUPIED = "headcount.occupied"
POSITION_QUOTA = "headcount.position_quota"


def add_occupied(c: HeadcountColumns) -> None:
    """``S <= P + L`` as far as nobody is recruited (C12, H12)."""
    for cell, n in c.posts:
        terms: Terms = [(-k, column) for k, column in c.usable(cell, n)]
        beyond = c.at_most(OCCUPIED, f"filled_{c.name(cell, n)}", terms, c.case.lent[cell][n] - c.case.staying[cell][n])
        if beyond is not None:
            c.unfilled[cell, n] = beyond


def add_recruits(c: HeadcountColumns) -> None:
    """Add recruits: ``S <= P + L`` with them, ``R <= recruits_max``, and their positions (C11, C12, C13, C30)."""
    for cell, n in c.posts:
        at, most = c.name(cell, n), ceil(c.program.most(c.usable(cell, n))) + c.case.lent[cell][n]
        limit = c.case.recruits_max(cell, c.case.years[n])
        if limit is not None and c.binds(OCCUPIED):
            most = min(most, limit)
        c.recruits[cell, n] = c.program.column(f"recruits_{at}", most)
        if c.binds(OCCUPIED):
            beyond: Terms = [(-1, c.unfilled[cell, n])] if (cell, n) in c.unfilled else []
            used: Terms = [(-k, column) for k, column in c.usable(cell, n)]
            terms = [*c.hired(cell, n), *used, *beyond]
            c.program.row(f"recruited_{at}", terms, high=c.case.lent[cell][n] - c.case.staying[cell][n])
    if c.binds(POSITION_QUOTA):
        quotas = {level: _quota(c, level) for level in Level if any(p.level is level for p in c.case.county.positions)}
        for n in range(len(c.case.years)):
            _positions(c, n, quotas)


def _professionals(c: HeadcountColumns, level: Level) -> list[Cell]:
    return [cell for cell in c.case.posts if cell.professional and c.case.level(cell) is level]


def _quota(c: HeadcountColumns, level: Level) -> list[int]:
    """Return the positions of a level that are free year by year, before any recruit: never below 0."""
    rows = [p for p in c.case.county.positions if p.level is level]
    quota, taken = sum(p.quota for p in rows), sum(p.filled for p in rows)
    own = _professionals(c, level)
    more = [sum(c.case.staying[cell][n] - c.case.posts[cell].filled for cell in own) for n in range(len(c.case.years))]
    return [max(0, quota - taken - change) for change in more]


def _positions(c: HeadcountColumns, n: int, free: dict[Level, list[int]]) -> None:
    """``R_l <= free_l`` by level; ``R_g <= free_g + max(0, free_h - R_h)`` where the county's may serve (C11, C13)."""
    hired: dict[Level, Terms] = {
        level: [term for cell in _professionals(c, level) for term in c.hired(cell, n)] for level in free
    }
    year = c.case.years[n]
    if Level.HOSPITAL in free:
        c.program.row(f"county_positions_{year}", hired[Level.HOSPITAL], high=free[Level.HOSPITAL][n])
    if Level.GRASSROOTS in free:
        terms, most = hired[Level.GRASSROOTS], free[Level.GRASSROOTS][n]
        if Level.HOSPITAL in free and c.case.policy.flag(POSITION_QUOTA, "downward"):
            terms = [*terms, *hired[Level.HOSPITAL]]
            most += free[Level.HOSPITAL][n]
        c.program.row(f"town_positions_{year}", terms, high=most)
