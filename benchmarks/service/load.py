"""Fifty clients that ask for metadata and twenty that follow jobs while two solves of Urad run."""

import argparse
import json
import shutil
import time
from collections.abc import Iterator
from time import monotonic

from benchmarks.child import run_apart
from benchmarks.rows import Row, append
from benchmarks.service import judging, processes
from benchmarks.service.clients import Seen, Visit, quantile, visit
from benchmarks.service.server import Server, served
from instances import path
from models.files import read_county

FAMILY = "service-load"
COUNTY = "urad-middle-banner"
YEAR = {"from": "2026-01-01", "to": "2026-12-31"}


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the server keeps its store."""
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--streams", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long the clients call")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two questions of one client")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Let two solves run, let the clients call, and yield a row for each route and one for the whole."""
    shutil.rmtree(given.folder, ignore_errors=True)
    with served(Server(given.folder)) as server:
        jobs = begin_solves(server, 2, given.seconds + 60)
        paths = tuple(_paths(jobs))
        asked = Visit(
            url=server.url,
            token=server.tokens[server.commissions[0]],
            paths=paths,
            jobs=jobs,
            clients=given.clients,
            streams=given.streams,
            seconds=given.seconds,
            pause=given.pause,
        )
        before, begun = processes.cpu_seconds(server.pid), monotonic()
        ran = run_apart(visit, asked, limit=given.seconds)
        if ran.failure:
            raise RuntimeError(f"the clients failed: {ran.failure}")
        seen: Seen = ran.result
        used, lasted = processes.cpu_seconds(server.pid) - before, monotonic() - begun
        solved = sum(processes.cpu_seconds(pid) for pid in processes.solving(server.pid))
        memory = processes.megabytes(server.pid)
        cancelling = cancel(server, jobs)
    key = f"{given.clients}+{given.streams}/{given.pause:g}"
    for route, _ in paths:
        row: Row = {"key": f"{key}/{route}", "route": route, **_times(seen, route)}
        append(FAMILY, row)
        yield row
    row = {"key": f"{key}/all", "route": "all", **_whole(seen, used, lasted)}
    row |= {"solver_cpu": round(solved, 1), "server_mb": round(memory), "cancel_s": round(cancelling, 2)}
    append(FAMILY, row)
    yield row


def begin_solves(server: Server, count: int, limit: float) -> tuple[str, ...]:
    """Submit solves of a year and return their ids once they run."""
    document = json.loads(read_county(path(COUNTY)).county.model_dump_json(by_alias=True))
    with server.client() as client:
        county = client.post("/v1/counties", json=document).raise_for_status().json()["id"]
        body = {"decision": "roster", "county_id": county}
        asked = YEAR | {"time_limit": limit, "workers": 1}
        ids = [judging.submit(client, body | {"options": asked | {"seed": n + 1}}, f"{n}") for n in range(count)]
        while any(client.get(f"/v1/jobs/{id}").json()["state"] == "queued" for id in ids):
            time.sleep(0.1)
    return tuple(ids)


def cancel(server: Server, jobs: tuple[str, ...]) -> float:
    """Cancel what runs and return the seconds until the last job had ended."""
    with server.client() as client:
        begun = monotonic()
        for id in jobs:
            client.post(f"/v1/jobs/{id}/cancel")
        judging.wait_for(client, jobs, 60)
        return monotonic() - begun


def _paths(jobs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is asked: the metadata of a job above all."""
    yield "job", f"/v1/jobs/{jobs[0]}"
    yield "jobs", "/v1/jobs?limit=50"
    yield "job (other)", f"/v1/jobs/{jobs[-1]}"
    yield "counties", "/v1/counties"
    yield "info", "/v1/info"
    yield "health", "/v1/health"


def _times(seen: Seen, route: str) -> Row:
    """Return the quantiles of a route in milliseconds: as the client saw it, and what of it the app took."""
    total, app = seen.total.get(route, []), seen.app.get(route, [])
    return {
        "requests": len(total),
        "p50_ms": _ms(total, 0.5),
        "p99_ms": _ms(total, 0.99),
        "app_p50_ms": _ms(app, 0.5),
        "app_p99_ms": _ms(app, 0.99),
    }


def _whole(seen: Seen, used: float, lasted: float) -> Row:
    """Return all routes together, the streams, and who used the processors."""
    every = [seconds for found in seen.total.values() for seconds in found]
    app = [seconds for found in seen.app.values() for seconds in found]
    return {
        "requests": len(every),
        "p50_ms": _ms(every, 0.5),
        "p99_ms": _ms(every, 0.99),
        "app_p50_ms": _ms(app, 0.5),
        "app_p99_ms": _ms(app, 0.99),
        "per_second": round(len(every) / seen.seconds, 1),
        "refused": seen.refused,
        "events": len(seen.late),
        "event_p50_ms": _ms(seen.late, 0.5),
        "event_p99_ms": _ms(seen.late, 0.99),
        "client_lag_p50_ms": _ms(seen.lag, 0.5),
        "client_lag_p99_ms": _ms(seen.lag, 0.99),
        "client_cpu": round(seen.cpu, 1),
        "server_cpu": round(used, 1),
        "seconds": round(lasted, 1),
    }


def _ms(found: list[float], share: float) -> float:
    return round(quantile(found, share) * 1000, 1)
