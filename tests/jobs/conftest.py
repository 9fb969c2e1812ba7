"""A store, a commission, and queues that are closed at the end."""

import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from api.jobs import Bell, Order, Queue, QueueLimits
from api.store import Store, counties, jobs, open_store
from api.store.tables import JobRow
from models.county import County
from models.decision import Decision
from models.files import ReadResult
from tests.jobs.stub import Stub

PATIENCE = 20.0
WEEK = Order(decision=Decision.ROSTER, first=date(2026, 3, 2), last=date(2026, 3, 8), time_limit=30)

OpenQueue = Callable[..., Queue]
Submit = Callable[[], JobRow]
Look = Callable[[JobRow], JobRow]


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """Return an empty store on each database."""
    opened = open_store(database)
    yield opened
    opened.close()


@pytest.fixture
def submit(store: Store, one_person: County) -> Submit:
    """Return what queues a week's roster for one person."""
    commission = store.commission("甲旗卫健委")

    def submit_one() -> JobRow:
        with store.write(commission) as rows:
            county, _ = counties.put(rows, ReadResult(county=one_person))
            return jobs.submit(rows, county, "roster", WEEK.model_dump(mode="json"))

    return submit_one


@pytest.fixture
def open_queue(store: Store) -> Iterator[OpenQueue]:
    """Return what starts a queue with a runner."""
    opened: list[Queue] = []

    def open_one(runner: Stub, **limits: float) -> Queue:
        queue = Queue(store, Bell(), QueueLimits(**{"look_seconds": 0.05} | limits), runner)
        opened.append(queue)
        queue.start()
        return queue

    yield open_one
    for queue in opened:
        queue.close()


@pytest.fixture
def look(store: Store) -> Look:
    """Return what looks a job up."""

    def look_up(job: JobRow) -> JobRow:
        with store.read(job.commission_id) as rows:
            found = jobs.get(rows, job.id)
        assert found is not None
        return found

    return look_up


def until(holds: Callable[[], bool]) -> None:
    """Return once something holds; fail where it takes too long."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
