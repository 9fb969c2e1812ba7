"""PostgreSQL's own tools copy a store in use as the page of deployment says."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from api.store import Store, counties, jobs, open_store
from models.county import County
from models.files import ReadResult
from tests.builders import tiny_county
from tests.databases import postgresql_binaries

PAGE = (Path(__file__).parents[2] / "docs" / "service-deployment.md").read_text()
NAME = "甲旗卫健委"
BACKUPS = "/var/backups/xiachen"


@pytest.fixture
def database(postgresql: str) -> Iterator[str]:
    """Return the URL of a database with the name of the page; it and the restored one are gone afterwards."""
    run(postgresql, ["createdb", "xiachen"])
    yield str(make_url(postgresql).set(database="xiachen"))
    for name in ("xiachen", "xiachen_restored"):
        run(postgresql, ["dropdb", "--if-exists", name])


def run(url: str, command: list[str]) -> None:
    """Run a tool of PostgreSQL on the server of ``url``."""
    binaries, at = postgresql_binaries(), make_url(url)
    assert binaries is not None
    where = {"PGHOST": str(at.query["host"]), "PGUSER": str(at.username)}
    subprocess.run([binaries / command[0], *command[1:]], env=os.environ | where, check=True, capture_output=True)


def commands(folder: Path) -> list[list[str]]:
    """Return what the page dumps and restores with, the files in ``folder``; the server of the test has one role."""
    lines = re.findall(r"^# runuser -u \w+ -- ((?:pg_dump|createdb|pg_restore) .*)$", PAGE, re.MULTILINE)
    found = [shlex.split(line.replace(BACKUPS, str(folder)).replace("--owner xiachen", "")) for line in lines]
    return found[found.index(next(words for words in found if words[0] == "pg_dump")) :]


def submit(store: Store, county: County) -> None:
    """Queue a job."""
    with store.write(store.commission(NAME)) as rows:
        jobs.submit(rows, counties.put(rows, ReadResult(county=county))[0], "roster", {})


def ids(store: Store) -> list[str]:
    """Return the ids of every job."""
    with store.read(store.commission(NAME)) as rows:
        return [row.id for row in jobs.page(rows, jobs.Filter(), None, 100)]


def test_a_dump_of_a_store_in_use_is_restored(database: str, tmp_path: Path) -> None:
    steps = commands(tmp_path)
    assert [words[0] for words in steps] == ["pg_dump", "createdb", "pg_restore"]
    store = open_store(database)
    submit(store, tiny_county())
    kept = ids(store)
    run(database, steps[0])
    submit(store, tiny_county())
    for step in steps[1:]:
        run(database, step)
    restored = open_store(str(make_url(database).set(database="xiachen_restored")))
    assert ids(restored) == kept
    submit(restored, tiny_county())
    assert len(ids(restored)) == len(ids(store)) == 2
    for opened in (store, restored):
        opened.close()
