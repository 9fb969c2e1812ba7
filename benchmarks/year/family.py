"""A year of Urad at the planner's desk, month by month; the rows are the months, and one for the year."""

import argparse
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from benchmarks.rows import Row, append
from benchmarks.year.desk import Desk
from benchmarks.year.months import Table, work_month
from benchmarks.year.start import YEAR, write_start
from benchmarks.year.told import closing_row
from models.folder import CountyFolder
from models.month import Month

FAMILY = "year"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the county folder is made."""
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for a month's solve")
    parser.add_argument("--year-limit", type=float, default=240.0, help="seconds for the year plan")
    parser.add_argument("--kills", type=int, default=0, help="how many commands are killed at a moment left to chance")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Work the year through in a fresh folder and yield each month's row, then the year's."""
    root: Path = given.folder
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    rng, begun = random.Random(given.seed), monotonic()
    workbook = write_start(root / "start.xlsx")
    CountyFolder.init(root / "county", {"county.xlsx": workbook.read_bytes()}, "P9")
    desk = Desk(root / "county", random.Random(given.seed + 1), given.kills)
    table = Table(root / "table")
    desk.run("year", desk.root, "--year", YEAR, "--time-limit", given.year_limit)
    for number in range(1, given.months + 1):
        row = {"key": f"{given.seed}/{number:02}"} | work_month(desk, table, Month(YEAR, number), given.limit, rng)
        append(FAMILY, row)
        yield row
        if number in (6, 12):
            desk.run("report", f"{YEAR}-H{number // 6}", desk.root)
    row = {"key": f"{given.seed}/year"} | closing_row(desk, YEAR) | {"seconds": round(monotonic() - begun, 1)}
    append(FAMILY, row)
    yield row
