"""The job that a path names."""

from api.service.problems import not_found
from api.store import jobs
from api.store.scope import Scope
from api.store.tables import JobRow
from models.text import text


def found_job(rows: Scope, id: str) -> JobRow:
    """Return a job; raise ``Problem`` where there is none, or it is another's."""
    row = jobs.get(rows, id)
    if row is None:
        raise not_found(text("求解任务", "job"))
    return row
