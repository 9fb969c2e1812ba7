"""The chain as one run: what is solved is what is found by hand; it ends where a stage has no plan."""

import threading
from pathlib import Path

import pytest

from api.chain import ChainJob, ChainResult, run_chain
from api.runner import Given, SolveJob, SolveResult
from models.certificate import Outcome, State
from models.decision import Decision
from models.files import county_json
from models.files.input.pipeline import read_here
from models.headcount import HeadcountPlan
from models.rules import audit
from models.siting import SitingPlan
from optimizer.answer import SolveOptions
from tests.api.chain.solvers import solved, without_headcount
from tests.chain.hand import MARCH, by_hand, hand_county, hand_policy


def hand_job() -> ChainJob:
    """Return the job of the county that is solved by hand."""
    county = hand_county()
    given = Given(
        county=county,
        profile="",
        settings=hand_policy(county).settings,
        options=SolveOptions(20.0, 0.0, 1, 1),
        defaults_used=0,
        memory_limit=None,
    )
    return ChainJob(given, MARCH)


@pytest.fixture(scope="module")
def done() -> ChainResult:
    """Return the chain, solved."""
    return run_chain(hand_job(), solved)


def test_what_is_solved_is_what_is_found_by_hand(done: ChainResult) -> None:
    assert done.outcome is Outcome.OPTIMAL and done.disagreements == ()
    hand, report = by_hand().report, done.report
    assert report is not None
    assert (report.cells, report.centers, report.all) == (hand.cells, hand.centers, hand.all)
    assert [row.outcome for row in report.stages] == [Outcome.OPTIMAL] * 3


def test_each_stage_is_an_ordinary_solve_of_an_ordinary_county(done: ChainResult, tmp_path: Path) -> None:
    for stage in done.stages:
        path = tmp_path / "county.json"
        path.write_bytes(county_json(stage.job.county))
        read = read_here(path)
        assert read.defaults == () and read.county.hash == stage.job.county.hash
        plan = stage.result.plan
        assert plan is not None and plan.county_hash == read.county.hash
        assert audit(stage.job.case(), plan).clean
    plans = [stage.result.plan for stage in done.stages]
    assert isinstance(plans[0], SitingPlan) and isinstance(plans[1], HeadcountPlan)


def test_a_stage_without_a_plan_ends_the_chain() -> None:
    stop = threading.Event()
    result = run_chain(hand_job(), lambda job: without_headcount(job, lambda event: None, stop, discard=None))
    assert [stage.job.decision for stage in result.stages] == [Decision.SITING, Decision.HEADCOUNT]
    assert (result.outcome, result.report) == (Outcome.INFEASIBLE, None)
    assert result.last.result.state is State.COMPLETED


def test_who_is_asked_to_stop_begins_no_other_stage() -> None:
    begun: list[Decision] = []

    def solve(job: SolveJob) -> SolveResult:
        begun.append(job.decision)
        return solved(job)

    assert run_chain(hand_job(), solve, lambda: False).report is None
    assert begun == [Decision.SITING]
