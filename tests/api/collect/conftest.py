"""Forms read in this process: the children that guard it are tested apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.collect.collecting import Scene, copied, made, read_in_process


@pytest.fixture(scope="package", autouse=True)
def in_process() -> Iterator[None]:
    """Read everything without child processes, the same county once."""
    with pytest.MonkeyPatch.context() as patch:
        read_in_process(patch)
        yield


@pytest.fixture(scope="package")
def small(tmp_path_factory: pytest.TempPathFactory, in_process: None) -> Scene:
    """Return a folder of three departments and two units whose forms are out, to be copied."""
    return made(tmp_path_factory.mktemp("small"))


@pytest.fixture
def scene(small: Scene, tmp_path: Path) -> Scene:
    """Return a folder of three departments and two units whose forms are out."""
    return copied(small, tmp_path)
