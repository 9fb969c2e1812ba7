"""The parts of a program, and what single rows say of the bounds of columns."""

from optimizer.certify.parts import Parts, bundles
from optimizer.certify.tighten import tighten
from optimizer.engines.pulp import Program, Row


def program(columns: int, *rows: Row, high: int | None = 9) -> Program:
    found = Program("test")
    for n in range(columns):
        found.column(f"x{n}", high)
    for row in rows:
        found.row(row.name, row.terms, row.low, row.high)
    return found


def test_columns_that_share_rows_are_one_part_also_when_rows_come_later() -> None:
    whole = program(5, Row("a", [(1, 0), (1, 2)], high=3), Row("b", [(1, 1), (1, 4)], high=3))
    parts = Parts(whole)
    assert [part.columns for part in parts.touched(range(5))] == [(0, 2), (1, 4), (3,)]
    whole.row("c", [(1, 2), (1, 1)], high=4)
    assert [part.columns for part in parts.touched([4])] == [(0, 1, 2, 4)]
    assert [row.name for row in parts.touched([4])[0].rows] == ["a", "b", "c"]
    assert parts.touched([]) == []


def test_rows_beside_the_program_join_parts_for_once() -> None:
    whole = program(3, Row("a", [(1, 0), (1, 1)], high=3))
    parts = Parts(whole)
    joined = parts.touched([], [Row("m", [(1, 1), (1, 2)], high=1)])
    assert [(part.columns, [row.name for row in part.more]) for part in joined] == [((0, 1, 2), ["m"])]
    assert [part.columns for part in parts.touched([2])] == [(2,)]


def test_lists_of_columns_that_share_a_part_are_grouped() -> None:
    parts = Parts(program(5, Row("a", [(1, 0), (1, 2)], high=3)))
    assert parts.groups([[0], [1], [2], [3, 4], [4]]) == [[0, 2], [1], [3, 4]]


def test_a_part_is_a_program_by_itself() -> None:
    whole = program(4, Row("a", [(2, 1), (-1, 3)], low=0, high=3))
    part = Parts(whole).touched([3])[0]
    own = part.program(whole)
    assert (own.names, own.rows) == (["x1", "x3"], [Row("a", [(2, 0), (-1, 1)], 0, 3)])
    assert part.goal([(5, 0), (7, 3)]) == [(7, 1)]


def test_small_parts_are_solved_together_up_to_a_size() -> None:
    whole = program(5, Row("a", [(1, 0), (1, 4)], high=3))
    together = bundles(Parts(whole).touched(range(5)), 3)
    assert [part.columns for part in together] == [(0, 1, 4), (2, 3)]
    assert [row.name for part in together for row in part.rows] == ["a"]


def test_bounds_follow_from_a_row_and_on_from_there() -> None:
    whole = program(3, Row("a", [(2, 0), (1, 1)], high=5), Row("b", [(1, 2), (-1, 0)], low=4))
    whole.bounds[2] = (0, 5)
    tighten(whole)
    assert whole.bounds == [(0, 1), (0, 5), (4, 5)]


def test_a_row_that_is_only_implied_tightens_and_is_not_kept() -> None:
    whole = program(2)
    tighten(whole, [Row("sum", [(1, 0), (1, 1)], low=17)])
    assert whole.bounds == [(8, 9), (8, 9)]
    assert whole.rows == []


def test_fractions_and_columns_without_an_end_stay() -> None:
    whole = program(1, high=None)
    whole.column("part", 9, whole=False)
    whole.row("a", [(1, 0), (1, 1)], high=3)
    whole.row("b", [(-1, 0), (1, 1)], high=0)
    tighten(whole)
    assert whole.bounds == [(0, 3), (0, 9)]
