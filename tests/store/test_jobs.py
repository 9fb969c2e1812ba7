"""Jobs in the store: whose they are, who runs them, and what ends them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from api.store import Store, contents, counties, events, jobs, queue
from api.store.base import now
from api.store.tables import JobRow
from models.certificate import State
from models.county import County
from models.files import ReadResult

SOON = timedelta(seconds=30)


def submit(store: Store, commission: str, county: County, tag: str = "") -> JobRow:
    """Queue a roster for a county."""
    with store.write(commission) as rows:
        kept, _ = counties.put(rows, ReadResult(county=county))
        return jobs.submit(rows, kept, "roster", {"seed": 1}, tag)


def claim(store: Store, owner: str, until: timedelta = SOON) -> JobRow | None:
    """Claim the next job."""
    with store.writing() as session:
        return queue.claim(session, owner, now() + until)


def look(store: Store, job: JobRow) -> JobRow:
    """Return a job as it is now."""
    with store.read(job.commission_id) as rows:
        found = jobs.get(rows, job.id)
    assert found is not None
    return found


def test_the_same_county_is_kept_once_by_each_commission(
    store: Store, one: str, other: str, one_person: County
) -> None:
    read = ReadResult(county=one_person)
    with store.write(one) as rows:
        first, new = counties.put(rows, read)
        again, twice = counties.put(rows, read)
    with store.write(other) as rows:
        elsewhere, _ = counties.put(rows, read)
    assert (new, twice, again.id) == (True, False, first.id)
    assert elsewhere.id != first.id
    with store.read(one) as rows:
        assert counties.read(rows, first.content).county == one_person


def test_another_commission_sees_nothing(store: Store, one: str, other: str, one_person: County) -> None:
    job = submit(store, one, one_person)
    with store.write(other) as rows:
        assert jobs.get(rows, job.id) is None
        assert jobs.cancel(rows, job.id) is None
        assert not jobs.finish_now(rows, job.id)
        assert not jobs.delete(rows, job.id)
        assert counties.get(rows, job.county_id or "") is None
        assert list(events.after(rows, job.id, 0)) == []
        with pytest.raises(KeyError):
            contents.get(rows, job.county_content)
    assert look(store, job).state == State.QUEUED


def test_jobs_are_claimed_in_order_and_once(store: Store, one: str, other: str, one_person: County) -> None:
    submitted = [submit(store, whose, one_person).id for whose in (one, other, one)]
    claimed = [claim(store, "server") for _ in range(4)]
    assert [c.id if c else None for c in claimed] == [*submitted, None]
    first = claimed[0]
    assert first is not None
    assert (first.state, first.attempts, first.lease_owner) == (State.RUNNING, 1, "server")


def test_many_servers_never_claim_the_same_job(store: Store, one: str, one_person: County) -> None:
    submitted = [submit(store, one, one_person).id for _ in range(24)]

    def claim_all(owner: int) -> list[str]:
        found = []
        while (job := claim(store, f"server{owner}")) is not None:
            found.append(job.id)
        return found

    with ThreadPoolExecutor(4) as pool:
        claimed = [id for found in pool.map(claim_all, range(4)) for id in found]
    assert sorted(claimed) == sorted(submitted)


def test_events_count_from_one_in_each_job(store: Store, one: str, one_person: County) -> None:
    job, _ = submit(store, one, one_person), submit(store, one, one_person)
    claim(store, "server")
    with store.read(one) as rows:
        told = events.after(rows, job.id, 0)
        assert [(e.number, e.data["state"]) for e in told] == [(1, "queued"), (2, "running")]
        assert [e.number for e in events.after(rows, job.id, 1)] == [2]


def test_cancelling_ends_what_waits_and_marks_what_runs(store: Store, one: str, one_person: County) -> None:
    running, waiting = submit(store, one, one_person), submit(store, one, one_person)
    claim(store, "server")
    with store.write(one) as rows:
        assert jobs.cancel(rows, waiting.id) is State.CANCELLED
        assert jobs.cancel(rows, running.id) is State.CANCELLING
        assert jobs.cancel(rows, waiting.id) is None
    with store.reading() as session:
        assert queue.wishes(session, "server") == {running.id: "cancel"}
    assert look(store, waiting).finished is not None


def test_only_ended_jobs_are_deleted_with_their_events(store: Store, one: str, one_person: County) -> None:
    job = submit(store, one, one_person)
    with store.write(one) as rows:
        assert not jobs.delete(rows, job.id)
        jobs.cancel(rows, job.id)
        assert jobs.delete(rows, job.id)
        assert jobs.get(rows, job.id) is None
        assert list(events.after(rows, job.id, 0)) == []


def test_abandoned_are_jobs_whose_lease_has_ended(store: Store, one: str, one_person: County) -> None:
    lost, kept = submit(store, one, one_person), submit(store, one, one_person)
    claim(store, "gone", -SOON)
    claim(store, "alive")
    with store.writing() as session:
        assert [j.id for j in queue.abandoned(session, ())] == [lost.id]
        assert {j.id for j in queue.abandoned(session, (), all_of_them=True)} == {lost.id, kept.id}
        queue.renew(session, "gone", now() + SOON)
        assert list(queue.abandoned(session, ())) == []


def test_pages_are_newest_first_and_filtered(store: Store, one: str, one_person: County) -> None:
    submitted = [submit(store, one, one_person, tag) for tag in ("a", "b", "a")]
    with store.read(one) as rows:
        first = jobs.page(rows, jobs.Filter(), None, 2)
        rest = jobs.page(rows, jobs.Filter(), first[-1].number, 2)
        assert [j.id for j in (*first, *rest)] == [j.id for j in reversed(submitted)]
        assert [j.id for j in jobs.page(rows, jobs.Filter(tag="b"), None, 9)] == [submitted[1].id]
        assert [jobs.position(rows, j) for j in reversed((*first, *rest))] == [1, 2, 3]
