"""The OpenAPI document held against a live server (schemathesis), at length."""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from benchmarks.rows import Row, append
from benchmarks.service import judging
from benchmarks.service.server import Server, served
from instances import path
from models.files import read_county

FAMILY = "service-contract"
COUNTY, DEMO = "weekly-share", "urad-middle-banner"
WEEK = {"from": "2026-03-02", "to": "2026-03-08", "time_limit": 20}
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
)


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the server keeps its store and the report is written."""
    parser.add_argument("--examples", type=int, default=200, help="requests for each operation and phase")
    parser.add_argument("--seed", type=int, default=1)


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Let schemathesis call every operation and yield one row; what it found is in ``contract.txt``."""
    shutil.rmtree(given.folder, ignore_errors=True)
    with served(Server(given.folder)) as server:
        begun = monotonic()
        write_ids(given.folder / "schemathesis.toml", known_ids(server))
        code = call(server, given.examples, given.seed, given.folder / "contract.txt")
        row: Row = {"key": f"{given.seed}/{given.examples}", "examples": given.examples, "exit_code": code}
        row |= {"seconds": round(monotonic() - begun, 1), "alive": int(server.alive())}
        row["tracebacks"] = (given.folder / "server.log").read_text("utf-8").count("Traceback")
    append(FAMILY, row)
    yield row


def known_ids(server: Server) -> dict[str, str]:
    """Let the server have a county, a job that has ended, and its plan in force, and return their ids by their kind."""
    document = json.loads(read_county(path(COUNTY)).county.model_dump_json(by_alias=True))
    order = {"decision": "roster", "county": document, "options": WEEK}
    with server.client() as client:
        job = judging.submit(client, order, "first")
        ended = judging.wait_for(client, [job], 120)[job]
        client.post(f"/v1/plans/{ended['plan_id']}/publish", json={"approver": "A1"}).raise_for_status()
    return {"counties": ended["county_id"], "jobs": job, "plans": ended["plan_id"], "demo": DEMO}


def write_ids(target: Path, ids: dict[str, str]) -> None:
    """Tell schemathesis what there is; only what removes something is tried on what is not there."""
    rows = (
        f'[[operations]]\ninclude-path-regex = "^/v1/{kind}/"\nexclude-method = ["DELETE"]\n'
        f'parameters = {{ id = "{id}" }}\n'
        for kind, id in ids.items()
    )
    target.write_text("\n".join(rows), encoding="utf-8")


def call(server: Server, examples: int, seed: int, report: Path) -> int:
    """Run schemathesis against a server and return its exit code: 0 where it has found nothing."""
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "run", f"{server.url}/openapi/openapi.json"),
        *("--checks", ",".join(CHECKS), "--max-examples", str(examples), "--seed", str(seed), "--workers", "1"),
        *("-H", f"Authorization: Bearer {server.tokens[server.commissions[0]]}", "--no-color", "--continue-on-failure"),
    ]
    with report.open("w", encoding="utf-8") as file:
        return subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, cwd=report.parent, check=False).returncode
