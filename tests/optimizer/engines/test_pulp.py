"""Programs through PuLP: claims, rounding, limits, files, and solvers of the user's."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from ortools.linear_solver.python import model_builder

from optimizer.engines import pulp
from optimizer.engines.pulp import Claim, Program, Row, SolverMissingError, find_solver, solve, works, write
from tests.optimizer.engines.hard import hard

pytestmark = pytest.mark.filterwarnings("ignore:PULP_CBC_CMD")


def knapsack() -> tuple[Program, list[tuple[int, int]]]:
    """Return three things of 3, 4 and 5 kg of which at least 7 kg are wanted, and their prices."""
    program = Program("knapsack")
    for n in range(3):
        program.column(f"take_{n}", 1)
    program.row("weight", [(3, 0), (4, 1), (5, 2)], low=7)
    return program, [(4, 0), (5, 1), (7, 2)]


def test_an_optimum_a_contradiction_and_no_time() -> None:
    program, prices = knapsack()
    found = solve(program, prices)
    assert (found.claim, found.of(prices), found.values) == (Claim.OPTIMAL, 9, (1, 1, 0))
    assert solve(program, prices, [Row("none", [(1, 0), (1, 1), (1, 2)], high=1)]).claim is Claim.INFEASIBLE
    assert solve(program, prices, seconds=0).claim is Claim.UNKNOWN


def test_without_presolve_and_without_whole_numbers() -> None:
    program, prices = knapsack()
    assert solve(program, prices, presolve=False).of(prices) == 9
    relaxed = solve(program, prices, relaxed=True)
    assert relaxed.values == pytest.approx((1, 1, 0))
    assert solve(program, prices, [Row("more", [(1, 1)], high=0)], relaxed=True).values[2] == pytest.approx(0.8)


def test_a_solution_that_breaks_a_row_once_rounded_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    program, prices = knapsack()
    monkeypatch.setattr(pulp, "_value", lambda column, whole: 0.0)
    assert solve(program, prices).claim is Claim.UNKNOWN


def test_the_largest_a_sum_can_be_needs_ends() -> None:
    program, _ = knapsack()
    assert program.most([(3, 0), (-2, 1)]) == 3
    program.column("endless")
    with pytest.raises(ValueError, match="endless has no end"):
        program.most([(1, 3)])


def test_the_files_have_the_same_optimum_in_other_solvers(tmp_path: Path) -> None:
    program, prices = knapsack()
    lp, mps = tmp_path / "in" / "k.lp", tmp_path / "in" / "k.mps"
    write(program, prices, lp, mps)
    model = model_builder.Model()
    assert model.import_from_mps_file(str(mps))
    solver = model_builder.Solver("HIGHS")
    assert solver.solve(model) == model_builder.SolveStatus.OPTIMAL
    assert solver.objective_value == pytest.approx(9)
    assert "weight: 3 take_0 + 4 take_1 + 5 take_2 >= 7" in lp.read_text("ascii")
    assert sorted(path.name for path in lp.parent.iterdir()) == ["k.lp", "k.mps"]


def test_a_solver_is_found_however_it_is_spelled_or_named_as_missing() -> None:
    assert find_solver(" cbc ") == "CBC"
    with pytest.raises(SolverMissingError) as missing:
        find_solver("SoPlex")
    assert "SoPlex" in missing.value.message.zh
    assert "CBC" in missing.value.message.en


def test_a_solver_of_the_users_is_run_by_pulp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pulp.FAMILIES, "HiGHS", ("PULP_CBC_CMD",))
    program, prices = knapsack()
    assert find_solver("highs") == "HiGHS"
    assert solve(program, prices, solver="highs").of(prices) == 9
    assert solve(program, prices, [Row("none", [(1, 0)], low=2)], solver="highs").claim is Claim.INFEASIBLE


def test_a_solver_that_is_there_may_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pulp.FAMILIES, "HiGHS", ("PULP_CBC_CMD",))
    assert works("HiGHS")
    monkeypatch.setattr(pulp.pulp, "getSolver", lambda *given, **named: unlicensed())
    assert not works("HiGHS")


def unlicensed() -> None:
    raise RuntimeError("no license")


def test_cbc_ends_with_its_limit_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert solve(hard(), [(1, 0)], seconds=0.3).claim is Claim.UNKNOWN
    assert list(tmp_path.iterdir()) == []
    assert children() == []


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let an interrupt reach this process as from a terminal, also where it was started with interrupts ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_takes_cbc_along() -> None:
    threading.Timer(0.4, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        solve(hard(), [], seconds=30)
    assert children() == []


def children() -> list[str]:
    """Return the CBC processes that this one has started and that are still there."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                status, command = (folder / "status").read_text(), (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if f"PPid:\t{os.getpid()}\n" in status and b"xiachen-cbc-" in command:
                found.append(command.decode())
    return found
