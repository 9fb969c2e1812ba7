"""The client: what the service offers, a method each."""

import uuid
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

import httpx

from api.client.batches import Batches
from api.client.calls import path_of
from api.client.events import Following, JobEvent
from api.client.http import Http
from api.client.upload import Upload
from api.service.schemas.audit import AuditBody, AuditDocument
from api.service.schemas.counties import CountyWithIssues, Validation
from api.service.schemas.jobs import JobBody, JobDocument
from api.service.schemas.meta import Info
from api.service.schemas.plans import CertificateDocument, FindingDocument, VerdictDocument
from api.service.schemas.results import ResultDocument
from models.decision import PLAN, Plan
from models.text import Lang

PATIENCE = 60.0


class Client(Batches):
    """The service at ``server`` as the holder of ``token`` calls it; a server on this machine may need none.

    Requests that are safe to repeat are tried again for ``patience`` seconds where the connection breaks or the service
    is busy. Every method raises ``ProblemError`` where the service refuses, ``UnreachableError`` where nothing answers,
    and ``ForeignAnswerError`` where something else does. Problems are told in both languages, titled in ``lang``. A
    client may be used by several threads.
    """

    def __init__(
        self,
        server: str,
        token: str = "",
        *,
        lang: Lang = "zh",
        patience: float = PATIENCE,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(Http(server, token, lang, patience, transport))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        self._http.close()

    def info(self, *, again: bool = True) -> Info:
        """Return versions, limits and the queue; with ``again=False`` the first attempt decides."""
        return self._get(Info, "/v1/info", again=again)

    def validate(self, county: Upload) -> Validation:
        """Return everything that is wrong with a county; nothing is kept."""
        return self._send(Validation, "/v1/validate", files=_files(county))

    def post_county(self, county: Upload) -> CountyWithIssues:
        """Keep a county and return it with its id; the same content is the same county."""
        return self._send(CountyWithIssues, "/v1/counties", files=_files(county))

    def audit(self, body: AuditBody) -> AuditDocument:
        """Return the verdict on a plan, whoever made it; nothing is kept and nothing is solved."""
        headers = {"Content-Type": "application/json"}
        return self._send(AuditDocument, "/v1/audit", content=body.model_dump_json(by_alias=True), headers=headers)

    def submit(self, body: JobBody, *, key: str = "") -> JobDocument:
        """Queue a job; the same ``key`` with the same body is the same job. Without one a new job is queued, once."""
        content = body.model_dump_json(by_alias=True).encode()
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, "Content-Type": "application/json"}
        return self._send(JobDocument, "/v1/jobs", content=content, headers=headers)

    def job(self, id: str) -> JobDocument:
        """Return where a job stands."""
        return self._get(JobDocument, _path(id))

    def follow(self, id: str, after: int = 0) -> Iterator[JobEvent]:
        """Yield the events of a job after number ``after``, up to ``done``, through every break of the connection."""
        return Following(self._http, id, after).events()

    def wait(self, id: str, on_event: Callable[[JobEvent], None] = lambda event: None) -> JobDocument:
        """Return a job once it has ended, after telling ``on_event`` of everything on the way."""
        for event in self.follow(id):
            on_event(event)
        return self.job(id)

    def finish_now(self, id: str) -> JobDocument:
        """Ask a job to end with its best plan so far, or with its first one."""
        return self._send(JobDocument, _path(id, "finish-now"))

    def cancel(self, id: str) -> JobDocument:
        """End a job; what it has found is not kept."""
        return self._send(JobDocument, _path(id, "cancel"))

    def plan(self, id: str) -> Plan:
        """Return the plan of a job."""
        return self._read(PLAN.validate_json, self._http.call("GET", _path(id, "plan.json")))

    def export(self, id: str, suffix: str, *, anonymous: bool = False) -> bytes:
        """Return the plan of a job as a file: ``json``, ``xlsx``, ``csv``, ``html``, ``ics`` or ``geojson``."""
        params = {"anonymous": "true"} if anonymous else {}
        return self._http.call("GET", _path(id, f"plan.{suffix}"), params=params).content

    def verdict(self, id: str) -> VerdictDocument:
        """Return the checker's verdict with the places where rules are missed, all pages of them."""
        page = self._get(VerdictDocument, _path(id, "verdict"), params={"limit": 200})
        findings, following = list(page.findings), page.next_page_token
        while following is not None:
            params = {"limit": 200, "page_token": following}
            more = self._get(VerdictDocument, _path(id, "verdict"), params=params)
            findings, following = findings + more.findings, more.next_page_token
        return page.model_copy(update={"findings": findings, "next_page_token": None})

    def certificate(self, id: str) -> CertificateDocument:
        """Return the certificate of a completed job."""
        return self._get(CertificateDocument, _path(id, "certificate"))

    def conflict(self, id: str) -> list[FindingDocument]:
        """Return what cannot hold together where a job found its county infeasible; else nothing."""
        return self.certificate(id).conflict

    def result(self, id: str) -> ResultDocument:
        """Return the whole answer of a job that has ended, as records."""
        return self._get(ResultDocument, _path(id, "result"))


def _path(job: str, *further: str) -> str:
    """Return the path of a job, or of what is below it."""
    return path_of("/v1/jobs", job, *further)


def _files(county: Upload) -> dict[str, tuple[str, bytes]]:
    return {"file": (county.name, county.content)}
