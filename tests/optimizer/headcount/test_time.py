"""Time that runs out: whatever is told is true, and an optimum is only said of the optimum."""

from importlib import import_module

import pytest

from models.certificate import Outcome, Termination, TierResult
from models.rules import audit
from optimizer.answer import AnyEvent, Listener, SolveOptions
from optimizer.clock import Clock
from optimizer.headcount import solve
from tests.headcount_builders import headcount_case, headcount_county, posts
from tests.optimizer.headcount.brute import answer_of, stages
from tests.optimizer.headcount.counties import large_county
from tests.optimizer.headcount.test_analysis import case_of, optimum

QUESTIONS = range(0, 60, 5)
"""After how many questions to the clock the time is over."""


class Alarm(Clock):
    """A clock that is over after it has been asked so many times."""

    questions = 0

    def __init__(self, options: SolveOptions, listener: Listener) -> None:
        super().__init__(options, listener)
        self._left = self.questions

    @property
    def over(self) -> bool:
        """Whether it has been asked too often."""
        self._left -= 1
        return self._left < 0

    @property
    def left(self) -> float | None:
        """An hour, or nothing."""
        self._left -= 1
        return 0.0 if self._left < 0 else 3600.0


def assert_true(tiers: tuple[TierResult, ...], best: list[float]) -> None:
    """Assert that stages that are proven are the best, and that the bound of the first that is not is one."""
    for tier, value in zip(tiers, best, strict=False):
        assert tier.bound is None or tier.bound <= value
        if tier.bound != tier.value:
            return
        assert tier.value == value


@pytest.mark.parametrize("questions", QUESTIONS)
def test_a_clock_that_rings_at_any_moment(questions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of()
    best = [tier.value for tier in optimum(case).tiers]
    monkeypatch.setattr(Alarm, "questions", questions)
    monkeypatch.setattr(import_module("optimizer.headcount.solve"), "Clock", Alarm)
    monkeypatch.setattr(import_module("optimizer.headcount.analysis"), "LARGE", -1)
    answer = answer_of(case, SolveOptions(time_limit=1e9, workers=1))
    values = [tier.value for tier in answer.tiers]
    if answer.outcome is Outcome.OPTIMAL:
        assert (values, answer.termination) == (best, Termination.OPTIMAL)
        return
    assert answer.termination is Termination.TIME_LIMIT
    assert (answer.outcome, answer.plan is None) in {(Outcome.UNKNOWN, True), (Outcome.FEASIBLE, False)}
    assert answer.plan is None or values >= best
    assert_true(answer.tiers, best)


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.1, 0.5])
def test_a_large_county_in_no_time(seconds: float) -> None:
    case = headcount_case(large_county(40, 6, 3))
    answer = answer_of(case, SolveOptions(time_limit=seconds, workers=1))
    assert answer.outcome is not Outcome.INFEASIBLE
    assert (answer.plan is None) == (answer.outcome is Outcome.UNKNOWN)
    if answer.outcome is Outcome.OPTIMAL:
        assert all(tier.bound == tier.value for tier in answer.tiers)


def test_nobody_says_that_a_county_has_no_plan_for_want_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    case = headcount_case(headcount_county([posts("T1", approved=2, filled=3)]))
    for questions in range(12):
        monkeypatch.setattr(Alarm, "questions", questions)
        monkeypatch.setattr(import_module("optimizer.headcount.solve"), "Clock", Alarm)
        answer = answer_of(case, SolveOptions(time_limit=1e9, workers=1))
        assert answer.outcome in (Outcome.UNKNOWN, Outcome.INFEASIBLE)
        assert bool(answer.confirmed_by) == (answer.outcome is Outcome.INFEASIBLE)


def test_plans_are_told_on_the_way() -> None:
    events: list[AnyEvent] = []
    case = case_of()
    answer = solve(case, SolveOptions(workers=1), events.append)
    told = [event for event in events if event.plan is not None]
    assert [len(event.tiers) for event in told] == [1, 3, 5, len(stages(case))]
    for event in told:
        verdict = audit(case, event.plan)
        assert verdict.clean
        assert [tier.value for tier in event.tiers] == [verdict.tiers[tier.tier] for tier in event.tiers]
    assert told[-1].plan == answer.plan
