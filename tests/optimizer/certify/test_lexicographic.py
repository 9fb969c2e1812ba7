"""Goal after goal: optima become rows, parts apart, prices in place of rows, and what is only half known."""

from collections.abc import Sequence

import pytest

from optimizer.certify import lexicographic
from optimizer.certify.lexicographic import Lexicographic, NoPlanError, NotProvenError
from optimizer.engines.pulp import Claim, Program, Row, Solved, Terms, solve


def two_pairs() -> Program:
    """Return ``x0 + x1 >= 3`` and ``x2 + x3 >= 5``, each at most 9: two parts."""
    found = Program("test")
    for n in range(4):
        found.column(f"x{n}", 9)
    found.row("a", [(1, 0), (1, 1)], low=3)
    found.row("b", [(1, 2), (1, 3)], low=5)
    return found


def test_the_optimum_of_a_sum_is_held_part_by_part() -> None:
    run = Lexicographic(two_pairs())
    assert run.push("first", [(1, 0), (2, 1), (1, 2), (3, 3)]) == 8
    held = {row.name: (row.terms, row.high) for row in run.program.rows if row.name.startswith("first")}
    assert held == {"first_1": ([(1, 0), (2, 1)], 3), "first_2": ([(1, 2), (3, 3)], 5)}
    assert run.push("second", [(1, 1), (1, 3)]) == 0
    assert run.best is not None
    assert run.best.values == (3, 0, 5, 0)


def test_parts_that_a_goal_does_not_touch_are_not_solved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[str]] = []

    def listening(program: Program, *given: object, **named: object) -> Solved:
        asked.append(program.names)
        return solve(program, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(lexicographic, "solve", listening)
    monkeypatch.setattr(lexicographic, "TOGETHER", 2)
    run = Lexicographic(two_pairs())
    run.optimum([])
    assert asked == [["x0", "x1"], ["x2", "x3"]]
    run.push("first", [(1, 2), (1, 3)])
    assert asked[2:] == [["x2", "x3"]]
    run.push("nothing less", [(1, 2), (1, 3)])
    assert len(asked) <= 4


def test_a_priced_goal_keeps_its_optimum_where_a_low_price_would_not() -> None:
    """A line saves 50 posts: at 16 a line it would be worth while, at 256 it is not."""
    program = Program("test")
    lines, posts = program.column("lines", 9), program.column("posts", 900)
    program.row("needed", [(50, lines), (1, posts)], low=100)
    program.row("posts", [(1, posts)], high=60)
    run = Lexicographic(program)
    assert run.push("lines", [(1, lines)]) == 1
    assert run.push("posts", [(1, posts)], priced="lines") == 50
    assert run.best is not None
    assert run.best.values == (1, 50)


def test_no_plan_and_no_proof_are_different() -> None:
    program = two_pairs()
    program.row("c", [(1, 0), (1, 1)], high=2)
    with pytest.raises(NoPlanError):
        Lexicographic(program).optimum([])
    with pytest.raises(NotProvenError):
        Lexicographic(two_pairs(), seconds=0.0).optimum([])


def test_a_row_without_columns_that_cannot_be_kept_is_no_plan() -> None:
    program = two_pairs()
    program.row("never", [], high=-1)
    with pytest.raises(NoPlanError):
        Lexicographic(program).optimum([])


def test_rows_beside_the_program_hold_for_once() -> None:
    run = Lexicographic(two_pairs())
    assert run.optimum([(1, 0), (1, 1)], Row("more", [(1, 0)], low=7)).of([(1, 0), (1, 1)]) == 7
    assert run.optimum([(1, 0), (1, 1)]).of([(1, 0), (1, 1)]) == 3


def test_what_the_solver_makes_nothing_of_it_is_asked_without_presolve(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def blind(program: Program, goal: Terms, *, presolve: bool = True, **named: object) -> Solved:
        tried.append(presolve)
        return Solved(Claim.UNKNOWN) if presolve else solve(program, goal)

    monkeypatch.setattr(lexicographic, "solve", blind)
    assert Lexicographic(two_pairs()).push("sum", [(1, 0), (1, 1)]) == 3
    assert tried == [True, False]


def test_no_plan_is_said_only_when_a_run_without_presolve_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(program: Program, goal: Terms, *, presolve: bool = True, **named: object) -> Solved:
        return Solved(Claim.INFEASIBLE) if presolve else solve(program, goal)

    monkeypatch.setattr(lexicographic, "solve", wrong)
    assert Lexicographic(two_pairs()).push("sum", [(1, 0), (1, 1)]) == 3


def test_a_worse_plan_that_time_cut_short_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Lexicographic(two_pairs())
    run.optimum([(1, 0), (1, 1), (1, 2), (1, 3)])
    monkeypatch.setattr(lexicographic, "solve", lambda *given, **named: Solved(Claim.FEASIBLE, (9, 9, 9, 9)))
    assert run.try_solve([(1, 0), (2, 1), (1, 2), (1, 3)]).claim is Claim.FEASIBLE
    assert run.best is not None
    assert sum(run.best.values) == 8


def test_forgotten_columns_are_known_no_more() -> None:
    run = Lexicographic(two_pairs())
    width = len(run.program.names)
    extra = run.program.column("extra", 5)
    run.optimum([(1, extra)], Row("more", [(1, extra)], low=2))
    assert run.knows([(1, extra)])
    run.forget(width)
    run.program.column("another", 5)
    assert not run.knows([(1, width)])
