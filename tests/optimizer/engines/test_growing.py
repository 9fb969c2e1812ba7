"""A linear program that grows: every change counts at the next solve, in any order."""

import numpy as np

from optimizer.engines import GrowingProgram, Optimum


def program() -> GrowingProgram:
    """Return ``min x0 + 2 x1 + 3 x2`` over the unit cube with ``x0 + x1 + x2 >= 2`` as row 0."""
    grown = GrowingProgram(np.zeros(3), np.ones(3), np.array([1.0, 2.0, 3.0]))
    grown.add(np.array([0, 3]), np.arange(3), np.ones(3), np.array([2.0]))
    return grown


def solved(grown: GrowingProgram) -> Optimum:
    """Return the optimum that there is."""
    optimum = grown.solve()
    assert optimum is not None
    return optimum


def test_rows_come_and_go() -> None:
    """A row added moves the optimum, and dropping it moves it back; ids go on, multipliers are named by them."""
    grown = program()
    assert solved(grown).values.tolist() == [1.0, 1.0, 0.0] and solved(grown).rows.tolist() == [0]
    added = grown.add(np.array([0, 1, 2]), np.array([2, 1]), np.array([2.0, 1.0]), np.array([2.0, 0.5]))
    assert added.tolist() == [1, 2]
    assert solved(grown).values[2] == 1.0 and solved(grown).rows.tolist() == [0, 1, 2]
    grown.drop(added[:1])
    assert solved(grown).values.tolist() == [1.0, 1.0, 0.0] and solved(grown).rows.tolist() == [0, 2]
    assert grown.add(np.array([0, 1]), np.array([2]), np.ones(1), np.array([1.0])).tolist() == [3]
    assert solved(grown).values[2] == 1.0


def test_bounds_move() -> None:
    """Columns held and set free; of several changes before a solve the last one counts."""
    grown = program()
    one, none = np.ones(1), np.zeros(1)
    grown.bound(np.array([2]), one, one)
    assert solved(grown).values.tolist() == [1.0, 0.0, 1.0]
    grown.bound(np.array([0]), none, none)
    assert solved(grown).values.tolist() == [0.0, 1.0, 1.0]
    grown.bound(np.arange(3), np.zeros(3), np.zeros(3))
    grown.bound(np.arange(3), np.zeros(3), np.ones(3))
    assert solved(grown).values.tolist() == [1.0, 1.0, 0.0]


def test_nothing_where_there_is_no_point() -> None:
    """Without a point there is no optimum, and with one again there is."""
    grown = program()
    grown.bound(np.arange(3), np.zeros(3), np.full(3, 0.5))
    assert grown.solve() is None
    grown.bound(np.arange(3), np.zeros(3), np.ones(3))
    assert solved(grown).values.sum() == 2.0
