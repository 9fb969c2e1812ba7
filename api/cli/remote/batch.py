"""A batch that a service does: the same orders, the same rows and files as on this machine."""

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from api.batch import Interrupted, Order
from api.batch.run import OnRow
from api.cli.issues import option_issue
from api.cli.remote import words
from api.cli.remote.fetching import Fetching
from api.cli.remote.sending import upload
from api.cli.session import Session, UnavailableError
from api.client import Client, ProblemError, UnreachableError
from api.service.schemas.scenarios import ScenariosDocument
from models.base import Record
from models.files.out.atomic import write_record
from models.scenario import Scenarios
from models.scenario.rows import Rows

LOOK_SECONDS = 1.0
NOTE = "service.json"


class Sent(Record):
    """Which batch of which service a folder waits for; ``asked`` is the SHA-256 of what was asked."""

    server: str
    id: str
    asked: str


@dataclass(frozen=True)
class RemoteBatch:
    """Has scenarios solved by a service, which reads the county files ``beside`` them for itself.

    Takes the place of :func:`api.batch.run_batch`; what is done already is fetched once.
    """

    client: Client
    scenarios: Scenarios
    beside: Path
    anonymous: bool
    run: Session

    def __call__(self, orders: Sequence[Order], folder: Path, stop: threading.Event, on_row: OnRow) -> Rows:
        """Return the row of each run by its hash, once the service has ended all of them.

        Raises ``Interrupted`` where ``stop`` was set, or runs were cancelled at the service, which goes on otherwise;
        ``ClientError``, ``UnavailableError`` where the connection is lost meanwhile, and ``InputRefused`` where the
        service refuses or reads another county.
        """
        fetching = Fetching(orders, folder, self.anonymous, stop, on_row)
        fetching.take_kept()
        if not fetching.whole:
            self._follow(self._batch(folder).id, fetching)
        if not fetching.whole:
            self.run.note(words.BATCH_CANCELLED)
            raise Interrupted
        return fetching.rows

    def _follow(self, id: str, fetching: Fetching) -> None:
        try:
            while not fetching.look(self.client, id):
                if fetching.stop.wait(LOOK_SECONDS):
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
