"""A solve in a child process: answers, limits, deaths and lies."""

import os
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from api.runner import DiscardedError, FailureCode, RosterJob, SolveJob, SolveResult, supervise
from api.runner.process import CONTEXT
from api.runner.worker import Solver, receive
from models.certificate import Outcome, State, Termination
from models.county import County
from models.policy import Setting, SettingFault
from optimizer.answer import Event, SolveOptions
from tests.api.runner import solvers

MIB = 1024 * 1024


@pytest.fixture
def job(one_person: County) -> SolveJob:
    return RosterJob(
        county=one_person, first=date(2026, 3, 2), last=date(2026, 3, 8), options=SolveOptions(time_limit=30)
    )


def run(job: SolveJob, solver: Solver, stop_at_plan: bool = False) -> tuple[SolveResult, list[Event]]:
    """Supervise ``solver``; return its result and the events that were heard."""
    stop = threading.Event()
    heard: list[Event] = []

    def hear(event: Event) -> None:
        heard.append(event)
        if stop_at_plan and event.plan is not None:
            stop.set()

    return supervise(job, hear, stop, solver), heard


def served(result: SolveResult) -> list[str]:
    """Return the dates of the result's plan."""
    assert result.plan is not None
    return [d.date.isoformat() for d in result.plan.duties]


def assert_spent(result: SolveResult) -> None:
    """Check that the result says what the solve took, as it can be where this process ended it too."""
    assert result.spent is not None
    assert result.spent.peak_bytes > MIB


def test_an_answer_comes_back_audited_with_its_certificate(job: SolveJob) -> None:
    result, heard = run(job, solvers.prompt)
    assert (result.state, result.outcome) == (State.COMPLETED, Outcome.OPTIMAL)
    assert served(result) == ["2026-03-02"]
    assert result.verdict is not None
    assert result.certificate is not None
    assert result.certificate.recomputed == result.verdict.tiers
    assert [e.plan.duties for e in heard if e.plan] == [()]


@pytest.mark.parametrize("niceness", [0, 3])
def test_a_solve_gives_way_as_far_as_it_is_told(job: SolveJob, niceness: int) -> None:
    result, _ = run(replace(job, niceness=niceness), solvers.how_nice)
    assert result.answer is not None
    assert result.answer.seconds["nice"] == min(19, os.nice(0) + niceness)


def test_infeasible_is_an_answer_without_plan(job: SolveJob) -> None:
    result, _ = run(job, solvers.infeasible)
    assert (result.state, result.outcome, result.plan) == (State.COMPLETED, Outcome.INFEASIBLE, None)


def test_stopping_keeps_the_best_plan(job: SolveJob) -> None:
    result, _ = run(job, solvers.slow_with_plan, stop_at_plan=True)
    assert result.answer is not None
    assert (result.state, result.answer.termination) == (State.COMPLETED, Termination.FINISH_NOW)
    assert served(result) == ["2026-03-02"]
    assert not result.answer.reproducible


def test_stopping_before_any_plan_cancels(job: SolveJob) -> None:
    stop = threading.Event()
    result = supervise(job, lambda event: stop.set(), stop, solvers.slow_without_plan)
    assert (result.state, result.outcome) == (State.CANCELLED, Outcome.UNKNOWN)


def test_a_discarded_solve_ends_without_an_answer(job: SolveJob) -> None:
    stop, discard, heard = threading.Event(), threading.Event(), []

    def hear(event: Event) -> None:
        heard.append(event)
        discard.set()
        stop.set()

    with pytest.raises(DiscardedError):
        supervise(job, hear, stop, solvers.with_grandchild, discard)
    assert gone(int(heard[0].seconds))


def test_a_solver_that_ignores_its_limit_is_ended_with_its_best_plan(job: SolveJob) -> None:
    result, _ = run(replace(job, options=SolveOptions(time_limit=0.2)), solvers.slow_with_plan)
    assert result.answer is not None
    assert (result.outcome, result.answer.termination) == (Outcome.FEASIBLE, Termination.TIME_LIMIT)
    assert served(result) == ["2026-03-02"]
    assert_spent(result)


