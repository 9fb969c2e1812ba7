"""What a service solves is what this machine solves: the same files, the same words, the same exit code."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from api.cli.exits import ExitCode
from api.runner import supervise
from models.files import write_county_json
from tests.api.cli.conftest import Xiachen
from tests.files.input.books import MINIMAL, write_book, write_folder
from tests.headcount_builders import headcount_county, posts
from tests.service.conftest import Open
from tests.service.remote.conftest import THERE, WEEK, Call, transport_of
from tests.siting_builders import center, siting_county, volume

HARD = ("--set", "roster.annual_days.mode=hard", "--set", "roster.annual_days.days=300")


def workbook(folder: Path) -> Path:
    """Write a county that says as little as it may: all else is filled in, here and there."""
    return write_book(folder / "甲县.xlsx", MINIMAL)


def tables(folder: Path) -> Path:
    """Write the same county as CSV files."""
    return write_folder(folder / "甲县", MINIMAL)


def centers(folder: Path) -> Path:
    """Write a county with a laboratory to site."""
    county = siting_county(centers=[center()], volumes=[volume("T1"), volume("T2")])
    return write_county_json(county, folder / "county.json")


def places(folder: Path) -> Path:
    """Write a county with posts to move."""
    county = headcount_county([posts("T1", approved=5, filled=3, required=3), posts("T2", approved=2, required=4)])
    return write_county_json(county, folder / "county.json")


TIMES = re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d|DTSTAMP:\S+")
"""When a solve had finished, as sheets, pages and calendars write it."""
CASES = {
    "roster": (workbook, WEEK, ExitCode.ANSWERED),
    "roster, without names": (tables, (*WEEK, "--anonymous", "--json"), ExitCode.ANSWERED),
    "siting": (centers, ("--decision", "siting", "--json"), ExitCode.ANSWERED),
    "headcount": (places, ("--decision", "headcount", "--lang", "en"), ExitCode.ANSWERED),
    "infeasible": (workbook, (*WEEK, *HARD), ExitCode.INFEASIBLE),
}


@pytest.mark.parametrize("case", CASES)
def test_both_write_and_say_the_same(case: str, call: Call, open_web: Open, xiachen: Xiachen, tmp_path: Path) -> None:
    write, asked, code = CASES[case]
    file = write(tmp_path)
    call(transport_of(open_web(supervise)))
    here = xiachen("solve", file, *asked, "--out", "out")
    Path("out").rename("here")
    there = xiachen("solve", file, *asked, "--out", "out", *THERE)
    assert here.exit_code == there.exit_code == code, there.output
    assert there.stdout == here.stdout
    found = contents(Path("out"))
    assert found == contents(Path("here"))
    assert ("plan.json" in found) == (code is ExitCode.ANSWERED)


def contents(folder: Path) -> dict[str, Any]:
    """Return what every file of a folder says, apart from times."""
    return {str(p.relative_to(folder)): content(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def content(path: Path) -> Any:
    """Return what a file says, apart from times."""
    if path.name == "certificate.json":
        found = json.loads(path.read_bytes())
        return {name: value for name, value in found.items() if name not in ("submitted", "finished", "seconds")}
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}
        return {name: TIMES.sub(b"", part) for name, part in parts.items()}
    return TIMES.sub(b"", path.read_bytes())
