"""The policy question of the sources on Urad: weekly share x annual days x home floor, 45 months in one command."""

import argparse
import csv
import shutil
from collections.abc import Iterator

from benchmarks.rows import Row, append
from benchmarks.scenarios.region import watch
from instances import HERE

FAMILY = "scenarios-policy"
FILE = HERE / "scenarios" / "urad-policy.yaml"
AXES = ("variant", "share", "days")
KEPT = {
    "outcome": "outcome",
    "clean": "clean",
    "short_share": "short.weekly_share",
    "short_days": "short.annual_days",
    "short_floor": "short.home_floor",
    "days_planned": "indicator.days",
    "unmet": "indicator.unmet",
    "minutes": "indicator.road",
    "policy_gap": "policy.gap",
    "need_gap": "need.gap",
    "travel_gap": "travel.gap",
    "run_s": "seconds.total",
}
"""What a row has of the table, and the column that it stands in."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the batch is kept, and emptied first."""
    parser.add_argument("--jobs", type=int, default=2, help="solves at once")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Solve the 45 scenarios with one command and yield a row for each."""
    shutil.rmtree(given.folder, ignore_errors=True)
    given.folder.mkdir(parents=True)
    out = given.folder / "out"
    watched = watch(["compare", str(FILE), "--out", str(out), "--jobs", str(given.jobs)], given.folder)
    for found in csv.DictReader((out / "table.csv").read_text("utf-8-sig").splitlines()):
        row: Row = {"key": "/".join(found[axis] for axis in AXES), **{axis: found[axis] for axis in AXES}}
        row |= {name: found.get(column, "") for name, column in KEPT.items()}
        row |= {"exit": watched.exit, "jobs": given.jobs, "batch_s": round(watched.seconds, 1)}
        append(FAMILY, row)
        yield row
