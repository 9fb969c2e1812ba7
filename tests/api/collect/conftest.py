"""Forms read in this process: the children that guard it are tested apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.files.collect.read_form import read_form_here
from tests.api.collect.collecting import Scene, copied, made, read_once


@pytest.fixture(scope="package", autouse=True)
def in_process() -> Iterator[None]:
    """Read everything without child processes, the same county once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.files.collect.returned.read_forms", lambda paths: [read_form_here(p) for p in paths])
        for module in ("collect", "merge"):
            patch.setattr(f"api.month.{module}.read_located", read_once)
        for module in ("api.month.next_month.read_county", "models.files.collect.write.read_here"):
            patch.setattr(module, lambda path: read_once(path).read)
        yield


@pytest.fixture(scope="package")
def small(tmp_path_factory: pytest.TempPathFactory, in_process: None) -> Scene:
    """Return a folder of three departments and two units whose forms are out, to be copied."""
    return made(tmp_path_factory.mktemp("small"))


@pytest.fixture
def scene(small: Scene, tmp_path: Path) -> Scene:
    """Return a folder of three departments and two units whose forms are out."""
    return copied(small, tmp_path)
