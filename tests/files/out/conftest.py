"""Results and the folders they are written into, each made once."""

from pathlib import Path

import pytest

from models.files.out import Results, write_results
from tests.files.out.results import make_results


@pytest.fixture(scope="session")
def results() -> Results:
    """Return the small solved month."""
    return make_results()


@pytest.fixture(scope="session")
def zh(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results in Chinese."""
    return _written(tmp_path_factory, "zh", results)


@pytest.fixture(scope="session")
def en(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results in English."""
    folder = tmp_path_factory.mktemp("en")
    write_results(folder, results, "en")
    return folder


@pytest.fixture(scope="session")
def anonymous(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results without names."""
    folder = tmp_path_factory.mktemp("anonymous")
    write_results(folder, results, anonymous=True)
    return folder


def _written(factory: pytest.TempPathFactory, name: str, results: Results) -> Path:
    folder = factory.mktemp(name)
    write_results(folder, results)
    return folder
