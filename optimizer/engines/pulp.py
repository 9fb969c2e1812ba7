"""Programs in whole numbers through PuLP, for the second opinion: CBC, which PuLP brings, or a solver of the user's.

The only file that imports PuLP. A program is rows and columns of its own; PuLP gets it whole for each solve, and what
comes back is rounded and checked against every row before it counts as a solution.
"""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

from models.text import Text, text

GRACE_SECONDS = 2.0
"""How long CBC may overrun its limit before it is killed."""
TOLERANCE = 1e-6

CBC = "CBC"
FAMILIES: dict[str, tuple[str, ...]] = {
    CBC: (),
    "HiGHS": ("HiGHS_CMD", "HiGHS"),
    "SCIP": ("SCIP_PY", "SCIP_CMD"),
    "Gurobi": ("GUROBI", "GUROBI_CMD"),
    "COPT": ("COPT", "COPT_CMD", "COPT_DLL"),
    "CPLEX": ("CPLEX_CMD", "CPLEX_PY"),
}
"""The solvers that may be asked for, and what PuLP calls them; the first that is there is used."""
LIMITS = {"COPT_CMD": ("TimeLimit", "RelGap")}
"""What the time limit and the gap are called, where not as everywhere else in PuLP."""

MISSING = text(
    "求解器“{name}”没有安装或没有许可；可用的有：{there}",
    'the solver "{name}" is not installed or not licensed; there are: {there}',
)

Column = int
Number = int | Fraction
Terms = list[tuple[Number, Column]]
"""Coefficients and columns of a sum."""


@contextmanager
def _without_highspy() -> Iterator[None]:
    """Hide highspy while PuLP is imported: it cannot be in one process with OR-Tools."""
    loaded: dict[str, Any] = sys.modules
    hidden = "ortools" in loaded and "highspy" not in loaded
    if hidden:
        loaded["highspy"] = None
    try:
        yield
    finally:
        if hidden:
            del loaded["highspy"]


with _without_highspy():
    import pulp


class SolverMissingError(Exception):
    """The solver that was asked for is not there; ``message`` names those that are."""

    def __init__(self, name: str) -> None:
        self.message: Text = MISSING.fill(name=name, there="、".join(available()))
        super().__init__(self.message.en)


