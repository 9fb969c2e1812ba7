"""A batch that a service does: the same orders, the same rows and files as on this machine."""

import hashlib
import json
import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from api.batch import Interrupted, Order
from api.batch.keep import CERTIFICATE, PLAN, keep, kept
from api.batch.run import OnRow
from api.batch.task import Done
from api.cli.issues import fault, option_issue
from api.cli.remote import words
from api.cli.remote.sending import upload
from api.cli.session import Session, UnavailableError
from api.client import Client, ProblemError, UnreachableError
from api.service.schemas.results import ResultDocument
from api.service.schemas.scenarios import RunDocument, ScenariosDocument
from models.base import Record
from models.certificate import State
from models.files.out.atomic import record_bytes, write_record
from models.scenario import Scenarios
from models.scenario.row import ResultRow

LOG = logging.getLogger("api.batch.remote")
"""Below what the log of a batch's folder is told."""
LOOK_SECONDS = 1.0
NOTE = "service.json"
ENDED = (State.COMPLETED, State.FAILED)


class Sent(Record):
    """Which batch of which service a folder waits for; ``asked`` is the SHA-256 of what was asked."""

    server: str
    id: str
    asked: str


@dataclass(frozen=True)
class RemoteBatch:
    """Has scenarios solved by a service, which reads the county files ``beside`` them for itself.

    Takes the place of :func:`api.batch.run_batch`; what is done already is fetched once. Where the folder is to be
    ``anonymous`` its counties are others than those of the service.
    """

    client: Client
    scenarios: Scenarios
    beside: Path
    anonymous: bool
    run: Session

    def __call__(
        self, orders: Sequence[Order], folder: Path, stop: threading.Event, on_row: OnRow
    ) -> dict[str, ResultRow]:
        """Return the row of each run by its hash, once the service has ended all of them.

        Raises ``Interrupted`` where ``stop`` was set, or runs were cancelled at the service, which goes on otherwise;
        ``ClientError``, and ``InputRefused`` where the service refuses or reads another county.
        """
        rows: dict[str, ResultRow] = {}
        for hash in dict.fromkeys(order.hash for order in orders):
            row = kept(folder, hash)
            if row is not None:
                rows[hash] = row
                on_row(row, True)
        known = {order.run.number: order for order in orders}
        if any(order.hash not in rows for order in orders):
            self._follow(self._batch(folder).id, known, rows, folder, stop, on_row)
        if any(order.hash not in rows for order in orders):
            self.run.note(words.BATCH_CANCELLED)
            raise Interrupted
        return rows

    def _follow(
        self,
        id: str,
        orders: dict[int, Order],
        rows: dict[str, ResultRow],
        folder: Path,
        stop: threading.Event,
        on_row: OnRow,
    ) -> None:
        """Fetch what has ended until all has; raise ``Interrupted``, or ``UnavailableError`` for a lost connection."""
        try:
            while not self._gather(id, orders, rows, folder, on_row):
                if stop.wait(LOOK_SECONDS):
                    self.run.note(words.BATCH_GOES_ON, server=self.client.server, id=id)
                    raise Interrupted
        except UnreachableError as error:
            lost = option_issue("connection_lost", words.BATCH_LOST.fill(id=id), words.BATCH_LOST_REMEDY, "--server")
            raise UnavailableError(lost) from error

    def _batch(self, folder: Path) -> ScenariosDocument:
        """Return the batch that the folder waits for, or else a new one."""
        body = self._body()
        asked = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
        batch = self._known(folder / NOTE, asked)
        if batch is None:
            batch = self.client.submit_scenarios(body)
            write_record(folder / NOTE, Sent(server=self.client.server, id=batch.id, asked=asked))
        self.run.note(words.BATCH_SENT, server=self.client.server, id=batch.id, jobs=batch.jobs)
        return batch

    def _known(self, note: Path, asked: str) -> ScenariosDocument | None:
        """Return the batch that was sent before; none where it is gone, or has ended with runs to be tried again."""
        try:
            sent = Sent.model_validate_json(note.read_bytes())
        except (OSError, ValidationError):
            return None
        if (sent.server, sent.asked) != (self.client.server, asked):
            return None
        try:
            batch = self.client.scenarios(sent.id)
        except ProblemError as problem:
            if problem.status == 404:
                return None
            raise
        lost = batch.states.failed + batch.states.cancelled
        return None if batch.finished is not None and lost else batch

    def _body(self) -> dict[str, Any]:
        """Return the scenarios as the service takes them: their county files are posted first."""
        bases = tuple(
            base if base.instance else base.model_copy(update={"county": "", "county_id": self._posted(base.county)})
            for base in self.scenarios.bases
        )
        asked = self.scenarios.model_copy(update={"bases": bases})
        return asked.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def _posted(self, county: str) -> str:
        return self.client.post_county(upload(self.beside / county)).id

    def _gather(
        self, id: str, orders: dict[int, Order], rows: dict[str, ResultRow], folder: Path, on_row: OnRow
    ) -> bool:
        """Fetch what has ended meanwhile; return whether all has."""
        over = True
        for its in self.client.scenario_runs(id):
            order = orders[its.number]
            if its.state in ENDED and order.hash not in rows:
                rows[order.hash] = keep(folder, self._done(order, its))
                on_row(rows[order.hash], False)
            over = over and its.state in (*ENDED, State.CANCELLED)
        return over

    def _done(self, order: Order, its: RunDocument) -> Done:
        """Return a run that has ended at the service as one that was done here."""
        told = self.client.result(its.job_id)
        assert told.row is not None, "a job of a batch has a row"
        if not self.anonymous and told.row.county_hash != order.county_hash:
            raise fault("other_county", words.OTHER_COUNTY, words.OTHER_COUNTY_REMEDY, "--server")
        if told.row.failed is not None:
            LOG.error("run %s failed (%s): %s of the service", order.hash[:16], told.row.failed.code, its.job_id)
        row = told.row.model_copy(update={"run": order.hash, "county_hash": order.county_hash})
        return Done(row, files_of(told))


def files_of(told: ResultDocument) -> dict[str, bytes]:
    """Return the files of a result."""
    records: dict[str, Record | None] = {PLAN: told.plan, CERTIFICATE: told.certificate}
    return {name: record_bytes(record) for name, record in records.items() if record is not None}
