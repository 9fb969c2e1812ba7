"""Batches of scenarios in the queue: solved, taken up again after a server that died, and swept as a whole."""

from datetime import timedelta

from sqlalchemy import func, select

from api.jobs import Sweeper
from api.store import Store, counties, plans, publications, queue, scenarios
from api.store import jobs as jobs_of
from api.store.base import now
from api.store.publications import Approval
from api.store.scenarios import Asked, Stand
from api.store.tables import Content, CountyRow, JobRow, RunRow, ScenariosRow
from models.county import County
from tests.jobs.conftest import WEEK, OpenQueue, until
from tests.jobs.stub import Stub
from tests.store.test_scenarios import asked

YEAR = 365


def submit(store: Store, county: County) -> ScenariosRow:
    """Queue a batch of two weeks' rosters for one county."""
    its = asked(county)
    request = WEEK.model_dump(mode="json")
    jobs = {key: type(job)(job.county, request | {"seed": n}, job.row) for n, (key, job) in enumerate(its.jobs.items())}
    with store.write(store.commission("甲旗卫健委")) as rows:
        return scenarios.submit(rows, Asked(its.title, its.decision, its.content, its.counties, jobs, its.runs))


def stand(store: Store, batch: ScenariosRow) -> Stand:
    """Return where a batch stands."""
    with store.read(batch.commission_id) as rows:
        return scenarios.stand(rows, batch.id)


def done(store: Store, batch: ScenariosRow) -> bool:
    """Return whether every run has ended."""
    return not stand(store, batch).open


def age(store: Store, batch: ScenariosRow) -> None:
    """Let everything have happened more than a year earlier."""
    then = now() - timedelta(days=YEAR + 1)
    with store.write(batch.commission_id) as rows:
        rows.change(ScenariosRow, ScenariosRow.id == batch.id, submitted=then)
        rows.change(CountyRow, created=then)
        for job in jobs_of.page(rows, jobs_of.Filter(), None, 100):
            jobs_of.change(rows, job.id, finished=then if job.finished else None)


def count(store: Store, *tables: type[Content] | type[JobRow] | type[RunRow]) -> list[int]:
    """Return how many rows each table has."""
    with store.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_the_row_of_a_job_is_kept_with_its_end(store: Store, one_person: County, open_queue: OpenQueue) -> None:
    batch = submit(store, one_person)
    open_queue(Stub())
    until(lambda: done(store, batch))
    with store.read(batch.commission_id) as rows:
        runs, known = scenarios.table(rows, batch.id)
    assert len(runs) == 3
    for row in known.values():
        assert (row.state, row.outcome, row.clean, row.indicators["days"]) == ("completed", "optimal", True, 1.0)
        assert row.scores and row.seconds.keys() == {"solve", "total"}


def test_a_batch_goes_on_after_its_server_died(store: Store, one_person: County, open_queue: OpenQueue) -> None:
    """One job is held by a server that is no more; the next server ends it with the rest."""
    batch = submit(store, one_person)
    with store.writing() as session:
        lost = queue.claim(session, "server_dead", now() + timedelta(hours=1))
    assert lost is not None and stand(store, batch).states == {"queued": 2, "running": 1}
    open_queue(Stub())
    until(lambda: done(store, batch))
    assert stand(store, batch).states == {"completed": 3}
    with store.read(batch.commission_id) as rows:
        assert all(row.whole and row.scores for row in scenarios.table(rows, batch.id)[1].values())


def test_a_batch_that_brings_its_server_down_fails_by_itself(store: Store, one_person: County) -> None:
    batch = submit(store, one_person)
    for _ in range(2):
        with store.writing() as session:
            queue.claim(session, "server_dead", now())
    with store.writing() as session:
        queue.recover(session, (), attempts=1, all_of_them=True)
    assert stand(store, batch).state == "failed"
    with store.read(batch.commission_id) as rows:
        known = scenarios.table(rows, batch.id)[1].values()
    assert [row.failed and row.failed.code for row in known] == ["worker_lost"] * 2


def test_an_old_batch_goes_with_all_that_it_needed(store: Store, one_person: County, open_queue: OpenQueue) -> None:
    batch = submit(store, one_person)
    age(store, batch)
    assert Sweeper(store, YEAR).sweep() == 0
    open_queue(Stub())
    until(lambda: done(store, batch))
    assert Sweeper(store, YEAR).sweep() == 0
    age(store, batch)
    assert Sweeper(store, YEAR).sweep() > 0
    assert count(store, JobRow, RunRow, Content) == [0, 0, 0]


def test_a_batch_of_which_a_plan_was_published_stays_whole(
    store: Store, one_person: County, open_queue: OpenQueue
) -> None:
    batch = submit(store, one_person)
    open_queue(Stub())
    until(lambda: done(store, batch))
    with store.write(batch.commission_id) as rows:
        job = scenarios.runs(rows, batch.id, 0, 1)[0].job
        plan = plans.of_job(rows, job.id)
        assert plan is not None and publications.publish(rows, job, plan, Approval("A1", "", 0)) is not None
    before = count(store, JobRow, RunRow, Content)
    age(store, batch)
    Sweeper(store, YEAR).sweep()
    assert count(store, JobRow, RunRow, Content) == before
    with store.read(batch.commission_id) as rows:
        assert counties.get(rows, job.county_id or "") is not None
