"""The counties of a batch at the service: bases that are kept or shipped, patched in bounded children."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from api.batch.patching import Patch, each_patched
from api.batch.sources import at_base, instance_path
from api.bounded.tasks import Task
from api.service.context import reading
from api.service.problems import Problem
from api.service.reading import read_file
from api.service.working import work_out
from api.store import counties
from api.store.counties import PackedCounty
from models.base import Record
from models.county import County
from models.files import ReadResult
from models.files.input.codes import Place, make_issue
from models.issue import InputRefused
from models.patch import Patched
from models.scenario import Base
from models.text import text

TOO_LONG = text(
    "各县和改动未能在{limit}秒内备好；请减少县或改动，或分成几批提交",
    "counties and patches are not ready after {limit} seconds; use fewer, or several batches",
)


class KeptCounties:
    """Gives counties of the store and shipped ones; those of runs are packed, to be kept with the batch.

    Raises ``Problem`` once more than ``seconds`` have passed, so that no request takes the server for long.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.packed: dict[str, PackedCounty] = {}
        self._end = time.monotonic() + seconds

    def read_each(self, bases: Mapping[str, Base]) -> Iterator[ReadResult | InputRefused]:
        """Yield each county of the bases; a fault at its place where there is none, or it is another's."""
        for pointer, base in bases.items():
            try:
                yield self._read(base, pointer)
            except InputRefused as refused:
                yield refused

    def _read(self, base: Base, pointer: str) -> ReadResult:
        self._check_time()
        if base.instance:
            return _shipped(base, pointer)
        with reading() as rows:
            row = counties.get(rows, base.county_id)
            if row is None:
                raise InputRefused([make_issue("scenario_kept", Place(pointer=f"{pointer}/county_id"))])
            return counties.read(rows, row.content)

    def patched(self, read: ReadResult, patches: Sequence[Patch]) -> Iterable[Patched]:
        """Apply the patches, some at a time in a child."""
        return each_patched(read, patches, self._work)

    def keep(self, read: ReadResult, base: Base) -> tuple[str, County]:
        """Pack the county of a run."""
        its = counties.pack(read, base.county_id or None)
        self.packed[its.content.name] = its
        return its.content.name, read.county

    def discard(self) -> None:
        """Forget what was packed."""
        self.packed.clear()

    def _work(self, task: Task, given: Record) -> bytes:
        self._check_time()
        return work_out(task, given)

    def _check_time(self) -> None:
        if time.monotonic() > self._end:
            raise Problem("too_much_work", TOO_LONG.fill(limit=f"{self.seconds:g}"))


def _shipped(base: Base, pointer: str) -> ReadResult:
    """Return a shipped county; raise ``InputRefused`` where there is none, or its file is no county."""
    path = instance_path(base, pointer)
    try:
        return _read(path)
    except InputRefused as refused:
        raise at_base(refused, base, pointer) from refused


@lru_cache(maxsize=4)
def _read(path: Path) -> ReadResult:
    """Return a shipped county; those that were asked for last are held."""
    return read_file(path)
