"""The tables, one a file."""

from api.store.tables.commission import Commission
from api.store.tables.content import Content
from api.store.tables.county import CountyRow
from api.store.tables.event import EventRow
from api.store.tables.idempotency import IdempotencyKey
from api.store.tables.job import JobRow
from api.store.tables.plan import PlanRow
from api.store.tables.publication import PublicationRow
from api.store.tables.result import JobResultRow
from api.store.tables.run import RunRow
from api.store.tables.scenarios import ScenariosRow

__all__ = [
    "Commission",
    "Content",
    "CountyRow",
    "EventRow",
    "IdempotencyKey",
    "JobResultRow",
    "JobRow",
    "PlanRow",
    "PublicationRow",
    "RunRow",
    "ScenariosRow",
]
