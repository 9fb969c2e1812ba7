"""Run a family: its instances one after another, ours and then the rivals, each in a process of its own."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.child import run_apart
from benchmarks.location.attempt import OURS, QUICK, attempt, tidy
from benchmarks.location.files import instance_files
from benchmarks.location.known import Known, of_stem, read_known
from benchmarks.location.problem import Problem
from benchmarks.location.rivals import RIVALS
from benchmarks.rows import Row, append, missing

BENCH = Path(__file__).parents[3] / "shared" / "bench"
LIMIT = 300.0
PARTS = ("value", "bound", "status", "seconds")


class Reader(Protocol):
    """Reads the problems of one file; ``lines`` are those of ``OPTIMA.csv`` that name it."""

    def __call__(self, path: Path, lines: list[Known], given: argparse.Namespace) -> Iterable[Problem]:
        """Return the problems; raise ``ValueError`` or ``OSError`` where the file has none."""


@dataclass(frozen=True)
class Family:
    """A name, the folder of its instances below ``../shared/bench``, and what reads a file."""

    name: str
    folder: str
    read: Reader


def options(parser: argparse.ArgumentParser) -> None:
    """Add what all families of location know."""
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for each solver")
    parser.add_argument(
        "--repeats", type=int, default=3, help="runs of ours below 5 s, of which the seconds are the median"
    )
    parser.add_argument(
        "--rivals",
        help=f"none, all, or some of {','.join(RIVALS)}; default: all, with a FOLDER none",
    )


def run(family: Family, given: argparse.Namespace) -> Iterator[Row]:
    """Yield a row for each instance and solver.

    Without a folder the instances are those of ``../shared/bench``, what has a row is not run again, and rows are
    kept. Instances of a folder that is named are run always, and their rows are shown and not kept. Ours is run anew
    beside each rival. Raises ``SystemExit`` where there are no instances or a rival is not known.
    """
    whom = _whom(given)
    for instance, problem, failure in _instances(family, given):
        keys = {who: f"{family.name}/{instance}" + ("" if who == OURS else f"/{who}") for who in (OURS, *whom)}
        if problem is None:
            yield _row(keys[OURS], instance, OURS, None, given) | {"failure": failure}
            continue
        able = [who for who in keys if who == OURS or problem.kind in RIVALS[who].kinds]
        if not given.folder and not given.again:
            lacking = missing(family.name, [keys[who] for who in able])
            able = [who for who in able if keys[who] in lacking or (who == OURS and lacking)]
        for who in able:
            row = _row(keys[who], instance, who, problem, given) | _ran(problem, who, given)
            if not given.folder:
                append(family.name, row)
            yield row


def _whom(given: argparse.Namespace) -> list[str]:
    """Return the rivals that are asked for."""
    named = given.rivals or ("none" if given.folder else "all")
    if named in ("none", "all"):
        return list(RIVALS) if named == "all" else []
    names = [name.strip() for name in named.split(",")]
    if unknown := [name for name in names if name not in RIVALS]:
        raise SystemExit(f"unknown: {', '.join(unknown)}; known are none, all, {', '.join(RIVALS)}")
    return names


def _instances(family: Family, given: argparse.Namespace) -> Iterator[tuple[str, Problem | None, str]]:
    """Yield the problems with their names; of a file that has none, its name and why."""
    folder = given.folder or BENCH / family.folder
    lines = read_known(folder)
    for path in instance_files(folder):
        try:
            for problem in family.read(path, of_stem(lines, path.stem), given):
                yield problem.name, problem, ""
        except (OSError, ValueError) as error:
            yield path.stem, None, f"{type(error).__name__}: {error}"


def _row(key: str, instance: str, who: str, problem: Problem | None, given: argparse.Namespace) -> Row:
    known = None if problem is None else tidy(problem.known)
    row: Row = {"key": key, "instance": instance, "who": who, "known": known, **dict.fromkeys(PARTS)}
    if problem is not None:
        row |= {"members": problem.members, "sites": problem.sites, "p": problem.p or None}
    return row | {"limit": given.limit, "megabytes": None, "failure": ""}


def _ran(problem: Problem, who: str, given: argparse.Namespace) -> Row:
    """Return what a solver makes of a problem; a run that fails has its seconds and why."""
    repeats = given.repeats if who == OURS else 1
    ran = run_apart(attempt, problem, who, given.limit, repeats, limit=given.limit + repeats * QUICK)
    row: Row = {"seconds": round(ran.seconds, 2), "megabytes": ran.megabytes, "failure": ran.failure}
    return row | (ran.result or {})
