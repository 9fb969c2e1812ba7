"""The parts of the service's benchmarks that can be wrong without anybody noticing."""

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

from benchmarks.service import fuzz, mutants, processes
from benchmarks.service.clients import quantile
from benchmarks.service.faults import ending_of
from benchmarks.service.queue import total
from models.files import write_county_workbook
from tests.builders import tiny_county
from tests.jobs.conftest import until
from tests.service.conftest import Web, open_web, web

__all__ = ["open_web", "web"]
SLEEP = "import os, subprocess, sys, time; print(subprocess.Popen([sys.executable, '-c', {!r}], {}).pid, flush=True); "
CHILD = "import time; time.sleep(60)"


def test_the_processes_of_a_session_are_found_and_those_that_solve() -> None:
    code = SLEEP.format(CHILD, "process_group=0") + CHILD
    leader = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)
    assert leader.stdout is not None
    child = int(leader.stdout.readline())
    try:
        assert processes.of_session(leader.pid) == sorted([leader.pid, child])
        assert processes.solving(leader.pid) == [child]
        until(lambda: processes.megabytes(child) > 1)
        leader.kill()
        leader.wait()
        assert processes.of_session(leader.pid) == [child]
    finally:
        leader.stdout.close()
        os.kill(child, 9)
    until(lambda: processes.of_session(leader.pid) == [])
    until(lambda: (processes.megabytes(child), processes.cpu_seconds(child)) == (0, 0))


def test_mutants_are_made_again_by_their_seed_and_differ() -> None:
    document = {"decision": "roster", "options": {"seed": 1, "settings": {}}, "list": [1, {"a": 2}]}
    made = [[mutants.body(document, random.Random(seed)) for seed in range(40)] for _ in range(2)]
    assert made[0] == made[1]
    assert len(set(made[0])) > 30
    assert made[0].count(json.dumps(document).encode()) < 5


def test_broken_workbooks_are_made_again_by_their_seed(tmp_path: Path) -> None:
    book = write_county_workbook(tiny_county(), tmp_path / "county.xlsx").read_bytes()
    made = [mutants.workbook(book, random.Random(seed)) for seed in range(8)]
    assert all(one != book for one in made)
    assert any(zipfile.is_zipfile(io.BytesIO(one)) for one in made)


def test_every_route_with_a_body_is_attacked(web: Web) -> None:
    """A route that takes a body and has no valid one among the known is a ``KeyError``."""
    paths = web.get("/openapi/openapi.json").json["paths"]
    taking = {path for path, item in paths.items() if "requestBody" in item.get("post", {})}
    assert taking == set(fuzz.known_bodies({}, {}, {}))


def test_numbers_of_rows() -> None:
    assert [quantile([3, 1, 2], share) for share in (0, 0.5, 0.99)] == [1, 2, 3]
    assert quantile([], 0.5) == 0
    assert total(iter([Counter({"lost": 0, "completed": 2}), Counter({"lost": 1})])) == {"lost": 1, "completed": 2}
    ends = [{"failure": None, "state": "completed"}, {"failure": {"code": "worker_lost"}, "state": "failed"}]
    assert [ending_of(job) for job in (*ends, {"failure": None, "state": "running"})] == [
        "completed",
        "worker_lost",
        "open",
    ]