class Claim(StrEnum):
    """What a solver says of a program."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Row:
    """``low <= sum of terms <= high``; ``None`` for no limit."""

    name: str
    terms: Terms
    low: Number | None = None
    high: Number | None = None


@dataclass(frozen=True)
class Solved:
    """What came of a solve: the claim, and the values by column where there is a solution."""

    claim: Claim
    values: tuple[float, ...] = ()

    def of(self, terms: Terms) -> Number:
        """Return a sum of whole columns, exactly."""
        return sum(c * round(self.values[column]) for c, column in terms)

    def __getitem__(self, column: Column) -> int:
        """Return the value of a whole column."""
        return round(self.values[column])


@dataclass
class Program:
    """Columns and rows; names are plain ASCII, so that LP and MPS files can be read anywhere."""

    name: str
    names: list[str] = field(default_factory=list)
    bounds: list[tuple[int, int | None]] = field(default_factory=list)
    wholes: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, name: str, high: int | None = None, low: int = 0, whole: bool = True) -> Column:
        """Add a column ``low <= x <= high`` in whole numbers unless told otherwise; ``None`` for no limit."""
        self.names.append(name)
        self.bounds.append((low, high))
        self.wholes.append(whole)
        return len(self.names) - 1

    def row(self, name: str, terms: Terms, low: Number | None = None, high: Number | None = None) -> None:
        """Add ``low <= terms <= high``."""
        self.rows.append(Row(name, merged(terms), low, high))

    def limit(self, column: Column, high: int) -> None:
        """Let a column be at most ``high``, where it could be more."""
        low, most = self.bounds[column]
        if most is None or most > high:
            self.bounds[column] = low, high

    def forget(self, width: int) -> None:
        """Keep only the first ``width`` columns; those forgotten must be in no row."""
        for kept in (self.names, self.bounds, self.wholes):
            del kept[width:]

    def most(self, terms: Terms) -> Number:
        """Return the largest a sum can be by the bounds of its columns; raise ``ValueError`` where it has no end."""
        found: Number = 0
        for coefficient, column in merged(terms):
            low, high = self.bounds[column]
            if coefficient > 0 and high is None:
                raise ValueError(f"{self.names[column]} has no end")
            found += coefficient * (high or 0) if coefficient > 0 else coefficient * low
        return found

    def holds(self, values: tuple[float, ...], more: Iterable[Row] = ()) -> bool:
        """Return whether ``values`` keep every bound and row, counted in whole numbers where columns are whole."""
        for (low, high), value in zip(self.bounds, values, strict=True):
            if value < low - TOLERANCE or (high is not None and value > high + TOLERANCE):
                return False
        return all(_keeps(row, values) for row in (*self.rows, *more))


def merged(terms: Terms) -> Terms:
    """Return the terms with one of each column."""
    found: dict[Column, Number] = {}
    for coefficient, column in terms:
        found[column] = found.get(column, 0) + coefficient
    return [(coefficient, column) for column, coefficient in found.items() if coefficient]


def _keeps(row: Row, values: tuple[float, ...]) -> bool:
    total = sum(float(c) * values[column] for c, column in row.terms)
    room = TOLERANCE * max(1.0, abs(total))
    return (row.low is None or total >= row.low - room) and (row.high is None or total <= row.high + room)


def available() -> list[str]:
    """Return the solvers that can be asked for here, CBC first."""
    there = set(pulp.listSolvers(onlyAvailable=True))
    return [name for name, classes in FAMILIES.items() if name == CBC or there & set(classes)]


def find_solver(name: str) -> str:
    """Return the name of a solver as it is spelled here; raise ``SolverMissingError`` where it cannot be asked for."""
    for known in [CBC] if name.strip().casefold() == CBC.casefold() else available():
        if known.casefold() == name.strip().casefold():
            return known
    raise SolverMissingError(name)


def solve(
    program: Program,
    objective: Terms,
    more: Iterable[Row] = (),
    *,
    solver: str = CBC,
    seconds: float | None = None,
    relaxed: bool = False,
    presolve: bool = True,
) -> Solved:
    """Minimize ``objective`` over ``program`` and the rows ``more``.

    ``relaxed`` leaves out whole numbers; without ``presolve`` CBC takes the rows as they are. A solution that does not
    keep the rows once rounded counts as none. Raises ``SolverMissingError``.
    """
    extra = tuple(more)
    if seconds is not None and seconds <= 0:
        return Solved(Claim.UNKNOWN)
    model, columns = build(program, objective, extra, relaxed)
    chosen = find_solver(solver)
    claim = _run_cbc(model, seconds, presolve) if chosen == CBC else _run_other(model, chosen, seconds)
    if claim not in (Claim.OPTIMAL, Claim.FEASIBLE):
        return Solved(claim)
    values = tuple(_value(c, whole and not relaxed) for c, whole in zip(columns, program.wholes, strict=True))
    return Solved(claim, values) if program.holds(values, extra) else Solved(Claim.UNKNOWN)


def _value(column: Any, whole: bool) -> float:
    value = column.varValue or 0.0
    return float(round(value)) if whole else float(value)


def build(program: Program, objective: Terms, more: Iterable[Row] = (), relaxed: bool = False) -> tuple[Any, list[Any]]:
    """Return the PuLP model of a program, and its columns in their order."""
    model = pulp.LpProblem(program.name, pulp.LpMinimize)
    columns = [
        model.add_variable(name, low, high, pulp.LpInteger if whole and not relaxed else pulp.LpContinuous)
        for name, (low, high), whole in zip(program.names, program.bounds, program.wholes, strict=True)
    ]
    model.setObjective(pulp.LpAffineExpression([(columns[n], _plain(c)) for c, n in merged(objective)]))
    for row in (*program.rows, *more):
        total = pulp.LpAffineExpression([(columns[n], _plain(c)) for c, n in row.terms])
        if row.low is not None and row.low == row.high:
            model.addConstraint(total == _plain(row.low), row.name)
            continue
        if row.low is not None:
            model.addConstraint(total >= _plain(row.low), row.name if row.high is None else f"{row.name}_low")
        if row.high is not None:
            model.addConstraint(total <= _plain(row.high), row.name)
    return model, columns


def _plain(number: Number) -> int | float:
    """Return a number as PuLP takes it."""
    return number if isinstance(number, int) else float(number)


def write(program: Program, objective: Terms, lp: Path | None = None, mps: Path | None = None) -> None:
    """Write a program as an LP file, an MPS file, or both, each whole or not at all."""
    model, _ = build(program, objective)
    for path, writer in ((lp, model.writeLP), (mps, model.writeMPS)):
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            writer(str(part))
            part.replace(path)


def works(name: str) -> bool:
    """Return whether a solver that is there also answers, which takes its license where it has one."""
    program = Program("trial")
    goal: Terms = [(1, program.column("x", 3))]
    program.row("least", goal, low=2)
    try:
        return solve(program, goal, solver=name, seconds=60).of(goal) == 2
    except Exception:  # whatever a solver of the user's raises, it does not answer
        return False


def _run_other(model: Any, name: str, seconds: float | None) -> Claim:
    """Solve by a solver of the user's, the first that PuLP finds of its family."""
    there = set(pulp.listSolvers(onlyAvailable=True))
    chosen = next(c for c in FAMILIES[name] if c in there)
    limit, gap = LIMITS.get(chosen, ("timeLimit", "gapRel"))
    given = {gap: 0} if seconds is None else {gap: 0, limit: seconds}
    try:
        model.solve(pulp.getSolver(chosen, msg=False, **given))
    except pulp.PulpSolverError:
        return Claim.UNKNOWN
    return _claim(model)


