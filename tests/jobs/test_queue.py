"""The queue: what is claimed, told, cancelled, finished early, lost and taken up again."""

from datetime import timedelta

from api.jobs.order import NICENESS
from api.store import Store, events, jobs, plans, queue
from api.store.base import now
from api.store.tables import JobRow
from models.county import County
from models.files.result import ReadResult
from tests.jobs.conftest import WEEK, Look, OpenQueue, Submit, until
from tests.jobs.stub import Stub


def status(job: JobRow) -> tuple[str, str | None, str | None]:
    """Return the three fields of a job's status."""
    return job.state, job.outcome, job.termination


def test_a_job_is_solved_and_its_plan_kept(store: Store, submit: Submit, open_queue: OpenQueue, look: Look) -> None:
    job = submit()
    open_queue(Stub())
    until(lambda: look(job).state == "completed")
    ended = look(job)
    assert status(ended) == ("completed", "optimal", "optimal")
    assert (ended.lease_owner, ended.attempts, ended.failure_code) == (None, 1, None)
    assert ended.started is not None
    assert ended.first_plan is not None
    assert ended.finished is not None
    assert {t["tier"] for t in ended.tiers} >= {"policy", "need"}
    with store.read(job.commission_id) as rows:
        row = plans.of_job(rows, job.id)
        assert row is not None
        planned = plans.read(rows, row)
        told = [(e.kind, e.data["state"]) for e in events.after(rows, job.id, 0)]
    assert planned.verdict.clean
    assert planned.certificate.plan_hash == row.plan_hash
    expected = [("state", "queued"), ("state", "running"), ("state", "running"), ("incumbent", "running")]
    assert told == [*expected, ("done", "completed")]


def test_no_more_run_at_once_than_there_is_room_for(submit: Submit, open_queue: OpenQueue, look: Look) -> None:
    submitted = [submit() for _ in range(3)]
    stub = Stub(holds=True)
    opened = open_queue(stub, concurrency=2)
    until(lambda: len(stub.begun) == 2)
    opened.look()
    assert [look(j).state for j in submitted] == ["running", "running", "queued"]
    stub.go.set()
    until(lambda: all(look(j).state == "completed" for j in submitted))
    assert len(stub.begun) == 3


def test_a_running_job_is_cancelled_and_leaves_no_plan(
    store: Store, submit: Submit, open_queue: OpenQueue, look: Look
) -> None:
    job, stub = submit(), Stub(holds=True)
    opened = open_queue(stub)
    until(lambda: look(job).first_plan is not None)
    with store.write(job.commission_id) as rows:
        jobs.cancel(rows, job.id)
    opened.wake()
    until(lambda: look(job).state == "cancelled")
    assert status(look(job)) == ("cancelled", None, None)
    with store.read(job.commission_id) as rows:
        assert plans.of_job(rows, job.id) is None
        last = events.last(rows, job.id)
    assert last is not None
    assert (last.kind, last.data["state"]) == ("done", "cancelled")


def test_a_job_cancelled_while_it_answers_stays_cancelled(
    store: Store, submit: Submit, open_queue: OpenQueue, look: Look
) -> None:
    job, stub = submit(), Stub(holds=True)
    open_queue(stub, look_seconds=30)
    until(lambda: look(job).first_plan is not None)
    with store.write(job.commission_id) as rows:
        jobs.cancel(rows, job.id)
    stub.go.set()  # the queue has not looked, the solve answers
    until(lambda: look(job).state == "cancelled")
    with store.read(job.commission_id) as rows:
        assert plans.of_job(rows, job.id) is None


def test_finishing_now_keeps_the_best_plan(store: Store, submit: Submit, open_queue: OpenQueue, look: Look) -> None:
    job = submit()
    opened = open_queue(Stub(holds=True))
    until(lambda: look(job).first_plan is not None)
    with store.write(job.commission_id) as rows:
        assert jobs.finish_now(rows, job.id)
    opened.wake()
    until(lambda: look(job).state == "completed")
    assert status(look(job)) == ("completed", "feasible", "finish_now")
    with store.read(job.commission_id) as rows:
        assert plans.of_job(rows, job.id) is not None


def test_a_waiting_job_that_is_to_finish_now_ends_with_its_first_plan(
    store: Store, submit: Submit, open_queue: OpenQueue, look: Look
) -> None:
    job = submit()
    with store.write(job.commission_id) as rows:
        assert jobs.finish_now(rows, job.id)
    open_queue(Stub(holds=True))
    until(lambda: look(job).state == "completed")
    assert status(look(job)) == ("completed", "feasible", "finish_now")


def test_a_bug_is_a_failed_job_and_the_queue_goes_on(submit: Submit, open_queue: OpenQueue, look: Look) -> None:
    broken, stub = submit(), Stub(fails=True)
    open_queue(stub)
    until(lambda: look(broken).state == "failed")
    ended = look(broken)
    assert (ended.failure_code, ended.outcome) == ("internal", None)
    assert "on purpose" not in f"{ended.failure_zh}{ended.failure_en}"
    stub.fails = False
    again = submit()
    until(lambda: look(again).state == "completed")


def test_a_queue_that_closes_queues_its_jobs_again(submit: Submit, open_queue: OpenQueue, look: Look) -> None:
    job = submit()
    opened = open_queue(Stub(holds=True))
    until(lambda: look(job).state == "running")
    opened.close()
    waiting = look(job)
    assert (waiting.state, waiting.attempts, waiting.lease_owner) == ("queued", 0, None)
    open_queue(Stub())
    until(lambda: look(job).state == "completed")


def test_what_a_dead_server_left_is_taken_up_on_start(
    store: Store, submit: Submit, open_queue: OpenQueue, look: Look
) -> None:
    lost, unwanted, cursed = submit(), submit(), submit()
    with store.writing() as session:
        for _ in range(3):
            queue.claim(session, "dead", now() + timedelta(hours=1))
    with store.write(lost.commission_id) as rows:
        jobs.cancel(rows, unwanted.id)
        jobs.change(rows, cursed.id, attempts=3)
    stub = Stub()
    open_queue(stub)
    until(lambda: look(lost).state == "completed")
    assert (look(lost).attempts, look(unwanted).state) == (2, "cancelled")
    assert (look(cursed).state, look(cursed).failure_code) == ("failed", "worker_lost")
    assert len(stub.begun) == 1


def test_a_job_of_the_service_gives_way_to_the_server(one_person: County) -> None:
    assert WEEK.job(ReadResult(county=one_person)).niceness == NICENESS > 0
