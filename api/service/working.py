"""Work on what a request brings that may take long: done in a bounded child, a few at once."""

from api.bounded import TooMuchWorkError, bounded
from api.bounded.tasks import Task
from api.service.problems import Problem
from api.service.reading import turn
from models.base import Record


def work_out(task: Task, given: Record) -> bytes:
    """Return what a child makes of ``given``; raise ``Problem`` where its limits, or the places, do not do."""
    with turn():
        try:
            return bounded(task, given.model_dump_json(by_alias=True).encode())
        except TooMuchWorkError as error:
            raise Problem("too_much_work") from error
