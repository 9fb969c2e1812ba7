"""A copy of a store in use is whole, holds what was there, and takes nobody's place."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.store import Store, StoreUnavailableError, counties, jobs, open_store
from api.store.backup import NoFileError, back_up, examine
from models.county import County
from models.files import ReadResult
from tests.builders import need, people, tiny_county

NAME = "甲旗卫健委"


@pytest.fixture(scope="module")
def county() -> County:
    """Return two people and a center."""
    return tiny_county(people=people(2), needs=[need("T1", 1)], profile="urad")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the address of a SQLite store."""
    return f"sqlite:///{tmp_path}/store.db"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Return an open store."""
    opened = open_store(url)
    yield opened
    opened.close()


def submit(store: Store, county: County) -> str:
    """Queue a job and return its id."""
    with store.write(store.commission(NAME)) as rows:
        row, _ = counties.put(rows, ReadResult(county=county))
        return jobs.submit(rows, row, "roster", {}).id


def ids(store: Store) -> list[str]:
    """Return the ids of every job, the newest first."""
    with store.read(store.commission(NAME)) as rows:
        return [row.id for row in jobs.page(rows, jobs.Filter(), None, 100)]


def test_a_copy_holds_what_was_kept_while_another_writes(
    store: Store, url: str, county: County, tmp_path: Path
) -> None:
    before = submit(store, county)
    with store.write(store.commission(NAME)) as rows:  # a job that is not kept yet is not copied
        jobs.submit(rows, counties.put(rows, ReadResult(county=county))[0], "roster", {})
        held = back_up(url, tmp_path / "backups" / "copy.db")
    after = submit(store, county)
    assert (held.counties, held.jobs, held.plans) == (1, 1, 0)
    assert held.size == (tmp_path / "backups" / "copy.db").stat().st_size
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["copy.db"]
    restored = open_store(f"sqlite:///{tmp_path}/backups/copy.db")
    assert ids(restored) == [before]
    restored.close()
    assert ids(store)[0] == after


def test_a_store_that_nobody_serves_is_copied(store: Store, url: str, county: County, tmp_path: Path) -> None:
    submit(store, county)
    store.close()
    assert back_up(url, tmp_path / "copy.db").jobs == 1


def test_a_copy_is_for_its_owner_alone(store: Store, url: str, tmp_path: Path) -> None:
    back_up(url, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_over(store: Store, url: str, tmp_path: Path) -> None:
    kept = tmp_path / "copy.db"
    kept.write_text("work of a month")
    with pytest.raises(FileExistsError):
        back_up(url, kept)
    with pytest.raises(FileExistsError):
        back_up(url, tmp_path / "store.db")
    assert kept.read_text() == "work of a month"


def test_a_missing_store_is_not_made_and_leaves_no_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="no such file"):
        back_up(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_is_found_out(store: Store, url: str, county: County, tmp_path: Path) -> None:
    submit(store, county)
    store.close()
    path = tmp_path / "store.db"
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(StoreUnavailableError):
        back_up(url, tmp_path / "copy.db")
    with pytest.raises(StoreUnavailableError):
        examine(path)
    assert not (tmp_path / "copy.db").exists()


def test_rows_that_lost_their_owner_are_found_out(store: Store, county: County, tmp_path: Path) -> None:
    submit(store, county)
    store.close()
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute("DELETE FROM commissions")
    with pytest.raises(StoreUnavailableError, match="damaged"):
        examine(tmp_path / "store.db")


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"county,people\n" * 100])
def test_what_is_no_store_is_found_out(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    path.write_bytes(content)
    with pytest.raises(StoreUnavailableError):
        examine(path)


def test_examining_changes_nothing(store: Store, url: str, county: County, tmp_path: Path) -> None:
    submit(store, county)
    copy = tmp_path / "backups" / "copy.db"
    back_up(url, copy)
    before = copy.read_bytes()
    copy.chmod(0o400)
    assert examine(copy).jobs == 1
    assert copy.read_bytes() == before
    assert list(copy.parent.iterdir()) == [copy]


@pytest.mark.parametrize("url", ["postgresql+psycopg://xiachen@/xiachen", "sqlite://"])
def test_a_database_that_is_no_file_has_tools_of_its_own(url: str, tmp_path: Path) -> None:
    with pytest.raises(NoFileError):
        back_up(url, tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []
