"""Commissions take turns, whatever each of them has submitted."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from api.store import Store, counties, jobs, queue, turns
from api.store.base import now
from api.store.tables import JobRow
from models.certificate import State
from models.county import County
from models.files import ReadResult
from tests.databases import POSTGRESQL
from tests.store.test_jobs import SOON, claim, look, submit


def end(store: Store, job: JobRow) -> None:
    """Let a running job end."""
    with store.write(job.commission_id) as rows:
        jobs.change(rows, job.id, state=State.COMPLETED, finished=now())


def test_nobody_waits_behind_all_that_another_submitted(store: Store, one: str, other: str, one_person: County) -> None:
    many = [submit(store, one, one_person).id for _ in range(4)]
    few = [submit(store, other, one_person).id for _ in range(2)]
    claimed = [found.id for _ in range(6) if (found := claim(store, "server"))]
    assert claimed == [many[0], few[0], many[1], few[1], many[2], many[3]]


def test_with_room_for_one_the_commissions_take_turns(store: Store, one: str, other: str, one_person: County) -> None:
    for whose in (one, one, one, other, other):
        submit(store, whose, one_person)
    owners = []
    while (job := claim(store, "server")) is not None:
        owners.append(job.commission_id)
        end(store, job)
    assert owners == [one, other, one, other, one]


def test_whoever_runs_least_is_next(store: Store, one: str, other: str, one_person: County) -> None:
    for _ in range(3):
        submit(store, one, one_person)
        claim(store, "server")
    waiting, late = submit(store, one, one_person), submit(store, other, one_person)
    with store.reading() as session:
        assert turns.places(session) == {late.number: 1, waiting.number: 2}
    with store.read(one) as rows:
        assert jobs.position(rows, look(store, waiting)) == 2
    assert [found.id for _ in range(2) if (found := claim(store, "server"))] == [late.id, waiting.id]


def test_many_servers_never_claim_the_same_job_of_many_commissions(store: Store, one_person: County) -> None:
    whose = [store.commission(f"卫健委{n}") for n in range(5)]
    submitted = [submit(store, commission, one_person).id for commission in whose for _ in range(5)]

    def claim_all(owner: int) -> list[str]:
        found = []
        while (job := claim(store, f"server{owner}")) is not None:
            found.append(job.id)
        return found

    with ThreadPoolExecutor(4) as pool:
        claimed = [id for found in pool.map(claim_all, range(4)) for id in found]
    assert sorted(claimed) == sorted(submitted)
    with store.writing() as session:
        assert queue.claim(session, "late", now() + SOON) is None


@pytest.mark.parametrize("database", [POSTGRESQL], indirect=True)
def test_a_limit_holds_for_those_who_submit_at_once(store: Store, one: str, one_person: County) -> None:
    with store.write(one) as rows:
        county, _ = counties.put(rows, ReadResult(county=one_person))

    def submit_one() -> bool:
        with store.write(one) as rows:
            rows.take_turns()
            room = jobs.count_open(rows) < 1
            if room:
                jobs.submit(rows, county, "roster", {"seed": 1})
            return room

    with ThreadPoolExecutor(1) as pool:
        with store.write(one) as rows:
            rows.take_turns()
            beside = pool.submit(submit_one)
            wait([beside], 0.3)
            jobs.submit(rows, county, "roster", {"seed": 2})
        assert beside.result(20) is False
