"""The sweep: what is old goes, with all that it alone needed; what was published stays with all that it needs."""

from datetime import timedelta

from sqlalchemy import func, select

from api.jobs import Sweeper
from api.store import Store, counties, events, jobs, plans, publications
from api.store.base import now
from api.store.publications import Approval
from api.store.tables import Content, CountyRow, EventRow, JobRow
from models.county import County
from models.files import ReadResult
from tests.jobs.conftest import Look, OpenQueue, Submit, until
from tests.jobs.stub import Stub

YEAR = 365


def age(store: Store, whose: str, days: int = YEAR + 1) -> None:
    """Let everything of a commission have happened so many days earlier."""
    then = now() - timedelta(days=days)
    with store.write(whose) as rows:
        for job in jobs.page(rows, jobs.Filter(), None, 100):
            jobs.change(rows, job.id, finished=then if job.finished else None)
        rows.change(CountyRow, created=then)


def count(store: Store, table: type[Content] | type[EventRow]) -> int:
    """Return how many rows a table has."""
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def ended(submit: Submit, open_queue: OpenQueue, look: Look) -> JobRow:
    """Return a job that has ended with a plan."""
    job = submit()
    open_queue(Stub())
    until(lambda: look(job).state == "completed")
    return look(job)


def test_what_is_old_goes_with_all_that_it_needed(
    store: Store, submit: Submit, open_queue: OpenQueue, look: Look
) -> None:
    job = ended(submit, open_queue, look)
    assert Sweeper(store, YEAR).sweep() == 0
    age(store, job.commission_id)
    assert Sweeper(store, YEAR).sweep() > 0
    with store.read(job.commission_id) as rows:
        assert jobs.get(rows, job.id) is None
        assert counties.page(rows, None, 10) == []
        assert list(events.after(rows, job.id, 0)) == []
    assert (count(store, Content), count(store, EventRow)) == (0, 0)
    assert Sweeper(store, YEAR).sweep() == 0


def test_what_was_published_stays_with_all_that_it_needs(
    store: Store, submit: Submit, open_queue: OpenQueue, look: Look
) -> None:
    job, contents = ended(submit, open_queue, look), count(store, Content)
    with store.write(job.commission_id) as rows:
        plan = plans.of_job(rows, job.id)
        assert plan is not None
        assert publications.publish(rows, job, plan, Approval("A1", "", 0)) is not None
    age(store, job.commission_id)
    Sweeper(store, YEAR).sweep()
    assert count(store, Content) == contents
    with store.read(job.commission_id) as rows:
        assert jobs.get(rows, job.id) is not None
        assert plans.read(rows, plan).verdict.clean
        assert counties.get(rows, job.county_id or "") is not None


def test_what_waits_stays_and_keeps_its_county(store: Store, submit: Submit, look: Look) -> None:
    job = submit()
    age(store, job.commission_id)
    Sweeper(store, YEAR).sweep()
    assert look(job).state == "queued"
    with store.read(job.commission_id) as rows:
        assert counties.read(rows, job.county_content)
        assert counties.get(rows, job.county_id or "") is not None


def test_a_county_that_comes_again_and_one_that_others_were_made_from_stay(store: Store, one_person: County) -> None:
    whose = store.commission("甲旗卫健委")
    with store.write(whose) as rows:
        parent, _ = counties.put(rows, ReadResult(county=one_person))
        renamed = one_person.county.model_copy(update={"name": "子县"})
        child, _ = counties.put(rows, ReadResult(county=one_person.model_copy(update={"county": renamed})), parent.id)
    age(store, whose)
    with store.write(whose) as rows:
        again, new = counties.put(rows, ReadResult(county=one_person.model_copy(update={"county": renamed})))
        assert (again.id, new) == (child.id, False)
    Sweeper(store, YEAR).sweep()
    with store.read(whose) as rows:
        assert {county.id for county in counties.page(rows, None, 10)} == {parent.id, child.id}


def test_a_job_whose_county_was_deleted_keeps_what_it_needs(store: Store, submit: Submit, look: Look) -> None:
    job = submit()
    with store.write(job.commission_id) as rows:
        assert counties.delete(rows, job.county_id or "")
    Sweeper(store, YEAR).sweep()
    with store.read(job.commission_id) as rows:
        assert counties.read(rows, job.county_content)
    with store.write(job.commission_id) as rows:
        jobs.cancel(rows, job.id)
        assert jobs.delete(rows, job.id)
    assert Sweeper(store, YEAR).sweep() == 1
    assert count(store, Content) == 0
