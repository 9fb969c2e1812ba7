"""The folder of results: whole files, nothing stale, nobody's name where none may be."""

import errno
import json
import os
import zipfile
from pathlib import Path

import pytest

from models.certificate import Certificate
from models.files.out import Results, write_results
from models.files.out.atomic import write_bytes
from models.plan import RosterPlan
from tests.files.out.results import NAMES, PHONES


def _content(path: Path) -> str:
    """Return everything that a file says, parts of a workbook included."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    text = path.read_text("utf-8-sig")
    return text.replace("\r\n ", "") + json.dumps(text)


def test_plan_and_certificate_read_back(zh: Path, results: Results) -> None:
    assert RosterPlan.model_validate_json((zh / "plan.json").read_bytes()) == results.plan
    assert Certificate.model_validate_json((zh / "certificate.json").read_bytes()) == results.certificate


def test_names_and_phones_are_there_unless_asked_otherwise(zh: Path) -> None:
    said = _content(zh / "roster.xlsx")
    assert NAMES[0] in said
    assert PHONES[0] in said


def test_anonymous_results_hold_no_name_or_phone(anonymous: Path) -> None:
    files = [p for p in anonymous.rglob("*") if p.is_file()]
    assert len(files) == 10
    for path in files:
        said = _content(path) + path.name
        assert not [word for word in (*NAMES, *PHONES) if word in said], path.name


def test_anonymous_results_count_the_same(anonymous: Path, zh: Path) -> None:
    for name in ("plan.json", "certificate.json"):
        assert (anonymous / name).read_bytes() == (zh / name).read_bytes()


def test_the_same_results_give_the_same_files(zh: Path, results: Results, tmp_path: Path) -> None:
    for path in write_results(tmp_path, results):
        assert path.read_bytes() == (zh / path.relative_to(tmp_path)).read_bytes(), path.name


def test_calendars_of_an_earlier_run_are_removed(tmp_path: Path, results: Results) -> None:
    stale = tmp_path / "calendars/people/P9.ics"
    own = tmp_path / "calendars/readme.txt"
    stale.parent.mkdir(parents=True)
    stale.write_text("x")
    own.write_text("x")
    write_results(tmp_path, results)
    assert not stale.exists()
    assert own.exists()


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_bytes(tmp_path / "a.txt", b"old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_names_the_file_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError) as error:
        write_bytes(tmp_path / "plan.json", b"{}")
    assert error.value.filename == str(tmp_path / "plan.json")
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_place_of_a_file_is_named_itself(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(OSError) as error:
        write_bytes(tmp_path / "plan.json", b"{}")
    assert error.value.filename == str(tmp_path / "plan.json")
    assert list(tmp_path.iterdir()) == [tmp_path / "plan.json"]
