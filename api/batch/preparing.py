"""From a scenario file to orders: every county read and patched, every fault told before anything is solved."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from api.batch.order import Order
from api.batch.patching import key_of
from api.batch.placing import no_month, of_base, of_patch, reversed_horizon
from api.batch.sources import Folder, Source
from api.horizon import LONGEST_DAYS, horizon_of
from models.chain.begin import SHEETS as CHAIN_SHEETS
from models.chain.begin import in_years, is_whole_month
from models.county import County
from models.decision import DecisionOrChain
from models.files import ReadResult
from models.files.input.codes import Place, make_issue
from models.files.sheets import SHEET_BY_KEY
from models.headcount import HeadcountCase
from models.issue import InputRefused, Issue
from models.policy import policy_of
from models.scenario import Base, ReadScenarios, Run, Scenarios, expand, fingerprint
from optimizer.certificate import versions

_ASKED = {
    DecisionOrChain.ROSTER: (),
    DecisionOrChain.SITING: ("centers",),
    DecisionOrChain.HEADCOUNT: ("posts",),
    DecisionOrChain.CHAIN: CHAIN_SHEETS,
}
"""The sheets without which there is nothing to decide."""

AT_ONCE = 100
"""Bases of one child that reads them: starting it costs more than a county."""

Horizon = tuple[dt.date, dt.date] | None


@dataclass(frozen=True)
class Prepared:
    """The orders of a file, and the warnings of its county files."""

    orders: tuple[Order, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class _Patched:
    """By what a county is found as runs have it; only for a chain is it held itself."""

    county: County | None
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
    source = Folder(beside, folder, anonymous)

    def at_once(bases: Sequence[Preparing]) -> None:
        some = min(AT_ONCE, -(-len(bases) // jobs))
        with ThreadPoolExecutor(jobs, thread_name_prefix="prepare") as pool:
            try:
                list(pool.map(take_in, (bases[at : at + some] for at in range(0, len(bases), some))))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    return prepare_from(given, source, at_once)


def take_in(bases: "Sequence[Preparing]") -> None:
    """Take in bases of one source, one after the other, in this thread."""
    found = bases[0].source.read_each({its.pointer: its.base for its in bases})
    for its, read in zip(bases, found, strict=True):
        its.take(read)


def prepare_from(
    given: ReadScenarios,
    source: Source,
    take: "Callable[[Sequence[Preparing]], None]" = take_in,
) -> Prepared:
    """Return the orders of a scenario file whose counties are those of ``source``; raise as :func:`prepare`."""
    runs: dict[str, list[Run]] = {}
    for run in expand(given.scenarios):
        runs.setdefault(run.base, []).append(run)
    known = versions()
    made = [
        Preparing(given.scenarios, number, base, runs[base.id], source, known)
        for number, base in enumerate(given.scenarios.bases)
    ]
    take(made)
    faults = {issue.model_dump_json(): issue for its in made for issue in its.faults}
    if faults:
        source.discard()
        raise InputRefused(given.placed(faults.values()))
    orders = tuple(order for its in made for order in its.orders)
    return Prepared(orders, tuple(given.placed(issue for its in made for issue in its.warnings)))


@dataclass
class Preparing:
    """The orders and faults of one base with its runs."""

    scenarios: Scenarios
    number: int
    base: Base
    runs: list[Run]
    source: Source
    versions: dict[str, str]
    orders: list[Order] = field(default_factory=list)
    faults: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)

    @property
    def pointer(self) -> str:
        """Where the base stands in the file."""
        return f"/bases/{self.number}"

    def take(self, read: ReadResult | InputRefused) -> None:
        """Take in the base with all its runs."""
        if isinstance(read, InputRefused):
            self.faults += read.issues
            return
        self.warnings += (of_base(i, self.base, self.pointer) for i in read.issues if i.severity == "warning")
        first: dict[str, Run] = {}
        for run in self.runs:
            first.setdefault(key_of(run.patch), run)
        patched: dict[str, _Patched | None] = {}
        each = self.source.patched(read, [run.patch for run in first.values()])
        for (key, run), found in zip(first.items(), each, strict=True):
            self.faults += self._faults(found.issues, run)
            patched[key] = None if found.read is None else self._kept(found.read)
        for run in self.runs:
            its = patched[key_of(run.patch)]
            if its is not None:
                self.faults += self._out_of_years(run, its)
                self.orders.append(self._order(run, its))

    def _faults(self, issues: Iterable[Issue], run: Run) -> list[Issue]:
        """Return the faults of a patch at its entries in the scenario file."""
        return [of_patch(issue, run, self.base) for issue in issues if issue.severity == "error"]

    def _kept(self, read: ReadResult) -> _Patched | None:
        """Return the county of runs, kept; ``None`` where it is at fault."""
        try:
            horizon = self._horizon(read.county)
        except InputRefused as refused:
            self.faults += refused.issues
            return None
        file, county = self.source.keep(read, self.base)
        held = county if self.scenarios.decision is DecisionOrChain.CHAIN else None
        return _Patched(held, file, county.county.name, county.hash, len(read.defaults), horizon)

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
        if scope is DecisionOrChain.CHAIN and not is_whole_month(first, last):
            raise InputRefused([no_month(first, last)])
        return first, last

    def _out_of_years(self, run: Run, its: _Patched) -> list[Issue]:
        """Return the fault of a chain whose month is of no year of its headcount, which the policy of the run says."""
        if its.county is None or its.horizon is None:
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
