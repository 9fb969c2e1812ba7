"""From a scenario file to orders: every county read and patched, every fault told before anything is solved."""

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path

import instances
from api.batch.keep import county_file, write_county
from api.batch.order import Order
from api.batch.placing import of_base, of_patch, reversed_horizon
from api.bounded import TooMuchWorkError, bounded
from api.horizon import LONGEST_DAYS, horizon_of
from models.county import County
from models.decision import Decision
from models.files import ReadResult, read_county
from models.files.input.codes import Place, did_you_mean, make_issue
from models.files.input.limits import LIMITS
from models.files.input.values import shown
from models.files.sheets import SHEET_BY_KEY
from models.issue import InputRefused, Issue
from models.patch import PatchAsked
from models.scenario import Base, ReadScenarios, Run, expand, fingerprint
from optimizer.certificate import versions

_ASKED = {Decision.SITING: "centers", Decision.HEADCOUNT: "posts"}
"""The sheet without which there is nothing to decide."""

Horizon = tuple[dt.date, dt.date] | None


@dataclass(frozen=True)
class Prepared:
    """The orders of a file, and the warnings of its county files."""

    orders: tuple[Order, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class _Patched:
    """A county as runs have it, by the file that holds it."""

    file: str
    name: str
    hash: str
    defaults_used: int
    horizon: Horizon


def prepare(given: ReadScenarios, beside: Path, folder: Path, memory_limit: int | None = None) -> Prepared:
    """Return the orders of a scenario file whose county files stand ``beside`` it; their counties go to ``folder``.

    Raises :class:`models.issue.InputRefused` with every fault of counties and patches, and leaves nothing written then.
    Each base is read once, each patch of it applied once, in child processes; one base at a time is held.
    """
    made = _Preparing(given, beside, folder, memory_limit)
    for number, base in enumerate(given.scenarios.bases):
        made.take(number, base)
    if made.faults:
        for path in made.written:
            path.unlink(missing_ok=True)
        raise InputRefused(given.placed({issue.model_dump_json(): issue for issue in made.faults}.values()))
    return Prepared(tuple(made.orders), tuple(given.placed(made.warnings)))


@dataclass
class _Preparing:
    """The orders and faults so far, and the county files that were written for them."""

    given: ReadScenarios
    beside: Path
    folder: Path
    memory_limit: int | None
    orders: list[Order] = field(default_factory=list)
    faults: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._versions = versions()
        self._runs: dict[str, list[Run]] = {}
        for run in expand(self.given.scenarios):
            self._runs.setdefault(run.base, []).append(run)

    def take(self, number: int, base: Base) -> None:
        """Take in one base with all its runs."""
        try:
            read = _read(base, number, self.beside)
        except InputRefused as refused:
            self.faults += refused.issues
            return
        self.warnings += (of_base(i, base, f"/bases/{number}") for i in read.issues if i.severity == "warning")
        patched: dict[str, _Patched | None] = {}
        for run in self._runs[base.id]:
            key = json.dumps(run.patch, sort_keys=True)
            if key not in patched:
                patched[key] = self._patched(read, run, number, base)
            its = patched[key]
            if its is not None:
                self.orders.append(self._order(run, its))

    def _patched(self, read: ReadResult, run: Run, number: int, base: Base) -> _Patched | None:
        """Return the county of a run, written; ``None`` where it is at fault."""
        try:
            if run.patch:
                read = _under_patch(read, run, base)
            horizon = self._horizon(read.county, number, base)
        except InputRefused as refused:
            self.faults += (issue for issue in refused.issues if issue.severity == "error")
            return None
        county = read.county
        file = county_file(county.hash)
        if not (self.folder / file).exists():
            self.written.append(write_county(self.folder / file, county))
        return _Patched(file, county.county.name, county.hash, len(read.defaults), horizon)

    def _horizon(self, county: County, number: int, base: Base) -> Horizon:
        """Return the days of a roster; raise :class:`InputRefused` where there is nothing to decide."""
        scenarios = self.given.scenarios
        if scenarios.decision is not Decision.ROSTER:
            key = _ASKED[scenarios.decision]
            if not getattr(county, key):
                place, title = Place(pointer=f"/bases/{number}"), SHEET_BY_KEY[key].title
                raise InputRefused([make_issue("scenario_nothing", place, found=base.id, sheet=title)])
            return None
        first, last = horizon_of(county, scenarios.first, scenarios.last)
        if not 0 <= (last - first).days < LONGEST_DAYS:
            raise InputRefused([reversed_horizon(first, last)])
        return first, last

    def _order(self, run: Run, its: _Patched) -> Order:
        decision, options = self.given.scenarios.decision, self.given.scenarios.options
        return Order(
            run=run,
            hash=fingerprint(run, its.hash, decision, its.horizon, options, its.defaults_used, self._versions),
            county_file=its.file,
            county_name=its.name,
            county_hash=its.hash,
            defaults_used=its.defaults_used,
            decision=decision,
            horizon=its.horizon,
            options=options,
            memory_limit=self.memory_limit,
        )


def _read(base: Base, number: int, beside: Path) -> ReadResult:
    """Return a base county; raise :class:`InputRefused` at its place in the scenario file."""
    pointer = f"/bases/{number}"
    try:
        path = instances.path(base.instance) if base.instance else beside / base.county
    except KeyError as error:
        hint = did_you_mean(base.instance, {entry.id: entry.id for entry in instances.index()})
        place = Place(pointer=f"{pointer}/instance")
        raise InputRefused([make_issue("scenario_instance", place, found=shown(base.instance), hint=hint)]) from error
    try:
        return read_county(path)
    except InputRefused as refused:
        raise InputRefused(of_base(i, base, pointer) for i in refused.issues if i.severity == "error") from refused


def _under_patch(read: ReadResult, run: Run, base: Base) -> ReadResult:
    """Return the county under the patch of a run; raise :class:`InputRefused` at its entries."""
    asked = PatchAsked(base=read, patch=run.patch).model_dump_json(by_alias=True).encode()
    try:
        return ReadResult.model_validate_json(bounded("patch", asked))
    except InputRefused as refused:
        raise InputRefused(of_patch(issue, run, base) for issue in refused.issues) from refused
    except TooMuchWorkError as error:
        place = Place(pointer=next(iter(run.pointers.values())))
        raise InputRefused([make_issue("too_slow", place, name=base.id, limit=int(LIMITS.seconds))]) from error
