"""Many small jobs of several commissions at once: all end, none is lost or solved twice."""

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import Any

from benchmarks.rows import Row, append
from benchmarks.service import judging
from benchmarks.service.server import Server, served
from instances import path
from models.files import read_county

FAMILY = "service-queue"
COUNTY = "weekly-share"
WEEK = {"from": "2026-03-02", "to": "2026-03-08", "time_limit": 20}
COMMISSIONS = ("C1", "C2", "C3")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the server keeps its store."""
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--database", default="", help="URL of an empty store elsewhere, such as PostgreSQL")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Queue the jobs, wait for all, judge them; yield one row."""
    shutil.rmtree(given.folder, ignore_errors=True)
    with served(Server(given.folder, given.database, COMMISSIONS)) as server:
        begun = monotonic()
        asked = {name: queue_all(server, name, len(range(n, given.jobs, 3))) for n, name in enumerate(COMMISSIONS)}
        submitted = monotonic() - begun
        row: Row = {"key": f"{server.kind}/{given.jobs}", "jobs": given.jobs}
        row |= total(judge(server, name, ids) for name, ids in asked.items())
        row |= {"submitting": round(submitted, 1), "seconds": round(monotonic() - begun, 1)}
    row["orphans"] = len(server.orphans())
    append(FAMILY, row)
    yield row


def queue_all(server: Server, whose: str, count: int) -> list[str]:
    """Queue ``count`` jobs of a commission, each asked for twice with one key, and return their ids."""
    document = json.loads(read_county(path(COUNTY)).county.model_dump_json(by_alias=True))
    with server.client(whose) as client:
        county = client.post("/v1/counties", json=document).raise_for_status().json()["id"]
        ids: list[str] = []
        for number in range(count):
            body = {"decision": "roster", "county_id": county, "options": WEEK | {"seed": number + 1, "workers": 1}}
            both = {judging.submit(client, body, f"{whose}-{number}") for _ in range(2)}
            if len(both) != 1:
                raise RuntimeError("one key gave two jobs")
            ids += both
    return ids


def judge(server: Server, whose: str, ids: list[str]) -> Counter[str]:
    """Return what became of a commission's jobs, in counts that should be equal, or 0."""
    read = read_county(path(COUNTY))
    with server.client(whose) as client:
        found = judging.wait_for(client, ids, 3600)
        states: Counter[str] = Counter(job["state"] for job in found.values())
        ends = [judging.endings(client, id) for id in ids]
        dirty = [id for id in ids if found[id]["plan_id"] and not judging.clean(client, id, read)]
        known = judging.listed(client)
    told: dict[str, Any] = {
        "completed": states["completed"],
        "failed": states["failed"],
        "lost": len(set(ids) - set(known)) + sum(found[id]["state"] not in judging.ENDED for id in ids),
        "doubled": len(known) - len(set(ids)) + sum(count > 1 for count in ends),
        "without_end": ends.count(0),
        "dirty": len(dirty),
    }
    return Counter(told)


def total(counts: Iterator[Counter[str]]) -> Row:
    """Return the sums of counts, zeros included."""
    found: dict[str, int] = {}
    for count in counts:
        for name, value in count.items():
            found[name] = found.get(name, 0) + value
    return dict(found)
