"""What ``xiachen`` loads for one command, and that every command is found."""

import subprocess
import sys

import pytest

import models.files
import models.files.out
from api.cli.lazy import HOMES, load
from models.files.out.roster.write import write_results
from tests.api.cli.conftest import Xiachen

ENGINES = ("ortools", "optimizer.engines", "pandas", "networkx", "sqlalchemy", "httpx", "distributed", "dask")


def loaded_after(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("name", HOMES)
def test_every_command_has_a_home_and_a_word_of_help(name: str) -> None:
    command = load(name)
    assert (command.name, bool(command.help)) == (name, True)


def test_the_help_names_every_command(xiachen: Xiachen) -> None:
    shown = xiachen("--help").stdout.split()
    assert not [name for name in HOMES if name not in shown]


def test_a_slip_of_the_pen_is_told_the_nearest_command(xiachen: Xiachen) -> None:
    result = xiachen("solvee")
    assert (result.exit_code, "'solve'" in result.output) == (2, True)


@pytest.mark.parametrize(
    "module",
    ["api.cli.main", "api.cli.check", "api.cli.solve", "api.cli.compare", "api.cli.worker", "api.runner.supervise"],
)
def test_a_parent_loads_no_engine(module: str) -> None:
    assert not loaded_after(f"import {module}").intersection(ENGINES)


def test_the_reading_child_loads_no_writer_and_no_engine() -> None:
    loaded = loaded_after("import models.files.child")
    assert not loaded.intersection({*ENGINES, "openpyxl", "xlsxwriter", "jinja2", "models.files.out"})


@pytest.mark.parametrize("package", [models.files, models.files.out])
def test_what_a_package_offers_is_found_by_its_name(package: object) -> None:
    names: list[str] = package.__all__  # type: ignore[attr-defined]
    assert [getattr(package, name).__name__ for name in names] == names
    assert models.files.out.write_results is write_results


def test_what_a_package_does_not_offer_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        models.files.nothing  # type: ignore[attr-defined]  # noqa: B018
