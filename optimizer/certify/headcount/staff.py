"""The clauses on people: filled posts stay, recruits fit in vacancies and in positions."""

from math import ceil

from models.county.words import Level, Mode
from models.headcount import Cell
from optimizer.certify.headcount.columns import HeadcountColumns
from optimizer.engines.pulp import Terms

OCCUPIED = "headcount.occupied"
POSITION_QUOTA = "headcount.position_quota"


def staff_rows(c: HeadcountColumns) -> None:
    """Add the clauses on staff in post, recruits and positions."""
    for cell, n in c.posts:
        _occupied(c, cell, n)
    quotas = {level: _quota(c, level) for level in Level if any(p.level is level for p in c.case.county.positions)}
    for n in range(len(c.case.years)):
        _positions(c, n, quotas)


def _occupied(c: HeadcountColumns, cell: Cell, n: int) -> None:
    """``S <= P + L`` and ``R <= recruits_max`` (C12, C30)."""
    terms = [*c.hired(cell, n), *((-k, column) for k, column in c.usable(cell, n))]
    at = c.name(cell, n)
    c.at_most(OCCUPIED, f"filled_{at}", terms, c.case.lent[cell][n] - c.case.staying[cell][n])
    most = c.case.recruits_max(cell, c.case.years[n])
    if most is not None:
        c.at_most(OCCUPIED, f"recruits_{at}", [(1, c.recruits[cell, n])], most)


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
    year, mode = c.case.years[n], c.case.policy.mode(POSITION_QUOTA)
    if mode not in (Mode.HARD, Mode.SOFT):
        return
    beyond: Terms = []
    if Level.HOSPITAL in free:
        terms = hired[Level.HOSPITAL]
        if mode is Mode.SOFT:
            most = ceil(c.program.most(terms))
            beyond = [(-1, c.program.column(f"beyond_county_positions_{year}", most))]
            c.breach.append((c.case.policy.weight(POSITION_QUOTA), beyond[0][1]))
        c.program.row(f"county_positions_{year}", [*terms, *beyond], high=free[Level.HOSPITAL][n])
    if Level.GRASSROOTS in free:
        terms, most = hired[Level.GRASSROOTS], free[Level.GRASSROOTS][n]
        if Level.HOSPITAL in free and c.case.policy.flag(POSITION_QUOTA, "downward"):
            terms = [*terms, *hired[Level.HOSPITAL], *beyond]
            most += free[Level.HOSPITAL][n]
        c.at_most(POSITION_QUOTA, f"town_positions_{year}", terms, most)
