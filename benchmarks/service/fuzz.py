"""Mutated bodies for every route that takes one and broken files: no fault of the program, no growth, still alive."""

import argparse
import io
import json
import random
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import httpx

from benchmarks.rows import Row, append
from benchmarks.service import judging, mutants, processes
from benchmarks.service.server import Server, served
from instances import path
from models.files import read_county, write_county_workbook

FAMILY = "service-fuzz"
COUNTY = "weekly-share"
QUEUES = ("/v1/jobs", "/v1/scenarios")
PROBLEM = "application/problem+json"
TYPES = ("application/json", "application/json; charset=utf-16", "text/plain", "application/xml", "")
Json = dict[str, Any]


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the server keeps its store."""
    parser.add_argument("--bodies", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="URL of an empty store elsewhere, such as PostgreSQL")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Send the bodies, then the files; yield a row for each of both."""
    shutil.rmtree(given.folder, ignore_errors=True)
    rng = random.Random(given.seed)
    with served(Server(given.folder, given.database)) as server, server.client() as client:
        bodies = valid_bodies(client)
        for kind, count, send in (
            ("bodies", given.bodies, lambda: send_body(client, bodies, rng)),
            ("files", given.files, sender_of_files(client, given.folder, rng)),
        ):
            key = f"{server.kind}/{given.seed}/{kind}/{count}"
            row: Row = {"key": key, "store": server.kind, "kind": kind, "sent": count}
            row |= attack(server, count, send)
            append(FAMILY, row)
            yield row


def attack(server: Server, count: int, send: Callable[[], httpx.Response]) -> Row:
    """Send what is broken ``count`` times and return what the server made of it."""
    before, begun = processes.megabytes(server.pid), monotonic()
    statuses: Counter[int] = Counter()
    no_problem, faulty, slowest = 0, 0, 0.0
    for _ in range(count):
        sent = monotonic()
        response = send()
        slowest = max(slowest, monotonic() - sent)
        statuses[response.status_code] += 1
        faulty += response.status_code >= 500
        no_problem += response.status_code >= 400 and response.headers.get("Content-Type") != PROBLEM
    log = (server.folder / "server.log").read_text("utf-8")
    return {
        "faults": faulty,
        "no_problem": no_problem,
        "tracebacks": log.count("Traceback"),
        "statuses": " ".join(f"{status}:{n}" for status, n in sorted(statuses.items())),
        "mb_before": round(before),
        "mb_after": round(processes.megabytes(server.pid)),
        "slowest_s": round(slowest, 2),
        "seconds": round(monotonic() - begun, 1),
        "alive": int(server.alive()),
        "left_processes": len(processes.solving(server.pid)),
    }


def valid_bodies(client: httpx.Client) -> dict[str, Json]:
    """Return a valid body for each route of the document that takes JSON; raise ``KeyError`` for one not known here."""
    document = json.loads(read_county(path(COUNTY)).county.model_dump_json(by_alias=True))
    county = client.post("/v1/counties", json=document).raise_for_status().json()["id"]
    limits = {"from": "2026-03-02", "to": "2026-03-08", "time_limit": 5, "workers": 1, "gap": 0.01, "seed": 3}
    order = {"decision": "roster", "county_id": county, "options": limits | {"settings": {}}, "tag": "t"}
    job = judging.submit(client, order, "first")
    plan = judging.wait_for(client, [job], 120)[job]["plan_id"]
    known = known_bodies(document, order, client.get(f"/v1/jobs/{job}/plan.json").raise_for_status().json())
    paths = client.get("/openapi/openapi.json").raise_for_status().json()["paths"]
    ids = {"counties": county, "jobs": job, "plans": plan}
    taking = [p for p, item in paths.items() if "requestBody" in item.get("post", {})]
    return {p.replace("{id}", ids.get(p.split("/")[2], "")): known[p] for p in taking}


def known_bodies(county: Json, order: Json, plan: Json) -> dict[str, Json]:
    """Return a valid body for each route that takes one, by its path in the document."""
    scenarios = {
        "title": "t",
        "from": "2026-03-02",
        "to": "2026-03-08",
        "options": {"time_limit": 5, "gap": "1%", "seed": 3, "workers": 1},
        "bases": [{"id": "a", "county_id": order.get("county_id", "")}, {"id": "b", "instance": COUNTY}],
        "profiles": ["", "urad"],
        "variants": [{"id": "v", "patch": {"staff[dept=D1].title": "senior"}, "set": {"roster.annual_days.days": 20}}],
        "grid": [{"id": "g", "set": "roster.weekly_share.share", "values": ["30%", 0.5]}],
        "repetitions": 1,
        "reference": {"g": "30%"},
    }
    changes = {"parameters[rule=roster.weekly_share].value": "0.5", "staff[dept=D1].title": "senior"}
    return {
        "/v1/audit": {"county": county, "plan": plan, "options": {"settings": {}}},
        "/v1/counties/{id}/from-patch": {"patch": changes, "name": "n"},
        "/v1/validate": county,
        "/v1/counties": county,
        "/v1/jobs": order,
        "/v1/scenarios": scenarios,
        "/v1/plans/{id}/publish": {"approver": "A1", "reason": "r", "supersedes": 7, "version": 8},
    }


def send_body(client: httpx.Client, bodies: dict[str, Json], rng: random.Random) -> httpx.Response:
    """Send a mutated body to some route; what it has queued by mistake is cancelled."""
    target = rng.choice(sorted(bodies))
    media = TYPES[0] if rng.random() < 0.9 else rng.choice(TYPES)
    headers = {"Content-Type": media} if media else {}
    response = client.post(target, content=mutants.body(bodies[target], rng), headers=headers)
    if target in QUEUES and response.status_code == 202:
        client.post(f"{response.headers['Location']}/cancel")
    return response


def sender_of_files(client: httpx.Client, folder: Path, rng: random.Random) -> Callable[[], httpx.Response]:
    """Return what sends a broken workbook, archive or table to be checked or kept."""
    read = read_county(path(COUNTY))
    book = write_county_workbook(read.county, folder / "county.xlsx").read_bytes()
    table = "机构编号,机构名称,类型\nT1,甲卫生院,乡镇卫生院\n".encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("机构.csv", table)
        archive.writestr("人员.csv", "人员编号,姓名\nP1,甲\n".encode("gb18030"))
    sources = (("county.xlsx", book), ("county.xlsx", book), ("county.zip", packed.getvalue()), ("county.csv", table))

    def send() -> httpx.Response:
        name, content = rng.choice(sources)
        broken = mutants.damaged(content, rng) if name.endswith(".csv") else mutants.workbook(content, rng)
        target = rng.choice(("/v1/validate", "/v1/counties"))
        return client.post(target, files={"file": (name, broken)})

    return send
