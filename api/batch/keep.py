"""The folder of a batch: ``counties/`` by content, and a folder for each run by its hash, its row last."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from api.batch.task import Done
from models.files.out.atomic import write_bytes, write_record
from models.scenario.row import ResultRow

PLAN, CERTIFICATE, COUNTY, FOLLOW = "plan.json", "certificate.json", "county.json", "follow.json"
COUNTIES, RUNS, ROW = "counties", "runs", "row.json"
SHOWN = 16
"""Letters of a hash in a file's name."""


def county_file(hash: str) -> str:
    """Return where a county is kept, below the folder of the batch."""
    return f"{COUNTIES}/{hash[:SHOWN]}.json"


def write_county(path: Path, content: bytes) -> bool:
    """Write a county for ``xiachen audit`` and the runs of a batch; return whether there was nothing at its place.

    One that was changed by hand is made good: runs are known by what it has to be.
    """
    there = path.exists()
    if not there or path.read_bytes() != content:
        write_bytes(path, content)
    return not there


def run_folder(folder: Path, hash: str) -> Path:
    """Return where the result of a run is kept."""
    return folder / RUNS / hash[:SHOWN]


def keep(folder: Path, done: Done) -> ResultRow:
    """Write the result of a run, its row last; return the row, which knows the content of what stands beside it."""
    place = run_folder(folder, done.row.run)
    row = done.row.model_copy(update={"files": {name: _sum(content) for name, content in done.files.items()}})
    for name, content in done.files.items():
        write_bytes(place / name, content)
    for old in (path for path in place.rglob("*") if path.is_file()):
        if old.relative_to(place).as_posix() not in (*done.files, ROW):
            old.unlink()
    write_record(place / ROW, row)
    return row


def kept(folder: Path, hash: str) -> ResultRow | None:
    """Return the row of a run that came to an answer and is whole; ``None`` where it has to be solved."""
    place = run_folder(folder, hash)
    try:
        row = ResultRow.model_validate_json((place / ROW).read_bytes())
        same = all(_sum((place / name).read_bytes()) == known for name, known in row.files.items())
    except (OSError, ValidationError):
        return None
    return row if same and row.run == hash and row.whole else None


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
