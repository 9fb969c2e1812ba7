"""A client of the service, for programs in Python and for the command line with ``--server``.

It takes and gives the documents of :mod:`api.service.schemas` and the records of :mod:`models`::

    with Client("http://127.0.0.1:8080") as client:
        county = client.post_county(upload_of(Path("mine.xlsx")))
        job = client.submit(JobBody(decision=Decision.ROSTER, county_id=county.id))
        client.wait(job.id)
        Path("roster.xlsx").write_bytes(client.export(job.id, "xlsx"))
"""

from api.client.client import Client
from api.client.errors import ClientError, ForeignAnswerError, ProblemError, UnreachableError
from api.client.events import JobEvent
from api.client.upload import Upload, upload_of
from api.service.schemas.jobs import JobBody, OptionsBody
from models.decision import Decision

__all__ = [
    "Client",
    "ClientError",
    "Decision",
    "ForeignAnswerError",
    "JobBody",
    "JobEvent",
    "OptionsBody",
    "ProblemError",
    "UnreachableError",
    "Upload",
    "upload_of",
]
