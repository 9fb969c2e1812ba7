"""What a job tells while it waits and runs: its stream of events, or, where there is none, its status asked again."""

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from api.client.errors import ProblemError, UnreachableError, retry_after_of
from api.client.http import Http
from api.service.schemas.base import of_both
from api.service.schemas.jobs import FailureDocument, JobDocument
from models.certificate import Outcome, State, Termination, TierResult
from models.text import Text

SILENCE = 60.0
"""Seconds after which a stream that says nothing, not even that it is alive, counts as broken."""
PAUSE = 2.0
TRIES = 3
"""Streams that break before they have told anything, before the status is asked for instead."""
STREAM = "text/event-stream"
OVER = (State.COMPLETED, State.CANCELLED, State.FAILED)


class Told(BaseModel):
    """The data of an event; ``stage`` and ``size`` of the best plan are empty where the event does not tell them."""

    state: State = State.RUNNING
    stage_zh: str = ""
    stage_en: str = ""
    size_zh: str = ""
    size_en: str = ""
    seconds: float = 0.0
    tiers: tuple[TierResult, ...] = ()
    outcome: Outcome | None = None
    termination: Termination | None = None
    failure: FailureDocument | None = None

    @property
    def stage(self) -> Text | None:
        """What the solve does now."""
        return of_both(self, "stage") if self.stage_zh else None

    @property
    def size(self) -> Text | None:
        """How much the better plan holds, where there is one."""
        return of_both(self, "size") if self.size_zh else None


@dataclass(frozen=True)
class JobEvent:
    """An event: ``state``, ``incumbent`` (a better plan), ``bound``, or ``done``.

    ``number`` is its place in the stream, 0 where the status was asked for.
    """

    number: int
    kind: str
    told: Told


@dataclass
class Following:
    """A job that is followed to its end, whatever happens to the connection meanwhile."""

    http: Http
    job: str
    heard: int = 0
    pause: float = PAUSE
    silence: float = SILENCE
    broken: int = 0

    def events(self) -> Iterator[JobEvent]:
        """Yield every event up to ``done``.

        A stream that breaks is taken up again after the last event, once the service answers. Where it has no place for
        another, or streams break before they tell anything, the status is asked for instead. Raises ``ProblemError``
        where there is no such job, ``UnreachableError`` where nothing answers for as long as the client is patient.
        """
        while self.broken < TRIES:
            try:
                for event in self._stream():
                    yield event
                    if event.kind == "done":
                        return
            except UnreachableError:
                pass
            except ProblemError as problem:
                if problem.code != "too_many_streams":
                    raise
                break
            self.broken += 1
            time.sleep(self.pause)
            self._ask()
        yield from self._poll()

    def _stream(self) -> Iterator[JobEvent]:
        headers = {"Accept": STREAM} | ({"Last-Event-ID": str(self.heard)} if self.heard else {})
        with self.http.stream(f"/v1/jobs/{self.job}/events", headers, self.silence) as response:
            for event in parse(response.iter_lines()):
                self.heard, self.broken = event.number, 0
                yield event

    def _ask(self) -> tuple[JobDocument, float]:
        """Return where the job stands, and the seconds after which to ask again."""
        response = self.http.call("GET", f"/v1/jobs/{self.job}")
        return JobDocument.model_validate_json(response.content), retry_after_of(response) or self.pause

    def _poll(self) -> Iterator[JobEvent]:
        revision = 0
        while True:
            job, wait = self._ask()
            if job.state in OVER:
                yield JobEvent(0, "done", _told(job))
                return
            if job.revision != revision:
                revision = job.revision
                yield JobEvent(0, "state", _told(job))
            time.sleep(wait)


def parse(lines: Iterable[str]) -> Iterator[JobEvent]:
    """Yield the events of a stream; comments and ``retry`` tell nothing of the job."""
    fields: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
            continue
        if "data" in fields:
            told = Told.model_validate(json.loads(fields["data"]))
            yield JobEvent(int(fields.get("id", 0)), fields.get("event", "state"), told)
        fields = {}


def _told(job: JobDocument) -> Told:
    return Told(state=job.state, outcome=job.outcome, termination=job.termination, failure=job.failure)
