"""From column values to a plan."""

from collections.abc import Iterator, Sequence

from models.county.words import Category, Mode
from models.headcount.cell import Cell
from models.headcount.classes import PostClass
from models.headcount.plan import Borrowed, CellYear, Granted, HeadcountPlan, Transfer
from optimizer.headcount.formulation import HeadcountModel
from optimizer.headcount.loans import begun_in, loans_of
from optimizer.headcount.match import Matched, match
from optimizer.headcount.part import Values

OCCUPIED = "headcount.occupied"


def plan_of(m: HeadcountModel, values: Values) -> HeadcountPlan:
    """Return the plan that ``values`` of the columns mean; they may stop before recruits or single movements."""
    granted: list[Granted] = []
    transfers: list[Transfer] = []
    for y in m.years:
        for category in dict.fromkeys(category for _, category in m.pools):
            moved = _matched(m, category, y, values)
            year = m.case.years[y]
            transfers += [
                Transfer(year=year, category=category, source=a.facility, target=b.facility, posts=n)
                for (a, b), n in moved.transfers.items()
            ]
            granted += [
                Granted(year=year, facility=cell.facility, category=category, posts=n)
                for cell, n in moved.granted.items()
            ]
    return HeadcountPlan(
        county_hash=m.case.county.hash,
        profile=m.case.policy.profile,
        settings=m.case.policy.settings,
        cells=tuple(_cells(m, values)),
        transfers=tuple(transfers),
        granted=tuple(granted),
        borrowed=tuple(_borrowed(m, values)),
    ).sorted()


def _of(columns: dict[tuple[Cell, int], int], key: tuple[Cell, int], values: Values) -> int:
    column = columns.get(key)
    return int(values[column]) if column is not None and column < len(values) else 0


def _cells(m: HeadcountModel, values: Values) -> Iterator[CellYear]:
    recruits = _recruits(m, values)
    for cell, y in m.posts:
        staff = m.case.posts[cell].off_filled
        yield CellYear(
            year=m.case.years[y],
            facility=cell.facility,
            category=cell.category,
            posts=_of(m.posts, (cell, y), values),
            recruits=recruits[cell, y],
            contracted=_of(m.contracted, (cell, y), values) if (cell, y) in m.contracted else staff,
        )


def _recruits(m: HeadcountModel, values: Values) -> dict[tuple[Cell, int], int]:
    """Return the recruits of each cell and year; where nothing forbids more, no more than there are vacancies for."""
    asked = {key: _of(m.recruits, key, values) for key in m.posts}
    if m.case.policy.mode(OCCUPIED) in (Mode.HARD, Mode.SOFT):
        return asked
    found: dict[tuple[Cell, int], int] = {}
    for cell in m.case.posts:
        wanted = taken = 0
        for y in m.years:
            wanted += asked[cell, y]
            vacant = sum(int(values[c]) for c in m.filled_up(cell, y)) + m.case.lent[cell][y] - m.case.staying[cell][y]
            found[cell, y] = max(0, min(wanted, vacant) - taken)
            taken += found[cell, y]
    return found


def _matched(m: HeadcountModel, category: Category, y: int, values: Values) -> Matched:
    changes: dict[PostClass, dict[Cell, int]] = {}
    for (post_class, k), cells in m.pools.items():
        if k is category:
            changes[post_class] = {
                cell: _of(m.posts, (cell, y), values)
                - (_of(m.posts, (cell, y - 1), values) if y else m.case.posts[cell].approved)
                for cell in cells
            }
    grants = {c: int(values[g]) for (c, k, n), g in m.grants.items() if (k, n) == (category, y)}
    flows = {(a, b): int(values[f]) for (a, b, k, n), f in m.flows.items() if (k, n) == (category, y)}
    passed = [cell for its in changes.values() for cell in its if _passes(m, cell, y, values)]
    return match(changes, grants, flows, passed)


def _passes(m: HeadcountModel, cell: Cell, y: int, values: Values) -> bool:
    """Return whether posts come to a cell and leave it in one year."""
    return bool(_of(m.came, (cell, y), values) and _of(m.left, (cell, y), values))


def _borrowed(m: HeadcountModel, values: Values) -> Iterator[Borrowed]:
    for cell in dict.fromkeys(cell for cell, _ in m.loans):
        active = [_of(m.loans, (cell, y), values) for y in m.years]
        if not any(active):
            continue
        for first, end, posts in loans_of(active, _begun(m, cell, active, values), m.longest_loan):
            year = m.case.years
            yield Borrowed(
                year=year[first], due=year[0] + end, facility=cell.facility, category=cell.category, posts=posts
            )


def _begun(m: HeadcountModel, cell: Cell, active: Sequence[int], values: Values) -> Sequence[int] | None:
    """Return the posts newly lent to a cell in each year, where that is settled."""
    if m.begun and max(m.begun.values()) < len(values):
        return [_of(m.begun, (cell, y), values) for y in m.years]
    if m.touched and max(m.touched.values()) < len(values):
        return begun_in(active, [bool(_of(m.touched, (cell, y), values)) for y in m.years], m.longest_loan)
    return None