def _claim(model: Any) -> Claim:
    """Return what a solved model says: ``status`` 1 may hide a time-out, ``sol_status`` does not."""
    if model.status == pulp.LpStatusInfeasible:
        return Claim.INFEASIBLE
    said = {pulp.LpSolutionOptimal: Claim.OPTIMAL, pulp.LpSolutionIntegerFeasible: Claim.FEASIBLE}
    return said.get(model.sol_status, Claim.UNKNOWN)


def _run_cbc(model: Any, seconds: float | None, presolve: bool) -> Claim:
    """Solve by CBC; whatever happens here, a time-out or an interrupt included, it does not outlive this call.

    CBC stays in the process group of the caller: a worker leads one of its own, and what kills it takes CBC along.
    """
    cbc = pulp.COIN_CMD(path=pulp.PULP_CBC_CMD.pulp_cbc_path, msg=False)
    with tempfile.TemporaryDirectory(prefix="xiachen-cbc-") as folder:
        problem, solution = Path(folder) / "problem.mps", Path(folder) / "solution.sol"
        columns, names, rows, _ = model.writeMPS(str(problem), rename=1)
        command = [cbc.path, str(problem), "-timeMode", "elapsed", "-ratio", "0", "-allow", "0"]
        if not presolve:
            command += ["-presolve", "off", "-preprocess", "off"]
        if seconds is not None:
            command += ["-sec", f"{max(0.1, seconds):.2f}"]
        _wait([*command, "-solve", "-printingOptions", "all", "-solution", str(solution)], seconds)
        if not solution.exists() or not solution.stat().st_size:
            return Claim.UNKNOWN
        status, values, _, _, _, sol_status = cbc.readsol_MPS(str(solution), model, columns, names, rows)
    model.assignVarsVals(values)
    model.assignStatus(status, sol_status)
    return _claim(model)


def _wait(command: list[str], seconds: float | None) -> None:
    """Run a command until it ends or its time and grace are up; then, or when interrupted, kill it."""
    limit = None if seconds is None else seconds + GRACE_SECONDS
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=limit)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
