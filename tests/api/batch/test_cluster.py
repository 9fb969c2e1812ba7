"""A batch on a cluster: the plans of threads here, and nothing lost or left running when any process is killed."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from distributed import LocalCluster

from api.batch import CrewFactory, Interrupted, threads
from api.batch.cluster import crew as cluster_crew
from api.batch.cluster.crew import cluster
from api.batch.cluster.faults import ClusterError
from api.batch.cluster.join import join
from api.batch.cluster.there import why_unfit
from api.batch.keep import run_folder
from api.batch.perform import Runner
from api.runner import supervise
from api.runner.worker import Solver
from models.scenario.row import ResultRow
from optimizer.certificate import versions
from tests.api.batch.processes import begun, gone, running, scheduler, until, worker
from tests.api.batch.solvers import GO, PATIENCE, here, never, waiting
from tests.api.batch.toy import order, run_toy, write_toy
from tests.api.runner.solvers import prompt

MAIN = """
import sys
from functools import partial
from pathlib import Path
from api.batch.cluster.crew import cluster
from api.runner import supervise
from api.runner.worker import Solver
from tests.api.batch.solvers import waiting
from tests.api.batch.toy import run_toy
address, folder, began = sys.argv[1:]
with cluster(address, lambda *now: None) as crew:
    run_toy(Path(folder), 2, crew, partial(supervise, solver=partial(waiting, Path(began))))
"""


@pytest.fixture(scope="module")
def site() -> Iterator[LocalCluster]:
    """Return a scheduler in this process, and with it a worker in a process of its own that does two runs at once."""
    local = LocalCluster(n_workers=0, host="127.0.0.1", protocol="tcp://", dashboard_address="127.0.0.1:0")
    with local, worker(local.scheduler_address, jobs=2):
        yield local


@contextmanager
def crew_at(address: str) -> Iterator[CrewFactory]:
    """Give a crew over a scheduler."""
    with cluster(address, lambda *now: None) as found:
        yield found


@dataclass
class Going:
    """A batch that goes on in a thread; its runs, but the first, wait until they are told to go on."""

    folder: Path
    began: Path
    stop: threading.Event = field(default_factory=threading.Event)
    rows: "Future[list[ResultRow]]" = field(default_factory=Future)

    def go(self) -> list[ResultRow]:
        """Tell the runs to go on; return the rows in the order of the seeds."""
        (self.began / GO).touch()
        return self.rows.result()

    def processes(self) -> list[int]:
        """Return every process that has solved."""
        return [pid for pids in begun(self.began).values() for pid in pids]


def in_children(solver: Solver) -> Runner:
    """Return what solves in child processes."""
    return partial(supervise, solver=solver)


@contextmanager
def going(folder: Path, address: str, seeds: int, where: Callable[[Solver], Runner] = in_children) -> Iterator[Going]:
    """Give a batch of which the first run is done and the others are at work."""
    write_toy(folder)
    its = Going(folder, folder / "began")
    its.began.mkdir()
    with ThreadPoolExecutor(1) as pool, crew_at(address) as crew:
        its.rows = pool.submit(run_toy, folder, seeds, crew, where(partial(waiting, its.began)), its.stop)
        try:
            until(lambda: its.rows.done() or (len(begun(its.began)) == seeds and _kept(folder) == [1]), "nobody began")
            yield its
        finally:
            its.stop.set()


def _kept(folder: Path) -> list[int]:
    """Return the seeds whose results are kept."""
    return [n for n in range(1, 9) if (run_folder(folder, order(n).hash) / "row.json").exists()]


def test_plans_are_the_same_bytes_wherever_they_are_made(site: LocalCluster, tmp_path: Path) -> None:
    local = LocalCluster(1, processes=False, host="127.0.0.1", protocol="tcp://", dashboard_address="127.0.0.1:0")
    with local, crew_at(local.scheduler_address) as inside, crew_at(site.scheduler_address) as apart:
        plans = []
        for name, crew in {"threads": threads, "local": inside, "apart": apart}.items():
            write_toy(tmp_path / name)
            assert all(row.clean for row in run_toy(tmp_path / name, 2, crew, supervise))
            folders = [run_folder(tmp_path / name, order(seed).hash) for seed in (1, 2)]
            plans.append([(folder / "plan.json").read_bytes() for folder in folders])
    assert plans[0] == plans[1] == plans[2]


def test_a_worker_that_is_killed_hands_its_runs_over(site: LocalCluster, tmp_path: Path) -> None:
    with worker(site.scheduler_address) as doomed, going(tmp_path, site.scheduler_address, 4) as batch:
        doomed.kill()
        until(lambda: any(len(pids) == 2 for pids in begun(batch.began).values()) or _one_gone(batch), "nobody died")
        rows = batch.go()
    assert all(row.whole for row in rows)
    assert sorted(len(pids) for pids in begun(batch.began).values()) == [1, 1, 1, 2]


def _one_gone(batch: Going) -> bool:
    return sum(gone(pid) for pid in batch.processes()) == 2


def test_a_run_that_kills_workers_fails_alone(
    site: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site.scheduler, "allowed_failures", 0)
    with worker(site.scheduler_address) as doomed, going(tmp_path, site.scheduler_address, 4, here) as batch:
        doomed.kill()
        until(lambda: len(_kept(tmp_path)) == 2, "nothing was told of the lost run")
        rows = batch.go()
    assert sorted(row.failed.code if row.failed else "" for row in rows) == ["", "", "", "worker_lost"]


def test_a_batch_that_is_stopped_leaves_nothing_running(site: LocalCluster, tmp_path: Path) -> None:
    with going(tmp_path, site.scheduler_address, 3) as batch:
        batch.stop.set()
        with pytest.raises(Interrupted):
            batch.rows.result()
        until(lambda: all(map(gone, batch.processes())), "a solve goes on")
    assert _kept(tmp_path) == [1]


def test_where_the_main_process_is_killed_its_solves_end(site: LocalCluster, tmp_path: Path) -> None:
    write_toy(tmp_path)
    began = tmp_path / "began"
    began.mkdir()
    with running(MAIN, site.scheduler_address, str(tmp_path), str(began)) as main:
        until(lambda: main.poll() is not None or (len(begun(began)) == 2 and _kept(tmp_path) == [1]), "nobody began")
        main.kill()
        until(lambda: all(gone(pid) for pids in begun(began).values() for pid in pids), "a solve goes on")
    assert not (began / GO).exists()
    with crew_at(site.scheduler_address) as crew:
        assert all(row.whole for row in run_toy(tmp_path, 2, crew, here(prompt)))


def test_where_the_scheduler_is_killed_what_is_done_is_kept(tmp_path: Path) -> None:
    with scheduler() as (address, its), worker(address, jobs=2) as lost, going(tmp_path, address, 3) as batch:
        its.kill()
        with pytest.raises(ClusterError) as told:
            batch.rows.result()
        _, errors = lost.communicate(timeout=PATIENCE)
        until(lambda: all(map(gone, batch.processes())), "a solve goes on")
    assert told.value.code == "scheduler_lost"
    assert (lost.returncode, "is gone" in errors) == (5, True)
    assert _kept(tmp_path) == [1]
    assert all(row.whole for row in run_toy(tmp_path, 3, threads, here(prompt)))


def test_a_worker_that_is_asked_to_leave_says_so(site: LocalCluster) -> None:
    with worker(site.scheduler_address) as leaving:
        leaving.terminate()
        out, errors = leaving.communicate(timeout=PATIENCE)
    assert (leaving.returncode, "left the scheduler" in out, errors) == (0, True, "")


def test_a_worker_that_cannot_listen_is_told(site: LocalCluster) -> None:
    taken = int(site.scheduler_address.rpartition(":")[2])
    with pytest.raises(ClusterError) as told:
        join(site.scheduler_address, 1, "127.0.0.1", taken, print)
    assert told.value.code == "cannot_listen"


def test_workers_of_another_version_are_refused(
    site: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_crew, "versions", lambda: versions() | {"ortools": "8.0"})
    with pytest.raises(ClusterError) as told, crew_at(site.scheduler_address):
        raise AssertionError("it was let in")
    assert told.value.code == "unfit_workers" and "8.0" in told.value.message.en
    write_toy(tmp_path)
    monkeypatch.setattr(cluster_crew, "_look", lambda *given: None)  # the worker joins after the look
    with pytest.raises(ClusterError) as later, crew_at(site.scheduler_address) as crew:
        run_toy(tmp_path, 2, crew, here(never))
    assert later.value.code == "unfit_workers" and _kept(tmp_path) == []


def test_a_process_that_may_have_no_children_is_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert why_unfit(versions()) is None
    monkeypatch.setitem(why_unfit.__globals__["multiprocessing"].current_process()._config, "daemon", True)
    found = why_unfit(versions())
    assert found is not None and "DAEMON" in found.en


def test_a_scheduler_without_workers_is_told() -> None:
    with scheduler() as (address, _), pytest.raises(ClusterError) as told, crew_at(address):
        raise AssertionError("it was let in")
    assert told.value.code == "no_workers"
