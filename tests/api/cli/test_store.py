"""``xiachen store``."""

from pathlib import Path

import pytest

from api.cli.exits import ExitCode
from api.store import open_store
from tests.api.cli.conftest import Xiachen, document


@pytest.fixture
def store(xiachen: Xiachen) -> None:
    """Make an empty store in the folder of the commands."""
    open_store("sqlite:///store.db").close()


def test_a_copy_is_made_and_looked_through(xiachen: Xiachen, store: None) -> None:
    made = document(xiachen("store", "backup", "copy.db", "--database", "sqlite:///store.db", "--json"))
    assert (made["ok"], made["file"], made["jobs"]) == (True, "copy.db", 0)
    assert document(xiachen("store", "check", "copy.db", "--json")) == made
    said = xiachen("store", "check", "copy.db")
    assert said.stdout == f"copy.db：完好，{made['size'] / 1e6:.1f} MB，含县0、求解0、方案0\n"


def test_the_store_is_the_one_that_serve_takes(xiachen: Xiachen, store: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIACHEN_DATABASE", "sqlite:///store.db")
    assert xiachen("store", "backup", "copy.db").exit_code == ExitCode.ANSWERED
    monkeypatch.delenv("XIACHEN_DATABASE")
    Path("store.db").rename("xiachen-store.db")
    assert xiachen("store", "backup", "again.db").exit_code == ExitCode.ANSWERED


@pytest.mark.parametrize(
    ("database", "target", "said"),
    [
        ("sqlite:///none.db", "new.db", "none.db"),
        ("sqlite:///store.db", "store.db", "已存在"),
        ("postgresql+psycopg://xiachen@/xiachen", "new.db", "pg_dump"),
        ("nonsense", "new.db", "--database"),
    ],
)
def test_what_cannot_be_copied_is_refused(xiachen: Xiachen, store: None, database: str, target: str, said: str) -> None:
    result = xiachen("store", "backup", target, "--database", database)
    assert result.exit_code == ExitCode.BAD_INPUT
    assert said in result.stderr
    assert not Path("new.db").exists()


def test_a_copy_that_is_none_is_refused(xiachen: Xiachen) -> None:
    Path("copy.db").write_text("not a store")
    assert xiachen("store", "check", "copy.db").exit_code == ExitCode.BAD_INPUT
