"""A headcount plan as the checker reads it: posts, staff and loans of each cell at the end of each year, indexed."""

from collections import defaultdict

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.headcount.plan import Borrowed, CellYear, Granted, HeadcountPlan, Transfer


class Headcount:
    """The rows of a plan inside a case; years are by place in their order, from 0, and -1 is today.

    ``strays`` are rows that the case cannot place: an unknown cell or year, a thing said twice, a transfer of a
    facility to itself, a loan due before it is used. They count for nothing else. A cell that the plan does not name in
    a year keeps what it had the year before; it is a finding all the same.
    """

    def __init__(self, case: HeadcountCase, plan: HeadcountPlan) -> None:
        self._case = case
        self._year = {year: n for n, year in enumerate(case.years)}
        self.strays: list[CellYear | Transfer | Granted | Borrowed] = []
        self.transfers: list[Transfer] = []
        self.granted: list[Granted] = []
        self.borrowed: list[Borrowed] = []
        self._cells: dict[tuple[Cell, int], CellYear] = {}
        self._came: dict[tuple[Cell, int], int] = defaultdict(int)
        self._touched: set[tuple[Cell, int]] = set()
        self._lent: dict[tuple[Cell, int], int] = defaultdict(int)
        for row in plan.cells:
            self._enter_cell(row)
        for transfer in plan.transfers:
            self._enter_transfer(transfer)
        for grant in plan.granted:
            self._enter_granted(grant)
        for loan in plan.borrowed:
            self._enter_borrowed(loan)

    def _enter_cell(self, row: CellYear) -> None:
        cell, year = Cell(row.facility, row.category), self._year.get(row.year)
        if year is None or cell not in self._case.posts or (cell, year) in self._cells:
            self.strays.append(row)
        else:
            self._cells[cell, year] = row

    def _enter_transfer(self, row: Transfer) -> None:
        year, source, target = self._year.get(row.year), Cell(row.source, row.category), Cell(row.target, row.category)
        cells = self._case.posts
        if year is None or source not in cells or target not in cells or source == target:
            self.strays.append(row)
            return
        self.transfers.append(row)
        self._came[source, year] -= row.posts
        self._came[target, year] += row.posts
        self._touched |= {(source, year), (target, year)}

    def _enter_granted(self, row: Granted) -> None:
        cell, year = Cell(row.facility, row.category), self._year.get(row.year)
        if year is None or cell not in self._case.posts:
            self.strays.append(row)
            return
        self.granted.append(row)
        self._came[cell, year] += row.posts
        self._touched.add((cell, year))

    def _enter_borrowed(self, row: Borrowed) -> None:
        cell, year = Cell(row.facility, row.category), self._year.get(row.year)
        if year is None or cell not in self._case.posts or row.due <= row.year:
            self.strays.append(row)
            return
        self.borrowed.append(row)
        self._touched.add((cell, year))
        for n in range(year, min(len(self._case.years), year + row.due - row.year)):
            self._lent[cell, n] += row.posts

    def named(self, cell: Cell, year: int) -> bool:
        """Return whether the plan has a row for ``cell`` at the end of ``year``."""
        return (cell, year) in self._cells

    def posts(self, cell: Cell, year: int) -> int:
        """Return the posts of ``cell`` at the end of ``year``, borrowed ones apart; approved today for -1."""
        while year >= 0:
            row = self._cells.get((cell, year))
            if row is not None:
                return row.posts
            year -= 1
        return self._case.posts[cell].approved

    def on_loan(self, cell: Cell, year: int) -> int:
        """Return the posts that ``cell`` has borrowed at the end of ``year``, old and new loans."""
        return self._case.lent[cell][year] + self._lent.get((cell, year), 0)

    def new_loans(self, cell: Cell, year: int) -> int:
        """Return the posts that ``cell`` has at the end of ``year`` by loans of the plan."""
        return self._lent.get((cell, year), 0)

    def came(self, cell: Cell, year: int) -> int:
        """Return the posts that transfers and grants bring to ``cell`` in ``year``, less those that they take."""
        return self._came.get((cell, year), 0)

    def touched(self, cell: Cell, year: int) -> bool:
        """Return whether posts of ``cell`` are moved, granted or newly borrowed in ``year``."""
        return (cell, year) in self._touched or self.posts(cell, year) != self.posts(cell, year - 1)

    def recruits(self, cell: Cell, year: int) -> int:
        """Return the recruits of ``cell`` in ``year``."""
        row = self._cells.get((cell, year))
        return row.recruits if row is not None else 0

    def staff(self, cell: Cell, year: int) -> int:
        """Return the staff in post of ``cell`` at the end of ``year``: who stays, and all recruits so far."""
        return self._case.staying[cell][year] + sum(self.recruits(cell, n) for n in range(year + 1))

    def contracted(self, cell: Cell, year: int) -> int:
        """Return the contracted staff of ``cell`` at the end of ``year``; today's where the plan has no row."""
        row = self._cells.get((cell, year))
        return row.contracted if row is not None else self._case.posts[cell].off_filled
