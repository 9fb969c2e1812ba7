"""Writing a county to a file that the planner names: never over one that may hold work."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.issues import fault
from models.county import County
from models.files import write_county_json, write_county_workbook
from models.issue import DefaultUsed

ForceOption = Annotated[bool, typer.Option("--force", help="允许覆盖已有文件 | write over an existing file")]

COUNTY_SUFFIXES = (".xlsx", ".json")


def check_target(path: Path, suffixes: Iterable[str], force: bool) -> None:
    """Raise ``InputRefused`` for a file name that is not of ``suffixes``, or an existing file without ``force``."""
    choices = tuple(suffixes)
    if path.suffix.lower() not in choices:
        message = words.BAD_SUFFIX.fill(found=path.suffix or path.name)
        raise fault("bad_suffix", message, words.SUFFIX_REMEDY.fill(choices=" / ".join(choices)), str(path))
    if path.exists() and not force:
        raise fault("file_exists", words.FILE_EXISTS.fill(path=path), words.FORCE_REMEDY, str(path))


def write_county(county: County, path: Path, defaults: Iterable[DefaultUsed] = ()) -> Path:
    """Write ``county`` as a workbook, its defaults shaded, or as JSON, by the suffix of ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() == ".json":
        return write_county_json(county, path)
    return write_county_workbook(county, path, defaults)
