"""A batch of one county of five people under one seed after another."""

import datetime as dt
import threading
from pathlib import Path

from api.batch import CrewFactory, Order, run_batch
from api.batch.keep import county_file, write_county
from api.batch.perform import Runner
from models.decision import Decision
from models.files import county_json
from models.scenario import Options, Run
from models.scenario.row import ResultRow
from tests.builders import need, people, tiny_county

COUNTY = tiny_county(people=people(5), needs=[need("T1", 2), need("T2", 2)], profile="urad")


def order(seed: int) -> Order:
    """Return a run of the county of five people."""
    return Order(
        run=Run(number=seed, base="five", seed=seed, label=f"{seed}", dimensions={}),
        hash=f"{seed:02x}" * 32,
        county_file=county_file(COUNTY.hash),
        county_name=COUNTY.county.name,
        county_hash=COUNTY.hash,
        defaults_used=0,
        decision=Decision.ROSTER,
        horizon=(dt.date(2026, 3, 2), dt.date(2026, 3, 8)),
        options=Options(),
    )


def write_toy(folder: Path) -> None:
    """Write the county of the batch."""
    write_county(folder / county_file(COUNTY.hash), county_json(COUNTY))


def run_toy(
    folder: Path, seeds: int, crew: CrewFactory, runner: Runner, stop: threading.Event | None = None
) -> list[ResultRow]:
    """Do the batch of so many seeds, at most three at once; return the rows in their order."""
    orders = [order(seed) for seed in range(1, seeds + 1)]
    rows = run_batch(orders, folder, 3, stop or threading.Event(), lambda row, known: None, crew, runner)
    return [rows[its.hash] for its in orders]
