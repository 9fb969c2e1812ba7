"""The engine of headcount beside the second opinion on many random counties: every stage, whole ladders included."""

import argparse
from collections.abc import Iterator
from time import monotonic

from benchmarks.child import run_apart
from benchmarks.headcount import case_of
from benchmarks.rows import Row, append, missing
from models.certificate import Outcome
from optimizer.answer import SolveOptions
from optimizer.certify.compare import Ruling, compare
from optimizer.certify.solve import second_opinion
from optimizer.headcount import solve

FAMILY = "agreement"
LIMIT = 120.0
SIZES = ("6x3x2", "9x4x1", "12x6x2", "16x3x3")
"""Facilities, categories and years."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--sizes", default=",".join(SIZES), help="facilities x categories x years")
    parser.add_argument("--seeds", type=int, default=50, help="how many of each size")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for each solver")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row."""
    for size in given.sizes.split(","):
        for seed in range(1, given.seeds + 1):
            name = f"{size}-{seed}"
            if not given.again and not missing(FAMILY, [name]):
                continue
            ran = run_apart(attempt, name, given.limit, limit=2 * given.limit)
            row: Row = {"key": name, "size": size, "limit": given.limit, "failure": ran.failure} | (ran.result or {})
            append(FAMILY, row)
            yield row


def attempt(name: str, limit: float) -> Row:
    """Return how the engine's plan stands beside the second opinion, and the seconds of both."""
    case = case_of(name)
    begin = monotonic()
    answer = solve(case, SolveOptions(time_limit=limit), lambda event: None)
    ours = monotonic() - begin - answer.seconds.get("analysis", 0.0)
    begin = monotonic()
    second = second_opinion(case, SolveOptions(time_limit=limit), lambda event: None)
    theirs = monotonic() - begin
    if answer.plan is None:
        same = answer.outcome is second.outcome is Outcome.INFEASIBLE
        ruling = Ruling.AGREES if same else Ruling.ERROR
    else:
        ruling = compare(case, answer.plan, second, "CBC").ruling
    return {
        "outcome": answer.outcome.value, "ruling": ruling.value, "seconds": round(ours, 2), "pulp_cbc": round(theirs, 2)
    }  # fmt: skip
