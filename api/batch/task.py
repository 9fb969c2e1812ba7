"""What crosses to whoever does a run, and what comes back: everything in bytes, so that no folder is shared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from api.batch.order import Order
from api.chain import ChainJob
from api.runner import Given, HeadcountJob, RosterJob, SitingJob, SolveJob
from models.county import County
from models.decision import DecisionOrChain
from models.scenario.row import ResultRow
from optimizer.answer import SolveOptions


class OtherCountyError(ValueError):
    """The county that came with an order is not the one that its hash is of."""


@dataclass(frozen=True)
class Task:
    """A run with its county as JSON: small, whole, and the same wherever it is done."""

    order: Order
    county: bytes

    @classmethod
    def of(cls, order: Order, folder: Path) -> "Task":
        """Return the task of an order, its county read from the folder of the batch; raise ``OSError``."""
        return cls(order, (folder / order.county_file).read_bytes())

    def job(self, memory_limit: int | None) -> SolveJob | ChainJob:
        """Return what is solved by at most so many bytes; raise ``OtherCountyError``, or as pydantic does."""
        given, order = self._given(memory_limit), self.order
        if order.decision is DecisionOrChain.SITING:
            return SitingJob(**given)
        if order.decision is DecisionOrChain.HEADCOUNT:
            return HeadcountJob(**given)
        assert order.horizon is not None
        if order.decision is DecisionOrChain.CHAIN:
            return ChainJob(given, order.horizon)
        return RosterJob(first=order.horizon[0], last=order.horizon[1], **given)

    def _given(self, memory_limit: int | None) -> Given:
        order, options = self.order, self.order.options
        county = _county(self.county)
        if county.hash != order.county_hash:
            raise OtherCountyError(order.county_file)
        return Given(
            county=county,
            profile=order.run.profile,
            settings=order.run.settings,
            options=SolveOptions(options.time_limit, float(options.gap), order.run.seed, options.workers),
            defaults_used=order.defaults_used,
            memory_limit=memory_limit,
        )


@dataclass(frozen=True)
class Done:
    """A run that has ended: its row, and its finished files by name, which whoever ordered it keeps.

    ``fault`` is what the log is told of a run that failed.
    """

    row: ResultRow
    files: Mapping[str, bytes] = field(default_factory=dict)
    fault: str = ""


@lru_cache(maxsize=4)
def _county(content: bytes) -> County:
    """Return a county from its JSON; runs of one county follow one another, so that few are kept."""
    return County.model_validate_json(content)
