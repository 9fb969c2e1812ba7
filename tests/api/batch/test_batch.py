"""A batch: each run solved once and kept by content; what is whole is not solved again, what fails fails alone."""

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from api.batch import Crew, Interrupted, Order, prepare, run_batch
from api.batch.keep import run_folder
from api.batch.perform import Runner, perform
from api.runner import supervise
from api.runner.worker import Solver
from models.certificate import Certificate, Outcome, State
from models.files import write_county_json
from models.issue import InputRefused
from models.plan import RosterPlan
from models.scenario.reading import read_scenarios_here
from models.scenario.row import ResultRow
from tests.api.batch.solvers import here, never, patient, poisoned_at_two
from tests.api.runner.solvers import infeasible, prompt
from tests.builders import need, people, tiny_county

THREE = """\
from: 2026-03-02
to: 2026-03-08
bases: [{id: five, county: county.json}]
repetitions: 3
"""


@dataclass
class Batch:
    """A folder of a batch and its orders; ``heard`` has each row, and whether it was there before."""

    folder: Path
    orders: tuple[Order, ...]
    heard: list[tuple[ResultRow, bool]] = field(default_factory=list)

    def run(self, solver: Solver, **more: Any) -> list[ResultRow]:
        """Do the batch by two at once in this process; return the rows in the order of the runs."""
        return self.run_by(here(solver), **more)

    def run_by(self, runner: Runner, **more: Any) -> list[ResultRow]:
        """Do the batch by two at once; return the rows in the order of the runs."""
        self.heard.clear()
        rows = run_batch(self.orders, self.folder, 2, threading.Event(), self._hear, runner=runner, **more)
        return [rows[order.hash] for order in self.orders]

    def _hear(self, row: ResultRow, known: bool) -> None:
        self.heard.append((row, known))


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the county of five people."""
    folder = tmp_path_factory.mktemp("beside")
    county = tiny_county(people=people(5), needs=[need("T1", 2), need("T2", 2)], profile="urad")
    write_county_json(county, folder / "county.json")
    return folder


def orders_of(text: str, beside: Path, folder: Path) -> tuple[Order, ...]:
    """Return the orders of a scenario file that stands beside the county."""
    path = beside / "s.yaml"
    path.write_text(text, encoding="utf-8")
    return prepare(read_scenarios_here(path), beside, folder).orders


@pytest.fixture(scope="module")
def done(beside: Path, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Return a batch of three runs that is done; a test that changes it takes a copy."""
    folder = tmp_path_factory.mktemp("done")
    batch = Batch(folder, orders_of(THREE, beside, folder))
    batch.run(prompt)
    return batch


@pytest.fixture
def copy(done: Batch, tmp_path: Path) -> Batch:
    """Return a copy of the batch that is done."""
    return Batch(shutil.copytree(done.folder, tmp_path / "batch"), done.orders)


@pytest.fixture
def fresh(done: Batch, tmp_path: Path) -> Batch:
    """Return the same batch of which nothing is done."""
    shutil.copytree(done.folder / "counties", tmp_path / "counties")
    return Batch(tmp_path, done.orders)


def test_each_run_leaves_plan_certificate_and_row(done: Batch) -> None:
    assert [(known, row.state) for row, known in done.heard] == [(False, State.COMPLETED)] * 3
    for order in done.orders:
        place = run_folder(done.folder, order.hash)
        row = ResultRow.model_validate_json((place / "row.json").read_bytes())
        plan = RosterPlan.model_validate_json((place / "plan.json").read_bytes())
        certificate = Certificate.model_validate_json((place / "certificate.json").read_bytes())
        assert (row.run, row.county, row.outcome, row.clean) == (order.hash, "测试县", Outcome.OPTIMAL, True)
        assert (certificate.seed, certificate.county_hash) == (order.run.seed, plan.county_hash)
        assert row.indicators["sent"] == row.indicators["days"] == 1.0
        assert (row.indicators["unmet"], row.indicators["road"]) == (3.0, 60.0)
        assert (row.peak_mib, row.cpu_seconds) == (3, 1.5)
        assert row.seconds["total"] > 0 and row.seconds["solve"] == 0.1


def test_what_is_done_is_not_solved_again(done: Batch, copy: Batch) -> None:
    rows = copy.run(never)
    assert [known for _, known in copy.heard] == [True] * 3
    assert [r.run for r in rows] == [o.hash for o in done.orders]


def test_what_was_damaged_is_solved_again_alone(copy: Batch) -> None:
    (run_folder(copy.folder, copy.orders[0].hash) / "plan.json").write_text("{}")
    (run_folder(copy.folder, copy.orders[2].hash) / "row.json").write_text('{"run": ')
    assert all(row.whole for row in copy.run(prompt))
    assert sorted((row.run, known) for row, known in copy.heard) == sorted(
        zip([o.hash for o in copy.orders], [False, True, False], strict=True)
    )
    copy.run(never)


