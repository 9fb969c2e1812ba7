"""From a scenario file to orders: every county read and patched, every fault told before anything is solved."""

import datetime as dt
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import instances
from api.batch.keep import county_file, write_county
from api.batch.order import Order
from api.batch.placing import no_month, of_base, of_patch, reversed_horizon
from api.bounded import TooMuchWorkError, bounded
from api.horizon import LONGEST_DAYS, horizon_of
from models.chain.begin import SHEETS as CHAIN_SHEETS
from models.chain.begin import in_years, is_whole_month
from models.county import County
from models.decision import Scope
from models.files import ReadResult, county_json, read_county
from models.files.input.codes import Place, did_you_mean, make_issue
from models.files.input.limits import LIMITS
from models.files.input.values import shown
from models.files.out.anonymous import strip
from models.files.sheets import SHEET_BY_KEY
from models.headcount import HeadcountCase
from models.issue import InputRefused, Issue
from models.patch import PatchAsked
from models.policy import policy_of
from models.scenario import Base, ReadScenarios, Run, Scenarios, expand, fingerprint
from optimizer.certificate import versions

_ASKED = {Scope.ROSTER: (), Scope.SITING: ("centers",), Scope.HEADCOUNT: ("posts",), Scope.CHAIN: CHAIN_SHEETS}
"""The sheets without which there is nothing to decide."""

Horizon = tuple[dt.date, dt.date] | None


@dataclass(frozen=True)
class Prepared:
    """The orders of a file, and the warnings of its county files."""

    orders: tuple[Order, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class _Patched:
    """A county as runs have it, and the file that holds it."""

    county: County
    file: str
    name: str
    hash: str
    defaults_used: int
    horizon: Horizon


def prepare(
    given: ReadScenarios,
    beside: Path,
    folder: Path,
    jobs: int = 1,
    anonymous: bool = False,
) -> Prepared:
    """Return the orders of a scenario file whose county files stand ``beside`` it; their counties go to ``folder``.

    Raises :class:`models.issue.InputRefused` with every fault of counties and patches, and leaves nothing written then.
    Each base is read once, each patch of it applied once, in child processes; ``jobs`` bases at a time are held. With
    ``anonymous`` counties are without names of people, phones and contacts, and so are known by another hash.
    """
    runs: dict[str, list[Run]] = {}
    for run in expand(given.scenarios):
        runs.setdefault(run.base, []).append(run)
    known = versions()
    made = [
        _Preparing(given.scenarios, number, base, beside, folder, anonymous, known)
        for number, base in enumerate(given.scenarios.bases)
    ]
    with ThreadPoolExecutor(jobs, thread_name_prefix="prepare") as pool:
        try:
            list(pool.map(lambda its: its.take(runs[its.base.id]), made))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    faults = {issue.model_dump_json(): issue for its in made for issue in its.faults}
    if faults:
        for path in (path for its in made for path in its.written):
            path.unlink(missing_ok=True)
        raise InputRefused(given.placed(faults.values()))
    orders = tuple(order for its in made for order in its.orders)
    return Prepared(orders, tuple(given.placed(issue for its in made for issue in its.warnings)))


@dataclass
class _Preparing:
    """The orders and faults of one base, and the county files that were written for it."""

    scenarios: Scenarios
    number: int
    base: Base
    beside: Path
    folder: Path
    anonymous: bool
    versions: dict[str, str]
    orders: list[Order] = field(default_factory=list)
    faults: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)

    @property
    def pointer(self) -> str:
        """Where the base stands in the file."""
        return f"/bases/{self.number}"

    def take(self, runs: Iterable[Run]) -> None:
        """Take in the base with all its runs."""
        try:
            read = _read(self.base, self.pointer, self.beside)
        except InputRefused as refused:
            self.faults += refused.issues
            return
        self.warnings += (of_base(i, self.base, self.pointer) for i in read.issues if i.severity == "warning")
        patched: dict[str, _Patched | None] = {}
        for run in runs:
            key = json.dumps(run.patch, sort_keys=True)
            if key not in patched:
                patched[key] = self._patched(read, run)
            its = patched[key]
            if its is not None:
                self.faults += self._out_of_years(run, its)
                self.orders.append(self._order(run, its))

    def _patched(self, read: ReadResult, run: Run) -> _Patched | None:
        """Return the county of a run, written; ``None`` where it is at fault."""
        try:
            if run.patch:
                read = _under_patch(read, run, self.base)
            horizon = self._horizon(read.county)
        except InputRefused as refused:
            self.faults += (issue for issue in refused.issues if issue.severity == "error")
            return None
        county = strip(read.county) if self.anonymous else read.county
        file = county_file(county.hash)
        if write_county(self.folder / file, county_json(county)):
            self.written.append(self.folder / file)
        return _Patched(county, file, county.county.name, county.hash, len(read.defaults), horizon)

    def _horizon(self, county: County) -> Horizon:
        """Return the days of a roster; raise :class:`InputRefused` where there is nothing to decide."""
        scope = self.scenarios.decision
        for key in _ASKED[scope]:
            if not getattr(county, key):
                place, title = Place(pointer=self.pointer), SHEET_BY_KEY[key].title
                raise InputRefused([make_issue("scenario_nothing", place, found=self.base.id, sheet=title)])
        if not scope.has_days:
            return None
        first, last = horizon_of(county, self.scenarios.first, self.scenarios.last)
        if not 0 <= (last - first).days < LONGEST_DAYS:
            raise InputRefused([reversed_horizon(first, last)])
        if scope is Scope.CHAIN and not is_whole_month(first, last):
            raise InputRefused([no_month(first, last)])
        return first, last

    def _out_of_years(self, run: Run, its: _Patched) -> list[Issue]:
        """Return the fault of a chain whose month is of no year of its headcount, which the policy of the run says."""
        if self.scenarios.decision is not Scope.CHAIN or its.horizon is None:
            return []
        case = HeadcountCase(its.county, policy_of(its.county, run.profile, run.settings))
        place, year = Place(pointer=self.pointer), its.horizon[0].year
        years = {"first": case.years[0], "last": case.years[-1], "year": year}
        ok = in_years(case, its.horizon[0])
        return [] if ok else [make_issue("scenario_year", place, found=self.base.id, **years)]

    def _order(self, run: Run, its: _Patched) -> Order:
        decision, options = self.scenarios.decision, self.scenarios.options
        return Order(
            run=run,
            hash=fingerprint(run, its.hash, decision, its.horizon, options, its.defaults_used, self.versions),
            county_file=its.file,
            county_name=its.name,
            county_hash=its.hash,
            defaults_used=its.defaults_used,
            decision=decision,
            horizon=its.horizon,
            options=options,
        )


def _read(base: Base, pointer: str, beside: Path) -> ReadResult:
    """Return a base county; raise :class:`InputRefused` at its place in the scenario file."""
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
