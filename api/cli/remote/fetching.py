"""The results of a batch at a service, fetched one by one as they come and kept as those of this machine."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from api.batch import Order
from api.batch.finished import files_of
from api.batch.keep import keep, kept
from api.batch.run import OnRow
from api.batch.task import Done
from api.cli.issues import fault
from api.cli.remote import words
from api.client import Client
from api.service.schemas.results import ResultDocument
from api.service.schemas.scenarios import RunDocument
from models.certificate import State
from models.scenario.rows import Rows

LOG = logging.getLogger("api.batch.remote")
"""Below what the log of a batch's folder is told."""
ENDED = (State.COMPLETED, State.FAILED)


@dataclass
class Fetching:
    """What a folder has of a batch, by the hash of each run, and what is still to come.

    Where the folder is to be ``anonymous`` its counties are others than those of the service.
    """

    orders: Sequence[Order]
    folder: Path
    anonymous: bool
    stop: threading.Event
    on_row: OnRow
    rows: Rows = field(default_factory=Rows)

    @property
    def whole(self) -> bool:
        """Whether every run is there."""
        return all(order.hash in self.rows for order in self.orders)

    def take_kept(self) -> None:
        """Take what the folder has already."""
        for hash in dict.fromkeys(order.hash for order in self.orders):
            row = kept(self.folder, hash)
            if row is not None:
                self.on_row(self.rows.add(row), True)

    def look(self, client: Client, id: str) -> bool:
        """Fetch what has ended meanwhile; return whether all has, or was cancelled."""
        by_number = {order.run.number: order for order in self.orders}
        over = True
        for its in client.scenario_runs(id):
            if self.stop.is_set():
                return False
            order = by_number[its.number]
            if its.state in ENDED and order.hash not in self.rows:
                done = self._done(order, its, client.result(its.job_id))
                self.on_row(self.rows.add(keep(self.folder, done)), False)
            over = over and its.state in (*ENDED, State.CANCELLED)
        return over

    def _done(self, order: Order, its: RunDocument, told: ResultDocument) -> Done:
        """Return a run that has ended at the service as one that was done here."""
        assert told.row is not None, "a job of a batch has a row"
        if not self.anonymous and told.row.county_hash != order.county_hash:
            raise fault("other_county", words.OTHER_COUNTY, words.OTHER_COUNTY_REMEDY, "--server")
        if told.row.failed is not None:
            LOG.error("run %s failed (%s): %s of the service", order.hash[:16], told.row.failed.code, its.job_id)
        row = told.row.model_copy(update={"run": order.hash, "county_hash": order.county_hash})
        return Done(row, files_of(told.plan, told.certificate))
