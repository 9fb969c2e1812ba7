"""A run that is ready to be solved: what is asked, and which file has its county."""

import datetime as dt

from models.base import Record
from models.certificate import State
from models.decision import DecisionOrChain
from models.scenario import Options, Run
from models.scenario.row import ResultRow


class Order(Record):
    """A run with its content hash, and the file of its county, patched, below the folder of the batch."""

    run: Run
    hash: str
    county_file: str
    county_name: str
    county_hash: str
    defaults_used: int
    decision: DecisionOrChain
    horizon: tuple[dt.date, dt.date] | None
    options: Options

    def row(self, state: State) -> ResultRow:
        """Return what the table says of the run before it is solved."""
        return ResultRow(
            run=self.hash,
            county=self.county_name,
            county_hash=self.county_hash,
            profile=self.run.profile,
            defaults_used=self.defaults_used,
            state=state,
        )
