"""The parts of a program that share no row: what one part comes to does not depend on the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optimizer.engines.pulp import Column, Program, Row, Terms


@dataclass(frozen=True)
class Part:
    """Columns that hang together, ascending, and the rows of the program and beside it that are on them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more: tuple[Row, ...]

    def program(self, whole: Program) -> Program:
        """Return the part as a program of its own; its columns are numbered by their place in :attr:`columns`."""
        place = {column: n for n, column in enumerate(self.columns)}
        return Program(
            whole.name,
            [whole.names[c] for c in self.columns],
            [whole.bounds[c] for c in self.columns],
            [whole.wholes[c] for c in self.columns],
            [Row(row.name, _renumbered(row.terms, place), row.low, row.high) for row in (*self.rows, *self.more)],
        )

    def goal(self, goal: Terms) -> Terms:
        """Return the terms of a goal that are on the part, as its program numbers them."""
        place = {column: n for n, column in enumerate(self.columns)}
        return [(factor, place[column]) for factor, column in goal if column in place]


def bundles(parts: Iterable[Part], most: int) -> list[Part]:
    """Return the parts put together, in their order, as long as they have at most so many columns together.

    Their optimum together is that of each: one call of a solver instead of many, where parts are small.
    """
    found: list[Part] = []
    for part in parts:
        if found and len(found[-1].columns) + len(part.columns) <= most:
            last = found.pop()
            columns = tuple(sorted((*last.columns, *part.columns)))
            part = Part(columns, (*last.rows, *part.rows), (*last.more, *part.more))
        found.append(part)
    return found


def _renumbered(terms: Terms, place: dict[Column, int]) -> Terms:
    return [(factor, place[column]) for factor, column in terms]


class Parts:
    """The parts of a program, kept up as it grows: columns are joined by the rows that hold them."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._above: list[Column] = []
        self._seen = 0

    def root(self, column: Column) -> Column:
        """Return the column that stands for the part of a column."""
        self._grow()
        return self._root(column)

    def groups(self, terms: Iterable[Sequence[Column]]) -> list[list[int]]:
        """Return which of the lists of columns belong together, by their places: those that share a part."""
        self._grow()
        lists = list(terms)
        joined = _Joined()
        for columns in lists:
            joined.join([self._root(c) for c in columns])
        found: dict[Column, list[int]] = {}
        for n, columns in enumerate(lists):
            found.setdefault(joined.root(self._root(columns[0])), []).append(n)
        return list(found.values())

    def touched(self, columns: Iterable[Column], more: Sequence[Row] = ()) -> list[Part]:
        """Return the parts of ``columns`` and of the rows ``more``, which may join some, by their first column."""
        self._grow()
        joined = _Joined()
        for row in more:
            joined.join([self._root(c) for _, c in row.terms])
        wanted = {joined.root(self._root(c)) for c in columns}
        wanted |= {joined.root(self._root(c)) for row in more for _, c in row.terms}
        found: dict[Column, tuple[list[Column], list[Row], list[Row]]] = {root: ([], [], []) for root in wanted}
        for column in range(len(self._program.names)):
            if (part := found.get(joined.root(self._root(column)))) is not None:
                part[0].append(column)
        for place, rows in ((1, self._program.rows), (2, more)):
            for row in rows:
                if row.terms and (part := found.get(joined.root(self._root(row.terms[0][1])))) is not None:
                    part[place].append(row)  # type: ignore[arg-type]
        its = (Part(tuple(columns), tuple(rows), tuple(extra)) for columns, rows, extra in found.values())
        return sorted(its, key=lambda part: part.columns)

    def _grow(self) -> None:
        """Take in what the program has got since."""
        self._above += range(len(self._above), len(self._program.names))
        for row in self._program.rows[self._seen :]:
            roots = {self._root(column) for _, column in row.terms}
            for root in roots:
                self._above[root] = min(roots)
        self._seen = len(self._program.rows)

    def _root(self, column: Column) -> Column:
        above = self._above
        while above[column] != column:
            above[column] = above[above[column]]
            column = above[column]
        return column


class _Joined:
    """Parts that are joined for once."""

    def __init__(self) -> None:
        self._above: dict[Column, Column] = {}

    def join(self, columns: Sequence[Column]) -> None:
        roots = {self.root(column) for column in columns}
        for root in roots:
            self._above[root] = min(roots)

    def root(self, column: Column) -> Column:
        while (above := self._above.get(column, column)) != column:
            column = above
        return column
