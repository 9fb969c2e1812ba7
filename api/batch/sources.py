"""Where the base counties of a batch come from, and where the counties of its runs go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import instances
from api.batch.keep import county_file, write_county
from api.batch.patching import Patch, each_patched
from api.batch.placing import of_base
from models.county import County
from models.files import ReadResult, county_json
from models.files.collect.counties import read_counties
from models.files.input.codes import Place, did_you_mean, make_issue
from models.files.input.values import shown
from models.files.out.anonymous import strip
from models.issue import InputRefused
from models.patch import Patched
from models.scenario import Base


class Source(Protocol):
    """Gives base counties and takes those of runs."""

    def read_each(self, bases: Mapping[str, Base]) -> Iterator[ReadResult | InputRefused]:
        """Yield each county of the bases, by their places in the scenario file, or its faults there."""
        ...

    def patched(self, read: ReadResult, patches: Sequence[Patch]) -> Iterable[Patched]:
        """Return the county under each patch, or what is wrong with it."""
        ...

    def keep(self, read: ReadResult, base: Base) -> tuple[str, County]:
        """Keep the county of a run; return by what it is found again, and the county as it is kept."""
        ...

    def discard(self) -> None:
        """Leave nothing kept: something was at fault."""
        ...


@dataclass
class Folder:
    """County files that stand ``beside`` the scenario file; those of runs go to ``folder``, maybe without names."""

    beside: Path
    folder: Path
    anonymous: bool = False
    written: list[Path] = field(default_factory=list)

    def read_each(self, bases: Mapping[str, Base]) -> Iterator[ReadResult | InputRefused]:
        """Read the files, or the shipped counties, one after the other in a guarded child."""
        paths = {pointer: self._path(base, pointer) for pointer, base in bases.items()}
        found = read_counties(path for path in paths.values() if isinstance(path, Path))
        for pointer, path in paths.items():
            if isinstance(path, InputRefused):
                yield path
                continue
            read = next(found)
            yield at_base(read, bases[pointer], pointer) if isinstance(read, InputRefused) else read

    def _path(self, base: Base, pointer: str) -> Path | InputRefused:
        try:
            return instance_path(base, pointer) if base.instance else self.beside / base.county
        except InputRefused as refused:
            return refused

    def patched(self, read: ReadResult, patches: Sequence[Patch]) -> Iterable[Patched]:
        """Apply the patches in bounded children."""
        return each_patched(read, patches)

    def keep(self, read: ReadResult, base: Base) -> tuple[str, County]:
        """Write the county, where it is not there yet."""
        county = strip(read.county) if self.anonymous else read.county
        file = county_file(county.hash)
        if write_county(self.folder / file, county_json(county)):
            self.written.append(self.folder / file)
        return file, county

    def discard(self) -> None:
        """Remove what was written."""
        for path in self.written:
            path.unlink(missing_ok=True)


def instance_path(base: Base, pointer: str) -> Path:
    """Return the file of a shipped county; raise ``InputRefused`` where there is none."""
    try:
        return instances.path(base.instance)
    except KeyError as error:
        hint = did_you_mean(base.instance, {entry.id: entry.id for entry in instances.index()})
        place = Place(pointer=f"{pointer}/instance")
        raise InputRefused([make_issue("scenario_instance", place, found=shown(base.instance), hint=hint)]) from error


def at_base(refused: InputRefused, base: Base, pointer: str) -> InputRefused:
    """Return the faults of a county file at the base that names it."""
    return InputRefused(of_base(i, base, pointer) for i in refused.issues if i.severity == "error")
