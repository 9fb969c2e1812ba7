"""What crosses to whoever does a run: it is pickled, needs no folder, and never more of it is out than is wanted."""

import pickle
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from api.batch import Crew, run_batch
from api.batch.keep import county_file, keep, kept, write_county
from api.batch.perform import perform
from api.batch.task import Done, Task
from models.files import county_json
from models.scenario.row import ResultRow
from tests.api.batch.solvers import here, never
from tests.api.batch.toy import COUNTY, order, write_toy
from tests.api.runner.solvers import prompt


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a batch of which nothing is done."""
    write_toy(tmp_path)
    return tmp_path


class Away(ThreadPoolExecutor):
    """Does one run at a time, each from bytes; loses those that ``lose`` names, gives ``undone`` back once."""

    def __init__(self, lose: tuple[int, ...] = (), undone: tuple[int, ...] = ()) -> None:
        super().__init__(1)
        self.lose, self.undone, self.most = lose, undone, 0
        self.seen: list[int] = []
        self.out: list[Future[Any]] = []

    def submit(self, fn: Any, /, *given: Any, **named: Any) -> "Future[Any]":
        """Take a run in, as bytes."""
        self.out = [future for future in self.out if not future.done()]
        self.out.append(super().submit(self._one, pickle.dumps(given)))
        self.most = max(self.most, len(self.out))
        return self.out[-1]

    def _one(self, content: bytes) -> Done | None:
        (task,) = pickle.loads(content)
        seed = task.order.run.seed
        self.seen.append(seed)
        if seed in self.lose:
            raise ConnectionResetError("gone")
        if seed in self.undone and self.seen.count(seed) == 1:
            return None
        done = perform(task, threading.Event(), runner=here(prompt))
        return pickle.loads(pickle.dumps(done))


def run_away(folder: Path, executor: Away, seeds: range) -> dict[str, ResultRow]:
    """Do a batch by an executor that is elsewhere, three at once."""

    @contextmanager
    def crew(jobs: int, stop: threading.Event) -> Iterator[Crew]:
        yield Crew(executor, partial(perform, stop=stop), lambda: jobs, (ConnectionResetError,))

    return run_batch([order(s) for s in seeds], folder, 3, threading.Event(), lambda row, known: None, crew)


def test_a_run_needs_no_folder_and_comes_back_as_bytes(folder: Path) -> None:
    task = pickle.loads(pickle.dumps(Task.of(order(1), folder)))
    assert len(pickle.dumps(task)) < len(task.county) + 4096
    done = perform(task, threading.Event(), runner=here(prompt))
    assert done is not None and set(done.files) == {"plan.json", "certificate.json"}
    row = keep(folder / "elsewhere", done)
    assert kept(folder / "elsewhere", task.order.hash) == row


def test_no_more_runs_are_out_than_are_wanted(folder: Path) -> None:
    away = Away()
    assert len(run_away(folder, away, range(1, 12))) == 11
    assert away.most <= 3


def test_who_loses_a_run_fails_it_alone(folder: Path) -> None:
    rows = run_away(folder, Away(lose=(2,)), range(1, 4))
    assert {row.failed.code if row.failed else "" for row in rows.values()} == {"", "worker_lost"}
    assert rows[order(2).hash].failed is not None


def test_what_comes_back_undone_goes_out_again(folder: Path) -> None:
    away = Away(undone=(1,))
    assert all(row.whole for row in run_away(folder, away, range(1, 4)).values())
    assert sorted(away.seen) == [1, 1, 2, 3]


def test_the_wrong_county_is_not_solved(folder: Path) -> None:
    other = COUNTY.model_copy(update={"staff": COUNTY.staff[:4]})
    done = perform(Task(order(1), county_json(other)), threading.Event(), runner=here(never))
    assert done is not None and done.row.failed is not None and "OtherCountyError" in done.fault


def test_a_county_that_was_changed_by_hand_is_made_good(folder: Path) -> None:
    path = folder / county_file(COUNTY.hash)
    path.write_text("{}")
    assert write_county(path, county_json(COUNTY)) is False
    assert path.read_bytes() == county_json(COUNTY)


def test_what_an_older_result_left_is_removed(folder: Path) -> None:
    done = perform(Task.of(order(1), folder), threading.Event(), runner=here(prompt))
    assert isinstance(done, Done)
    keep(folder, done)
    keep(folder, Done(done.row, {"plan.json": done.files["plan.json"]}))
    assert sorted(path.name for path in (folder / "runs").rglob("*.json")) == ["plan.json", "row.json"]
