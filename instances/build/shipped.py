"""Writing the shipped files: the counties, the toys and the hard ones."""

from functools import cache
from pathlib import Path

from instances.build.changji import CHANGJI
from instances.build.counties import COUNTIES, POSTS_ALONE, WORKBOOKS
from instances.build.county import document_of
from instances.build.hard import HARD
from instances.build.toys import TOYS
from models.county import County
from models.files import ReadResult, complete_county, write_county_json, write_county_workbook

HERE = Path(__file__).parent.parent
RECIPES = COUNTIES | CHANGJI | POSTS_ALONE


def file_of(name: str) -> str:
    """Return the path of a file inside the package."""
    if name in RECIPES:
        return f"counties/{name}.{'xlsx' if name in WORKBOOKS else 'json'}"
    return f"toys/{name}.json" if name in TOYS else f"hard/{name}.json"


@cache
def built(name: str) -> ReadResult:
    """Return the instance built anew, with the defaults that its file leaves blank."""
    if name in RECIPES:
        return complete_county(document_of(RECIPES[name]), name)
    return ReadResult(county=_small(name))


def _small(name: str) -> County:
    return (TOYS[name] if name in TOYS else HARD[name]).county()


def names() -> tuple[str, ...]:
    """Return the names of all shipped files, counties first."""
    return (*RECIPES, *TOYS, *HARD)


def write(name: str, folder: Path = HERE) -> Path:
    """Build an instance and write its file below ``folder``; return its path."""
    result = built(name)
    target = folder / file_of(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".xlsx":
        return write_county_workbook(result.county, target, result.defaults, leave_blank=True)
    return write_county_json(result.county, target)
