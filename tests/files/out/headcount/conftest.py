"""A headcount and the folders it is written into, each made once."""

from pathlib import Path

import pytest

from models.files.out import HeadcountResults, write_headcount_results
from tests.files.out.headcount.results import make_results


@pytest.fixture(scope="session")
def headcount() -> HeadcountResults:
    """Return the small solved headcount."""
    return make_results()


@pytest.fixture(scope="session")
def headcount_zh(headcount: HeadcountResults, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results in Chinese."""
    folder = tmp_path_factory.mktemp("headcount_zh")
    write_headcount_results(folder, headcount)
    return folder


@pytest.fixture(scope="session")
def headcount_en(headcount: HeadcountResults, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of results in English."""
    folder = tmp_path_factory.mktemp("headcount_en")
    write_headcount_results(folder, headcount, "en")
    return folder
