"""A run that is ready to be solved: small, and the same wherever it is done."""

import datetime as dt
from functools import lru_cache
from pathlib import Path

from api.runner import Given, HeadcountJob, RosterJob, SitingJob, SolveJob
from models.base import Record
from models.county import County
from models.decision import Decision
from models.scenario import Options, Run
from optimizer.answer import SolveOptions


class Order(Record):
    """A run with its content hash, and the file of its county, patched, below the folder of the batch."""

    run: Run
    hash: str
    county_file: str
    county_name: str
    county_hash: str
    defaults_used: int
    decision: Decision
    horizon: tuple[dt.date, dt.date] | None
    options: Options
    memory_limit: int | None = None

    def job(self, folder: Path) -> SolveJob:
        """Return what is solved; raise ``OSError`` where the county's file is gone."""
        options = SolveOptions(self.options.time_limit, float(self.options.gap), self.run.seed, self.options.workers)
        given = Given(
            county=_county(folder / self.county_file),
            profile=self.run.profile,
            settings=self.run.settings,
            options=options,
            defaults_used=self.defaults_used,
            memory_limit=self.memory_limit,
        )
        if self.decision is Decision.SITING:
            return SitingJob(**given)
        if self.decision is Decision.HEADCOUNT:
            return HeadcountJob(**given)
        assert self.horizon is not None
        return RosterJob(first=self.horizon[0], last=self.horizon[1], **given)


@lru_cache(maxsize=4)
def _county(path: Path) -> County:
    """Return a county that a batch has written; runs of one county follow one another, so that few are kept."""
    return County.model_validate_json(path.read_bytes())
