"""Physician scheduling of the MiniZinc Challenge 2021: known optima, ours, and the textbook model beside it."""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import monotonic

from benchmarks.child import run_apart
from benchmarks.physician.checker import judge
from benchmarks.physician.flow import flow_of
from benchmarks.physician.instance import Instance, Roster, read_instance
from benchmarks.physician.textbook import Textbook
from benchmarks.rows import Row, append, missing
from optimizer.engines import Limits, Solution, solve_mip, solve_sat

FAMILY = "physician"
FOLDER = Path(__file__).parents[3] / "shared" / "bench" / "physician"
LIMIT = 1200.0
KNOWN = "BEST_KNOWN.csv"
SOLVERS = ("ours", "ours_sat", "rival")
"""Our flow in HiGHS, the same in CP-SAT as a second opinion, and the textbook model in CP-SAT."""
PARTS = ("value", "bound", "clean", "seconds", "megabytes", "failure")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for each solver")
    parser.add_argument("--repeats", type=int, default=3, help="runs, of which the seconds are the median")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet, solver after solver in a process of its own, and yield a row for each instance.

    Raises ``SystemExit`` where the folder, by default ``../shared/bench/physician``, has no instances.
    """
    folder = given.folder or FOLDER
    paths = sorted(folder.glob("*.dzn"))
    if not paths:
        raise SystemExit(f"no *.dzn in {folder}; name the folder of the instances")
    known = best_known(folder)
    for path in paths:
        if not given.again and not missing(FAMILY, [path.stem]):
            continue
        row: Row = {"key": path.stem, "known": known.get(path.stem), "limit": given.limit, "repeats": given.repeats}
        for who in SOLVERS:
            ran = run_apart(attempt, path, who, given.limit, given.repeats, limit=given.limit * given.repeats)
            found: Row = {"seconds": round(ran.seconds, 2), "megabytes": ran.megabytes, "failure": ran.failure}
            found |= ran.result or {}
            row |= {f"{who}_{part}": found.get(part) for part in PARTS}
        append(FAMILY, row)
        yield row


def best_known(folder: Path) -> dict[str, int]:
    """Return the best known cost of each instance of a folder, as far as it says."""
    path = folder / KNOWN
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: int(row["best_objective_minizinc_challenge_2021"]) for row in csv.DictReader(file)}


def attempt(path: Path, who: str, limit: float, repeats: int = 1) -> Row:
    """Return what one solver makes of an instance: the checker's cost, whether clean, the bound, and the seconds.

    The seconds are the median of ``repeats`` runs, each from reading the file to the roster; the rest is the last
    run's. Raises ``RuntimeError`` where checker and solver disagree.
    """
    seconds = []
    for _ in range(repeats):
        begin = monotonic()
        instance = read_instance(path)
        solution, roster = solve(instance, who, limit)
        seconds.append(monotonic() - begin)
    row: Row = {"bound": solution.bound, "seconds": round(median(seconds), 3)}
    if roster is None:
        return row
    judged = judge(instance, roster)
    if not judged.clean or judged.cost != solution.objective:
        raise RuntimeError(f"the solver says {solution.objective}, the checker {judged.cost} {judged.broken}")
    return row | {"value": judged.cost, "clean": 1}


def solve(instance: Instance, who: str, limit: float) -> tuple[Solution, Roster | None]:
    """Return the claim and the roster of one of ``SOLVERS`` within so many seconds."""
    if who == "rival":
        return Textbook(instance).solve(limit)
    flow = flow_of(instance)
    engine = {"ours": solve_mip, "ours_sat": solve_sat}[who]
    solution = engine(flow.model, flow.objective, Limits(seconds=limit))
    return solution, flow.roster(solution.values) if solution.found else None
