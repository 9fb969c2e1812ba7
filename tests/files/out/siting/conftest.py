"""A siting and the folders it is written into, each made once."""

from pathlib import Path

import pytest

from models.files.out import SitingResults, write_siting_results
from tests.files.out.siting.results import make_results


@pytest.fixture(scope="session")
def siting() -> SitingResults:
    """Return the small solved siting."""
    return make_results()


@pytest.fixture(scope="session")
def siting_zh(siting: SitingResults, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results in Chinese."""
    folder = tmp_path_factory.mktemp("siting_zh")
    write_siting_results(folder, siting)
    return folder


@pytest.fixture(scope="session")
def siting_en(siting: SitingResults, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results in English."""
    folder = tmp_path_factory.mktemp("siting_en")
    write_siting_results(folder, siting, "en")
    return folder
