"""``kill -9`` of a solve, of the server, or of both, at random moments: every accepted job ends all the same."""

import argparse
import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic
from typing import Any

import httpx

from benchmarks.rows import Row, append
from benchmarks.service import judging, processes
from benchmarks.service.server import Server, served
from instances import path
from models.files import read_county

FAMILY = "service-faults"
COUNTY = "urad-middle-banner"
MONTH = {"from": "2026-03-01", "to": "2026-03-31"}
KINDS = ("solve", "server", "both")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the server keeps its store."""
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="URL of an empty store elsewhere, such as PostgreSQL")
    parser.add_argument("--limit", type=float, default=8.0, help="seconds for each solve")
    parser.add_argument("--longest", type=float, default=10.0, help="seconds after which a round kills at the latest")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Submit, kill and start again, round by round; then wait for all jobs and judge them. Yield one row."""
    shutil.rmtree(given.folder, ignore_errors=True)
    rng, begun = random.Random(given.seed), monotonic()
    with served(Server(given.folder, given.database)) as server:
        county, ids, killed = keep_county(server), list[str](), Counter[str]()
        orphans = 0
        for number in range(given.rounds):
            ids += accepted(server, county, number, given.limit, rng)
            time.sleep(rng.uniform(0, given.longest))
            kind = rng.choice(KINDS)
            killed[kind if strike(server, kind, rng) else "nothing"] += 1
            orphans += len(server.orphans())
        row: Row = {"key": f"{server.kind}/{given.seed}/{given.rounds}", "rounds": given.rounds, **judge(server, ids)}
        row |= {f"killed_{kind}": killed[kind] for kind in (*KINDS, "nothing")}
    row |= {"orphans": orphans + len(server.orphans()), "seconds": round(monotonic() - begun, 1)}
    append(FAMILY, row)
    yield row


def keep_county(server: Server) -> str:
    """Keep the county and return its id."""
    with server.client() as client:
        document = json.loads(read_county(path(COUNTY)).county.model_dump_json(by_alias=True))
        return str(client.post("/v1/counties", json=document).raise_for_status().json()["id"])


def accepted(server: Server, county: str, number: int, limit: float, rng: random.Random) -> list[str]:
    """Submit one or two jobs and return the ids of those that the service has taken."""
    asked: dict[str, Any] = MONTH | {"time_limit": limit, "workers": 1}
    with server.client() as client:
        return [
            judging.submit(
                client,
                {"decision": "roster", "county_id": county, "options": asked | {"seed": number + 1}},
                f"{number}-{part}",
            )
            for part in range(rng.randint(1, 2))
        ]


def strike(server: Server, kind: str, rng: random.Random) -> bool:
    """Kill what ``kind`` says, start the server again where it is gone; return whether there was something to kill."""
    solves = processes.solving(server.pid) if kind != "server" else []
    if kind != "server" and not solves:
        return False
    if solves:
        with suppress(ProcessLookupError):
            os.kill(rng.choice(solves), signal.SIGKILL)
    if kind != "solve":
        server.kill()
        server.start()
    return True


def judge(server: Server, ids: list[str]) -> Row:
    """Return what became of the jobs: all ended, none twice, each plan clean."""
    read = read_county(path(COUNTY))
    with server.client() as client:
        found = judging.wait_for(client, ids, 3600)
        states = Counter(ending_of(job) for job in found.values())
        known = judging.listed(client)
        dirty = [id for id in ids if found[id]["plan_id"] and not judging.clean(client, id, read)]
        ends = [judging.endings(client, id) for id in ids]
        busy = settled(client)
    return {
        "jobs": len(ids),
        **{name: states[name] for name in ("completed", "worker_lost", "internal", "open")},
        "lost": len(set(ids) - set(known)),
        "unknown": len(set(known) - set(ids)),
        "not_one_end": sum(count != 1 for count in ends),
        "dirty": len(dirty),
        "still_running": busy,
    }


def ending_of(job: dict[str, Any]) -> str:
    """Return how a job ended: ``completed``, the code of its failure, or ``open``."""
    if job["failure"] is not None:
        return str(job["failure"]["code"])
    return "completed" if job["state"] == "completed" else "open"


def settled(client: httpx.Client) -> int:
    """Return how many jobs the service believes to wait or run."""
    queue = client.get("/v1/info").raise_for_status().json()["queue"]
    return int(queue["queued"]) + int(queue["running"])
