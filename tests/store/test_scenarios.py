"""Batches in the store: whose they are, where they stand, what is kept of their jobs, and what ends them."""

from typing import Any

from sqlalchemy import func, select

from api.store import Store, contents, counties, idempotency, jobs, plans, results, scenarios
from api.store.scenarios import Asked, JobAsked, RunAsked, Stand
from api.store.tables import JobResultRow, JobRow, RunRow, ScenariosRow
from models.certificate import State
from models.county import County
from models.files import ReadResult
from models.scenario.row import ResultRow


def asked(county: County, jobs_: int = 2) -> Asked:
    """Return a batch of so many jobs for one county, and one run more, which shares the last job."""
    packed = counties.pack(ReadResult(county=county))
    row = ResultRow(run="", county="甲县", county_hash=county.hash, profile="", defaults_used=0, state=State.QUEUED)
    keys = [f"{n:064x}" for n in range(jobs_)]
    return Asked(
        title="比例",
        decision="roster",
        content=contents.pack(b"{}"),
        counties={packed.content.name: packed},
        jobs={k: JobAsked(packed.content.name, {"seed": 1}, row.model_copy(update={"run": k})) for k in keys},
        runs=[RunAsked(n, f"run {n}", {"d": n, "base": "a"}, key) for n, key in enumerate((*keys, keys[-1]), 1)],
    )


def submit(store: Store, commission: str, county: County, key: str = "") -> ScenariosRow:
    """Queue a batch, maybe with a key."""
    with store.write(commission) as rows:
        batch = scenarios.submit(rows, asked(county))
        assert not key or idempotency.keep(rows, key, "b" * 64, scenarios=batch.id)
        return batch


def end_all(store: Store, batch: ScenariosRow, state: State = State.COMPLETED, **more: Any) -> None:
    """Let every job of a batch have ended."""
    with store.write(batch.commission_id) as rows:
        for job in jobs.page(rows, jobs.Filter(scenarios=batch.id), None, 100):
            jobs.change(rows, job.id, state=state, **more)


def counted(store: Store, *tables: Any) -> list[int]:
    """Return how many rows each table has."""
    with store.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_a_batch_is_queued_whole_and_its_runs_tell_of_their_jobs(store: Store, one: str, one_person: County) -> None:
    batch = submit(store, one, one_person)
    with store.read(one) as rows:
        assert [its.id for its in scenarios.page(rows, None, 10)] == [batch.id]
        assert (batch.runs, batch.jobs, jobs.count_open(rows)) == (3, 2, 2)
        stand = scenarios.stand(rows, batch.id)
        assert (dict(stand.states), stand.state, stand.finished) == ({"queued": 3}, State.QUEUED, None)
        first, second, third = scenarios.runs(rows, batch.id, 0, 10)
        assert (second.job.id, first.plan) == (third.job.id, None)
        assert first.run.dimensions == {"d": 1, "base": "a"}
        assert [its.run.number for its in scenarios.runs(rows, batch.id, 1, 1)] == [2]


def test_the_table_tells_where_each_job_stands(store: Store, one: str, one_person: County) -> None:
    batch = submit(store, one, one_person)
    with store.write(one) as rows:
        first, second = (its.job for its in scenarios.runs(rows, batch.id, 0, 2))
        known = results.get(rows, first.id)
        assert known is not None
        results.put(rows, first.id, known.model_copy(update={"indicators": {"road": 1.5}}))
        jobs.change(rows, first.id, state="completed", outcome="feasible", termination="gap")
        lost = {"failure_code": "worker_lost", "failure_zh": "失", "failure_en": "lost"}
        jobs.change(rows, second.id, state="failed", **lost)
    with store.read(one) as rows:
        its, by_job = scenarios.table(rows, batch.id)
        assert [run.number for run in its] == [1, 2, 3]
        done, failed = by_job[first.id], by_job[second.id]
        assert (done.state, done.outcome, done.termination) == ("completed", "feasible", "gap")
        assert (done.indicators, done.failed) == ({"road": 1.5}, None)
        assert (failed.state, failed.failed and failed.failed.code) == ("failed", "worker_lost")


def test_a_row_of_an_earlier_version_is_still_read(store: Store, one: str, one_person: County) -> None:
    batch = submit(store, one, one_person)
    with store.write(one) as rows:
        job = scenarios.runs(rows, batch.id, 0, 1)[0].job.id
        kept = rows.one(JobResultRow, JobResultRow.job_id == job).row
        earlier = {key: kept[key] for key in ("run", "county", "county_hash", "profile", "defaults_used", "state")}
        rows.change(JobResultRow, JobResultRow.job_id == job, row=earlier | {"schema_version": "0", "gone": 1})
    with store.read(one) as rows:
        assert scenarios.table(rows, batch.id)[1][job].county == "甲县"


def test_the_state_of_the_whole_is_that_of_its_runs() -> None:
    expected = {
        ("queued",): "queued",
        ("queued", "completed"): "running",
        ("running", "queued"): "running",
        ("running", "cancelling"): "cancelling",
        ("completed", "failed"): "completed",
        ("failed",): "failed",
        ("completed", "cancelled"): "cancelled",
    }
    assert {states: Stand(dict.fromkeys(states, 1), {}).state for states in expected} == expected


def test_another_commission_sees_nothing(store: Store, one: str, other: str, one_person: County) -> None:
    batch = submit(store, one, one_person, "k1")
    with store.write(other) as rows:
        assert scenarios.get(rows, batch.id) is None
        assert (scenarios.page(rows, None, 10), scenarios.runs(rows, batch.id, 0, 10)) == ([], [])
        assert (scenarios.table(rows, batch.id), dict(scenarios.stand(rows, batch.id).states)) == (([], {}), {})
        assert idempotency.find(rows, "k1") is None
        assert not scenarios.cancel(rows, batch.id)
        assert not scenarios.delete(rows, batch.id)
    assert counted(store, ScenariosRow, RunRow, JobRow, JobResultRow) == [1, 3, 2, 2]


def test_a_batch_is_cancelled_whole_and_deleted_with_all_that_is_its_own(
    store: Store, one: str, one_person: County
) -> None:
    batch = submit(store, one, one_person, "k1")
    with store.write(one) as rows:
        assert not scenarios.delete(rows, batch.id)
        assert scenarios.cancel(rows, batch.id)
        assert not scenarios.cancel(rows, batch.id)
        stand = scenarios.stand(rows, batch.id)
        assert (dict(stand.states), stand.state, stand.open) == ({"cancelled": 3}, State.CANCELLED, False)
        assert stand.finished is not None
        job = scenarios.runs(rows, batch.id, 0, 1)[0].job.id
        assert not jobs.delete(rows, job)
        assert scenarios.delete(rows, batch.id)
        assert idempotency.find(rows, "k1") is None
        assert plans.of_job(rows, job) is None
    assert counted(store, ScenariosRow, RunRow, JobRow, JobResultRow) == [0, 0, 0, 0]


def test_a_key_is_that_of_a_job_or_of_a_batch(store: Store, one: str, one_person: County) -> None:
    batch = submit(store, one, one_person, "k1")
    with store.write(one) as rows:
        found = idempotency.find(rows, "k1")
        assert found is not None
        assert (found.job_id, found.scenarios_id) == (None, batch.id)
        assert not idempotency.keep(rows, "k1", "c" * 64, scenarios=batch.id)
    end_all(store, batch)
    with store.read(one) as rows:
        assert scenarios.stand(rows, batch.id).state is State.COMPLETED
