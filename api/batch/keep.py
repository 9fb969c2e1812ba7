"""The folder of a batch: ``counties/`` by content, and a folder for each run by its hash, its row last."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from models.base import Record
from models.county import County
from models.files import write_county_json
from models.files.out.atomic import write_record
from models.scenario.row import ResultRow

COUNTIES, RUNS, ROW = "counties", "runs", "row.json"
PLAN, CERTIFICATE = "plan.json", "certificate.json"
SHOWN = 16
"""Letters of a hash in a file's name."""


def county_file(hash: str) -> str:
    """Return where a county is kept, below the folder of the batch."""
    return f"{COUNTIES}/{hash[:SHOWN]}.json"


def write_county(path: Path, county: County) -> Path:
    """Write a county for the runs of a batch, and for ``xiachen audit``, to read."""
    return write_county_json(county, path)


def run_folder(folder: Path, hash: str) -> Path:
    """Return where the result of a run is kept."""
    return folder / RUNS / hash[:SHOWN]


def keep(folder: Path, row: ResultRow, **records: Record | None) -> ResultRow:
    """Write the result of a run, its row last; return the row, which knows the content of what stands beside it."""
    place, sums = run_folder(folder, row.run), {}
    for name in (PLAN, CERTIFICATE):
        record = records.get(name.removesuffix(".json"))
        if record is None:
            (place / name).unlink(missing_ok=True)
        else:
            sums[name] = _sum(write_record(place / name, record))
    kept = row.model_copy(update={"files": sums})
    write_record(place / ROW, kept)
    return kept


def kept(folder: Path, hash: str) -> ResultRow | None:
    """Return the row of a run that came to an answer and is whole; ``None`` where it has to be solved."""
    place = run_folder(folder, hash)
    try:
        row = ResultRow.model_validate_json((place / ROW).read_bytes())
        same = all(_sum(place / name) == known for name, known in row.files.items())
    except (OSError, ValidationError):
        return None
    return row if same and row.run == hash and row.whole else None


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
