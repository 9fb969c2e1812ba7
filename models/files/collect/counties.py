"""Many county files one after the other, each read as :func:`models.files.read_county` reads one."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from models.base import Record
from models.files.collect.read_all import read_in_turn
from models.files.input.codes import Fault, make_issue
from models.files.input.pipeline import read_here
from models.files.input.sources.detect import check_size
from models.files.result import ReadResult
from models.issue import InputRefused, Issue


class ReadCounty(Record):
    """A county that was read, or the issues for which it was refused."""

    read: ReadResult | None = None
    issues: tuple[Issue, ...] = ()


def read_counties(paths: Iterable[Path]) -> Iterator[ReadResult | InputRefused]:
    """Yield each county, or why it is refused, in order; they are read in one child, which a bad file may end."""
    for said in read_in_turn(list(paths), "county", ReadCounty):
        if isinstance(said, Issue):
            yield InputRefused([said])
        else:
            yield said.read or InputRefused(said.issues)


def read_county_here(path: Path) -> ReadCounty:
    """Read a county in this process."""
    try:
        check_size(path)
        return ReadCounty(read=read_here(path))
    except InputRefused as refused:
        return ReadCounty(issues=tuple(refused.issues))
    except Fault as fault:
        return ReadCounty(issues=(make_issue(fault.code, **fault.values),))