def test_a_solver_that_keeps_its_limit_answers_for_itself(job: SolveJob) -> None:
    result, heard = run(replace(job, options=SolveOptions(time_limit=0.2)), solvers.chatty)
    assert served(result) == ["2026-03-02", "2026-03-03"]
    assert len(heard) == 2


def test_nothing_found_within_the_limit_is_unknown(job: SolveJob) -> None:
    result, _ = run(replace(job, options=SolveOptions(time_limit=0.2)), solvers.slow_without_plan)
    assert result.answer is not None
    assert (result.state, result.outcome) == (State.COMPLETED, Outcome.UNKNOWN)
    assert result.answer.termination is Termination.TIME_LIMIT


@pytest.mark.parametrize("solver", [solvers.greedy_for_memory, solvers.out_of_memory])
def test_too_much_memory_ends_the_solve_with_its_best_plan(job: SolveJob, solver: Solver) -> None:
    result, _ = run(replace(job, memory_limit=300 * MIB), solver)
    assert result.answer is not None
    assert result.answer.termination is Termination.MEMORY_LIMIT
    assert served(result) == ["2026-03-02"]
    assert_spent(result)


@pytest.mark.parametrize(
    ("solver", "code"),
    [
        (solvers.dying, FailureCode.WORKER_LOST),
        (solvers.raising, FailureCode.INTERNAL),
        (solvers.lying, FailureCode.DISAGREEMENT),
        (solvers.lawless, FailureCode.DISAGREEMENT),
    ],
)
def test_a_failure_is_never_an_answer(job: SolveJob, solver: Solver, code: FailureCode) -> None:
    result, _ = run(job, solver)
    assert result.failure is not None
    assert (result.state, result.failure.code) == (State.FAILED, code)
    assert (result.answer, result.certificate, result.rescued) == (None, None, None)


def test_a_plan_found_before_the_worker_died_is_rescued(job: SolveJob) -> None:
    result, _ = run(job, solvers.dying_with_plan)
    assert result.failure is not None
    assert result.failure.code is FailureCode.WORKER_LOST
    assert result.rescued is not None
    assert len(result.rescued.duties) == 1


def test_a_crash_tells_its_error_and_keeps_the_traceback_apart(job: SolveJob) -> None:
    result, _ = run(job, solvers.raising)
    assert result.failure is not None
    assert "a bug on purpose" in result.failure.message.en
    assert "Traceback" in result.failure.detail
    assert "Traceback" not in result.failure.message.zh


def test_a_worker_lost_while_it_starts_is_a_failure(job: SolveJob, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(process: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(CONTEXT.Process, "start", broken)
    result, _ = run(job, solvers.prompt)
    assert result.failure is not None
    assert result.failure.code is FailureCode.WORKER_LOST


@pytest.mark.parametrize("sent", [b"", b"\x00\x00\x10\x00half a job"])
def test_a_worker_whose_parent_is_gone_half_way_is_silent(sent: bytes) -> None:
    near, far = CONTEXT.Pipe()
    os.write(near.fileno(), sent)
    near.close()
    assert receive(far) is None


def test_whatever_a_solver_started_ends_with_it(job: SolveJob) -> None:
    _, heard = run(job, solvers.with_grandchild, stop_at_plan=True)
    assert gone(int(heard[0].seconds))


def test_an_interrupt_in_the_parent_leaves_no_process(job: SolveJob) -> None:
    seen: list[Event] = []

    def interrupted(event: Event) -> None:
        seen.append(event)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        supervise(job, interrupted, threading.Event(), solvers.with_grandchild)
    assert gone(int(seen[0].seconds))


def test_a_bad_setting_is_refused_before_anything_starts(job: SolveJob) -> None:
    bad = replace(job, settings=(Setting(rule="roster.weekly_share", parameter="share", value="7"),))
    with pytest.raises(SettingFault):
        run(bad, solvers.prompt)


def gone(pid: int) -> bool:
    """Return whether a process ends; a signal needs a moment to arrive."""
    for _ in range(200):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    """Return whether a process runs; one that is dead and not yet collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in ("Z", "X")


def test_this_process_is_alive() -> None:
    assert alive(os.getpid())