def test_a_changed_variant_is_solved_alone(copy: Batch, beside: Path) -> None:
    changed = THREE + "grid: [{id: days, set: annual_days.days, values: [30]}]\n"
    orders = orders_of(changed.replace("repetitions: 3", "repetitions: 1"), beside, copy.folder)
    both = Batch(copy.folder, (*copy.orders, *orders))
    assert len(both.run(prompt)) == 4
    assert [row.run for row, known in both.heard if not known] == [orders[0].hash]


def test_a_poison_run_fails_alone_and_is_tried_again(fresh: Batch) -> None:
    rows = fresh.run_by(partial(supervise, solver=poisoned_at_two))
    assert rows[0].peak_mib is not None and rows[0].peak_mib > 1
    assert rows[0].cpu_seconds is not None and rows[0].cpu_seconds > 0
    assert [row.state for row in rows] == [State.COMPLETED, State.FAILED, State.COMPLETED]
    assert rows[1].failed is not None and rows[1].failed.code == "worker_lost"
    assert rows[1].files == {} and rows[1].outcome is None
    assert [row.state for row in fresh.run(prompt)] == [State.COMPLETED] * 3
    assert sum(known for _, known in fresh.heard) == 2


def test_a_run_that_cannot_begin_fails_alone(fresh: Batch) -> None:
    lost = fresh.orders[1].model_copy(update={"county_file": "counties/gone.json", "hash": "f" * 64})
    batch = Batch(fresh.folder, (fresh.orders[0], lost))
    assert [row.state for row in batch.run(prompt)] == [State.COMPLETED, State.FAILED]


def test_no_plan_is_an_answer(fresh: Batch) -> None:
    (row, *_) = fresh.run(infeasible)
    assert (row.whole, row.outcome, row.indicators, row.tiers) == (True, Outcome.INFEASIBLE, {}, ())
    assert set(row.files) == {"certificate.json"}
    fresh.run(never)


def test_a_batch_that_is_stopped_keeps_what_is_done(fresh: Batch) -> None:
    stop = threading.Event()
    with pytest.raises(Interrupted):
        run_batch(fresh.orders, fresh.folder, 2, stop, lambda row, known: stop.set(), runner=patient)
    done = [order for order in fresh.orders if (run_folder(fresh.folder, order.hash) / "row.json").exists()]
    assert [order.run.seed for order in done] == [1]
    fresh.run(prompt)
    assert [row.run for row, known in fresh.heard if known] == [fresh.orders[0].hash]


class Inline(Executor):
    """Does everything where it is asked."""

    def submit(self, fn: Any, /, *given: Any, **named: Any) -> "Future[Any]":
        """Do it now."""
        future: Future[Any] = Future()
        future.set_result(fn(*given, **named))
        return future


def test_any_executor_will_do(fresh: Batch) -> None:
    @contextmanager
    def inline(jobs: int, stop: threading.Event) -> Iterator[Crew]:
        yield Crew(Inline(), partial(perform, stop=stop), lambda: jobs)

    assert [row.state for row in fresh.run(prompt, crew=inline)] == [State.COMPLETED] * 3


def test_every_fault_of_counties_and_patches_is_told_and_nothing_written(beside: Path, tmp_path: Path) -> None:
    text = """\
from: 2026-03-02
bases:
  - {id: five, county: county.json}
  - {id: gone, county: gone.json}
  - {id: odd, instance: urad-midle-banner}
variants:
  - {id: fine}
  - {id: v, patch: {"staff[id=P9].no_remote": true}}
grid:
  - {id: at, patch: "staff[id=P1].employer", values: [H7]}
"""
    with pytest.raises(InputRefused) as refused:
        orders_of(text, beside, tmp_path)
    found = {(i.code, i.pointer, i.line) for i in refused.value.issues}
    assert found == {
        ("file_missing", "/bases/1", 4),
        ("scenario_instance", "/bases/2/instance", 5),
        ("patch_no_row", "/variants/1/patch/staff[id=P9].no_remote", 8),
        ("unknown_facility", "/grid/0/values/0", 10),
    }
    assert list(tmp_path.rglob("*.json")) == []


def test_a_county_with_nothing_to_decide_is_a_fault(beside: Path, tmp_path: Path) -> None:
    text = "decision: siting\nbases: [{id: five, county: county.json}]\n"
    with pytest.raises(InputRefused) as refused:
        orders_of(text, beside, tmp_path)
    assert [(i.code, i.pointer, i.line) for i in refused.value.issues] == [("scenario_nothing", "/bases/0", 2)]
