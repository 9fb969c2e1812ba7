"""The job, or the batch of scenarios, that a path names."""

from api.service.problems import not_found
from api.store import jobs, scenarios
from api.store.scope import Scope
from api.store.tables import JobRow, ScenariosRow
from models.text import text


def found_job(rows: Scope, id: str) -> JobRow:
    """Return a job; raise ``Problem`` where there is none, or it is another's."""
    row = jobs.get(rows, id)
    if row is None:
        raise not_found(text("求解任务", "job"))
    return row


def found_scenarios(rows: Scope, id: str) -> ScenariosRow:
    """Return a batch of scenarios; raise ``Problem`` where there is none, or it is another's."""
    row = scenarios.get(rows, id)
    if row is None:
        raise not_found(text("这批情景", "scenarios"))
    return row
