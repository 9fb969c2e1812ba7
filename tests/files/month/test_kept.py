"""The folder's own tables of attendance and changes: one child for all, and every fault with its file."""

import subprocess
from pathlib import Path

import pytest

from models.county import Attendance, Change
from models.files.attendance.read_form import Known
from models.files.input.codes import make_issue
from models.files.month import kept
from models.files.month.kept import Kept, ReadKept, read_kept, read_kept_here
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.issue import InputRefused, Issue
from tests.builders import attendance, facility, hospital, people, tiny_county

COUNTY = tiny_county(people=people(3), facilities=[hospital(), facility("T1"), facility("T2")])
SERVED = [attendance("P1", "T1", f"{year}-03-03", volume=3) for year in (2024, 2025, 2026)]
WANTED = [Change(duty=f"{year}-03-03/P1/T1", reason="急诊", substitute="P2") for year in (2025, 2026)]


def write(root: Path, name: str, content: str | bytes) -> None:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with three years of attendance and two of changes, and files that are none of them."""
    for row in SERVED:
        write(tmp_path, f"attendance/{row.date.year}.csv", sheet_csv(SHEET_BY_KEY["attendance"], [row]))
    for change in WANTED:
        write(tmp_path, f"changes/{change.duty[:4]}.csv", sheet_csv(SHEET_BY_KEY["changes"], [change]))
    write(tmp_path, "attendance/1999.csv", "x")
    write(tmp_path, "attendance/2026-old.csv", "x")
    return tmp_path


def refused(root: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as said:
        read_kept(root, COUNTY)
    return [(i.code, i.place) for i in said.value.issues]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process."""

    def each(paths: list[Path], kind: str, record: type[ReadKept], known: Known) -> list[ReadKept | Issue]:
        return [read_kept_here(p, known) if p.name != "2029.csv" else make_issue("too_slow", name=p.name, limit=30)
                for p in paths]  # fmt: skip

    monkeypatch.setattr(kept, "read_each", each)


def test_all_are_read_in_one_child(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    start = subprocess.Popen

    def counted(*args: object, **named: object) -> object:
        started.append(args)
        return start(*args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", counted)
    assert read_kept(root, COUNTY) == Kept(tuple(SERVED), tuple(WANTED))
    assert len(started) == 1


def test_a_folder_that_keeps_nothing_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert read_kept(tmp_path, COUNTY) == Kept((), ())


@pytest.mark.usefixtures("here")
def test_the_faults_of_all_files_are_told_at_once_each_with_its_file(root: Path) -> None:
    write(root, "attendance/2024.csv", "日期,工号,接收单位\n2024-03-03,P9,T1\n2024-13-03,P1,T1\n")
    write(root, "attendance/2025.csv", b"")
    write(root, "attendance/2029.csv", "x")
    write(root, "changes/2026.csv", "原班次,替换人\n2026-03-03/P1/T1,P8\n")
    assert refused(root) == [
        ("not_a_date", "attendance/2024.csv：实际出勤!A3"),
        ("unknown_person", "attendance/2024.csv：实际出勤!B2"),
        ("file_empty", "attendance/2025.csv"),
        ("too_slow", "attendance/2029.csv"),
        ("unknown_person", "changes/2026.csv：调班记录!B2"),
    ]


@pytest.mark.usefixtures("here")
def test_the_same_row_may_stand_in_two_years_but_not_twice_in_one(root: Path) -> None:
    """What a later file says of the same service takes its place where the folder's state is made."""
    row = sheet_csv(SHEET_BY_KEY["attendance"], SERVED[:1])
    write(root, "attendance/2025.csv", row)
    found: tuple[Attendance, ...] = read_kept(root, COUNTY).attendance
    assert found == (SERVED[0], SERVED[0], SERVED[2])
    write(root, "attendance/2025.csv", row + row.splitlines()[1] + "\n")
    assert refused(root) == [("repeated_row", "attendance/2025.csv：实际出勤!A3")]
