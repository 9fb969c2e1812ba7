"""Horizons and counties at the edge: an answer, never a traceback."""

import pytest

from models.certificate import Outcome, Termination
from models.county import Title
from optimizer.answer import SolveOptions
from optimizer.roster import solve
from tests.builders import absence, make_case, need, people, person, pin, tiny_county
from tests.optimizer.counties import generated
from tests.optimizer.judging import answer_of, check_answer

EVERY_RULE = {f"roster.{name}.mode": "soft" for name in ("weekly_share", "annual_days", "hosts")}


def test_a_week_without_a_working_day() -> None:
    """The Spring Festival of 2026 takes the week from 16 to 22 February whole."""
    case = make_case(tiny_county(needs=[need("T1", 2)]), "2026-02-16", "2026-02-22", EVERY_RULE)
    assert not case.slots
    answer = answer_of(case)
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.plan and not answer.plan.duties
    assert answer.tiers[0].value == 5  # 30 days a year x 2/12, and no weekly share
    assert answer.tiers[1].value == 0  # no week to want anything of


def test_a_horizon_without_slots_that_asks_for_service_is_infeasible() -> None:
    values = {"roster.weekly_share.mode": "off", "roster.annual_days.mode": "hard"}
    answer = answer_of(make_case(tiny_county(), "2026-03-07", "2026-03-08", values))
    assert answer.outcome is Outcome.INFEASIBLE
    assert [(f.rule, f.amount) for f in answer.conflict] == [("roster.annual_days", 7.5)]


def test_a_pin_on_a_sunday_is_planned_and_counts() -> None:
    county = tiny_county(pins=[pin("P1", "2026-03-08", "T1")])
    answer = answer_of(make_case(county, "2026-03-07", "2026-03-08", EVERY_RULE))
    assert answer.plan and [d.date.isoformat() for d in answer.plan.duties] == ["2026-03-08"]
    assert [t.value for t in answer.tiers] == [6.5, 0, 0, 60, 0]  # 7.5 days due, one served; half an hour each way


def test_a_horizon_of_one_day() -> None:
    answer = answer_of(make_case(tiny_county(needs=[need("T1", 1)]), "2026-03-06", "2026-03-06", EVERY_RULE))
    assert answer.plan and len(answer.plan.duties) == 1


@pytest.mark.parametrize("halves", ["day", "half"])
def test_a_county_that_can_send_nobody(halves: str) -> None:
    staff = people(3, dispatchable=False)
    values = {**EVERY_RULE, "roster.availability.slot": halves}
    answer = answer_of(make_case(tiny_county(people=staff, needs=[need("T1", 2)]), "2026-03-02", "2026-03-08", values))
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.plan and not answer.plan.duties
    assert [t.value for t in answer.tiers] == [2 + 3 * 7.5, 2, 0, 0, 0]


def test_a_county_without_staff() -> None:
    answer = answer_of(make_case(tiny_county(people=[], needs=[need("T1", 2)]), "2026-03-02", "2026-03-08"))
    assert [t.value for t in answer.tiers] == [0, 2, 0, 0, 0]


def test_nothing_to_do_is_a_plan_without_duties() -> None:
    staff = [person(title=Title.JUNIOR)]
    answer = answer_of(make_case(tiny_county(people=staff), "2026-03-02", "2026-03-29"))
    assert answer.plan and not answer.plan.duties
    assert [t.value for t in answer.tiers] == [t.bound for t in answer.tiers] == [0, 0, 0, 0, 0]


def test_weeks_and_years_that_the_horizon_cuts() -> None:
    county = tiny_county(people=people(2), needs=[need("T1", 2)], absences=[absence("P1", "2025-12-30", "2025-12-31")])
    answer = answer_of(make_case(county, "2025-12-31", "2026-01-06", EVERY_RULE))
    assert answer.outcome is Outcome.OPTIMAL


@pytest.mark.parametrize("seconds", [0.0, 1e-6, 0.05])
@pytest.mark.parametrize("profile", ["urad", "xinjiang"])
def test_out_of_time_there_is_a_plan_with_bounds_or_none_is_known(seconds: float, profile: str) -> None:
    case = generated(profile=profile, hosts=False, people=32, facilities=6)
    answer = answer_of(case, SolveOptions(time_limit=seconds, workers=1))
    assert answer.outcome is not Outcome.INFEASIBLE
    if answer.outcome is Outcome.FEASIBLE:
        assert answer.termination is Termination.TIME_LIMIT
        assert not answer.reproducible
        assert answer.tiers[0].bound is not None


def test_out_of_time_an_infeasible_county_is_unknown_or_infeasible() -> None:
    values = {"roster.weekly_share.mode": "hard"}
    case = make_case(tiny_county(people=people(2, dispatchable=False)), "2026-03-02", "2026-03-08", values)
    answer = solve(case, SolveOptions(time_limit=0.0, workers=1), lambda _: None)
    check_answer(case, answer)
    assert answer.plan is None
