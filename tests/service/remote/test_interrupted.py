"""Ctrl-C while a service solves: the best plan so far, or none, as on this machine."""

import json
import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path

from api.cli.exits import ExitCode
from api.runner import DiscardedError, OnEvent, SolveJob, SolveResult
from models.plan import RosterPlan
from models.roster import RosterCase
from tests.api.cli.conftest import Xiachen, document
from tests.jobs.conftest import until
from tests.jobs.stub import PATIENCE, Stub, told
from tests.service.conftest import Open
from tests.service.remote.conftest import THERE, WEEK, Call, transport_of


def interrupt() -> None:
    """Send what Ctrl-C sends."""
    os.kill(os.getpid(), signal.SIGINT)


@dataclass
class Interrupted(Stub):
    """Interrupts whoever waits, once it holds."""

    holds: bool = True

    def wait(self, stop: threading.Event) -> None:
        interrupt()
        super().wait(stop)


@dataclass
class Stubborn(Stub):
    """Interrupts twice and ends only when it is cancelled."""

    def __call__(
        self, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
    ) -> SolveResult:
        case = job.case()
        assert isinstance(case, RosterCase)
        assert discard is not None
        on_event(told(case))
        interrupt()
        assert stop.wait(PATIENCE)
        interrupt()
        assert discard.wait(PATIENCE)
        raise DiscardedError


def test_an_interrupt_keeps_the_best_plan(call: Call, open_web: Open, xiachen: Xiachen, county_file: Path) -> None:
    call(transport_of(open_web(Interrupted())))
    result = xiachen("solve", county_file, *WEEK, *THERE, "--out", "out")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "提前结束" in result.stdout
    for word in ("求解中", "当前最好方案 1班次", "正在停止"):
        assert word in result.stderr
    assert len(RosterPlan.model_validate_json(Path("out/plan.json").read_text("utf-8")).duties) == 1


def test_an_interrupt_before_any_plan_is_130(call: Call, open_web: Open, xiachen: Xiachen, county_file: Path) -> None:
    web = open_web(Interrupted(tells_plan=False))
    call(transport_of(web))
    result = xiachen("solve", county_file, *WEEK, *THERE, "--out", "out", "--json")
    found = document(result)
    assert (result.exit_code, found["state"], found["files"]) == (ExitCode.INTERRUPTED, "cancelled", [])
    assert (found["outcome"], found["termination"], found["tiers"]) == ("unknown", "finish_now", [])
    (job,) = web.get("/v1/jobs").json["jobs"]
    assert job["state"] == "cancelled"


def test_an_interrupt_in_the_queue_leaves_it(call: Call, open_web: Open, xiachen: Xiachen, county_file: Path) -> None:
    web = open_web(Stub(holds=True), concurrency=1)
    call(transport_of(web))
    web.submit(json.loads(county_file.read_text("utf-8")))

    def once_both_are_there() -> None:
        until(lambda: len(web.get("/v1/jobs").json["jobs"]) == 2)
        interrupt()

    threading.Thread(target=once_both_are_there, daemon=True).start()
    result = xiachen("solve", county_file, *WEEK, *THERE)
    assert result.exit_code == ExitCode.INTERRUPTED, result.output
    assert "服务排队中，第" in result.stderr
    assert [job["state"] for job in web.get("/v1/jobs").json["jobs"]] == ["cancelled", "running"]


def test_a_second_interrupt_cancels(call: Call, open_web: Open, xiachen: Xiachen, county_file: Path) -> None:
    web = open_web(Stubborn())
    call(transport_of(web))
    result = xiachen("solve", county_file, *WEEK, *THERE, "--out", "out")
    assert result.exit_code == ExitCode.INTERRUPTED, result.output
    assert not Path("out/plan.json").exists()
    (job,) = web.get("/v1/jobs").json["jobs"]
    assert web.ended(job["id"])["state"] == "cancelled"
