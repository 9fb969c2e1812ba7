"""A region, a month each, in one batch: what comes out, what it costs beside its solves, what memory it holds."""

import argparse
import csv
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from benchmarks.rows import Row, append
from benchmarks.scenarios.site import ROOT, XIACHEN
from benchmarks.service import processes

FAMILY = "scenarios-region"
OUTSIDE = frozenset({"total", "audits"})
"""Of the seconds of a run: those that are no part of building and solving its models."""
Table = list[dict[str, str]]


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the region and its batches are kept, and emptied first."""
    parser.add_argument("--consortia", type=int, default=103)
    parser.add_argument("--small", action="store_true", help="counties of about 20 people")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="solves at once, a batch for each")
    parser.add_argument("--seed", type=int, default=1)


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Solve the region once for each number of solves at once; yield a row for each."""
    shutil.rmtree(given.folder, ignore_errors=True)
    region, first = given.folder / "region", given.folder / f"out-{given.jobs[0]}"
    made = ["generate", "--region", str(given.consortia), "--seed", str(given.seed), "--out", str(region)]
    subprocess.run([sys.executable, *XIACHEN, *made, *(["--small"] if given.small else [])], cwd=ROOT, check=True)
    for jobs in given.jobs:
        out = given.folder / f"out-{jobs}"
        watched = watch(["compare", str(region / "region.yaml"), "--out", str(out), "--jobs", str(jobs)], given.folder)
        table = list(csv.DictReader((out / "table.csv").read_text("utf-8-sig").splitlines()))
        size = f"{given.consortia}{'-small' if given.small else ''}"
        row: Row = {"key": f"{size}/{given.seed}/{jobs}", "consortia": given.consortia, "jobs": jobs}
        row |= {"exit": watched.exit, **told(table), **costs(table, watched.seconds, jobs), **watched.memory()}
        row["differing_plans"] = differing(table, first, out)
        append(FAMILY, row)
        yield row


@dataclass
class Watched:
    """A command that has ended: its exit code, how long it took, and the MiB that it held, second by second."""

    exit: int
    seconds: float
    main: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)

    def memory(self) -> Row:
        """Return what the main process held a quarter, half and three quarters through, and at most; all together."""
        quarters = {f"main_mb_{n}": round(self.main[len(self.main) * n // 4]) for n in (1, 2, 3)}
        both = (main + others for main, others in zip(self.main, self.others, strict=True))
        return {**quarters, "main_mb_most": round(max(self.main)), "all_mb_most": round(max(both))}


def watch(command: list[str], folder: Path) -> Watched:
    """Run a command in a session of its own and look at its memory every second."""
    began = monotonic()
    with (folder / "log").open("a") as log:
        whole = [sys.executable, *XIACHEN, *command]
        process = subprocess.Popen(whole, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    found = Watched(0, 0.0)
    while process.poll() is None:
        found.main.append(processes.megabytes(process.pid))
        found.others.append(sum(processes.megabytes(pid) for pid in processes.of_session(process.pid)[1:]))
        time.sleep(1)
    found.exit, found.seconds = process.returncode, monotonic() - began
    return found


def told(table: Table) -> Row:
    """Return how many runs came to what, and how many plans the checker found without a broken hard rule."""
    outcomes = Counter(row["outcome"] or row["state"] for row in table)
    clean = sum(row["clean"] == "true" for row in table)
    return {"runs": len(table), **{name: outcomes[name] for name in ("optimal", "feasible", "failed")}, "clean": clean}


def costs(table: Table, seconds: float, jobs: int) -> Row:
    """Return the seconds of the batch, those of pure solving among them, and what it takes beside them.

    ``overhead`` is the time of all places at work, ``seconds * jobs``, less that of pure solving, for each second of
    pure solving: reading, starting processes, audits, writing, the table and the page, and places that stand idle.
    """
    solving = sum(number for row in table for number in _seconds(row).values())
    return {
        "seconds": round(seconds, 1),
        "solving_s": round(solving, 1),
        "audits_s": round(sum(float(row["seconds.audits"] or 0) for row in table), 1),
        "runs_s": round(sum(float(row["seconds.total"] or 0) for row in table), 1),
        "overhead": round(seconds * jobs / solving - 1, 3),
        "core_hours": round(sum(float(row["cpu_seconds"] or 0) for row in table) / 3600, 3),
        "peak_mb_of_a_solve": round(max(float(row["peak_mib"] or 0) for row in table)),
    }


def _seconds(row: Mapping[str, str]) -> dict[str, float]:
    stages = {name.removeprefix("seconds."): value for name, value in row.items() if name.startswith("seconds.")}
    return {name: float(value) for name, value in stages.items() if value and name not in OUTSIDE}


def differing(table: Table, first: Path, other: Path) -> int:
    """Return how many plans of two batches are not the same bytes."""
    plans = [f"runs/{row['hash']}/plan.json" for row in table if row["clean"]]
    return sum((first / plan).read_bytes() != (other / plan).read_bytes() for plan in plans)
