"""Counties without a plan: said only when a second run agrees, with the least that would have to give way."""

import pytest

from models.certificate import Outcome, Termination
from models.county import Activity, Period, Title
from models.roster import RosterCase
from optimizer import confirm as confirming
from optimizer.answer import RosterAnswer
from optimizer.confirm import EnginesDisagree, confirm
from optimizer.engines import Limits, LinearModel, Solution, Status
from tests.builders import (
    WEEKDAYS,
    absence,
    facility,
    hospital,
    make_case,
    need,
    people,
    person,
    pin,
    published,
    tiny_county,
    weekly,
)
from tests.optimizer.judging import answer_of

WEEK = ("2026-03-02", "2026-03-08")
HARD = {"roster.weekly_share.mode": "hard"}
ANNUAL = {"roster.weekly_share.mode": "off", "roster.annual_days.mode": "hard"}


def refused(case: RosterCase) -> RosterAnswer:
    """Return the answer of a case that has no plan."""
    answer = answer_of(case)
    assert (answer.outcome, answer.termination) == (Outcome.INFEASIBLE, Termination.OPTIMAL)
    assert answer.plan is None
    assert answer.confirmed_by == "CP-SAT"
    return answer


def test_a_share_that_cannot_be_reached_is_short_by_those_who_are_away() -> None:
    away = [absence(id, *WEEK) for id in ("P1", "P2", "P3")]
    answer = refused(make_case(tiny_county(people=people(4), absences=away), *WEEK, HARD))
    (found,) = answer.conflict
    assert (found.rule, found.required, found.actual, found.amount) == ("roster.weekly_share", 2, 1, 1)
    assert found.message.zh and found.message.en and found.owner.zh


def test_annual_days_that_cannot_be_served_are_short_by_the_days_missing() -> None:
    sessions = tuple(weekly(n) for n in (1, 2, 3, 4))
    county = tiny_county(people=[person(fixed_unavailable=sessions), person("P2")])
    answer = refused(make_case(county, *WEEK, {**ANNUAL, "roster.annual_days.days": "12"}))
    (found,) = answer.conflict
    assert (found.rule, found.where.person, found.amount) == ("roster.annual_days", "P1", 2)


def test_a_minimum_above_the_supply_is_short_by_the_difference() -> None:
    wanted = [need("T1", 7, minimum=7, specialty="内科"), need("T2", 3)]
    answer = refused(make_case(tiny_county(needs=wanted), *WEEK, {"roster.weekly_share.mode": "off"}))
    (found,) = answer.conflict
    assert (found.rule, found.where.facility, found.required, found.amount) == ("roster.need", "T1", 7, 2)


def test_targets_that_are_hard_give_way_as_little_as_they_can() -> None:
    wanted = [need("T1", 4, period=Period.WEEK), need("T2", 3, period=Period.WEEK)]
    values = {"roster.weekly_share.mode": "off", "roster.need.mode": "hard"}
    answer = refused(make_case(tiny_county(needs=wanted), *WEEK, values))
    assert sum(f.amount for f in answer.conflict) == 2
    assert {f.rule for f in answer.conflict} == {"roster.need"}


def test_an_activity_that_nobody_may_plan_is_named() -> None:
    county = tiny_county(needs=[need("T1", 1, minimum=1, activity=Activity.REMOTE)])
    (found,) = refused(make_case(county, *WEEK)).conflict
    assert (found.rule, found.amount) == ("roster.need", 1)


def test_weeks_that_could_but_days_that_cannot() -> None:
    """Two people are free on Monday alone, where one room is: the week has room for both, Monday has not."""
    mondays = tuple(weekly(n) for n in (2, 3, 4, 5))
    staff = people(2, fixed_unavailable=mondays)
    places = [hospital(), facility("T1", rooms=1, open_weekdays=WEEKDAYS)]
    county = tiny_county(people=staff, facilities=places)
    answer = refused(make_case(county, *WEEK, {**ANNUAL, "roster.annual_days.days": "4"}))
    (found,) = answer.conflict
    assert (found.rule, found.amount) == ("roster.annual_days", 1)


def test_hosts_that_are_used_up_leave_nowhere_to_go() -> None:
    served = [published("P1", "T1", "2026-02-02"), published("P1", "T2", "2026-02-03")]
    places = [hospital(), facility("T1", rooms=0), facility("T2", rooms=0), facility("T3")]
    county = tiny_county(facilities=places, published=served)
    values = {**HARD, "roster.hosts.mode": "hard"}
    (found,) = refused(make_case(county, *WEEK, values)).conflict
    assert (found.rule, found.amount) == ("roster.weekly_share", 1)


def test_pins_never_make_a_county_infeasible() -> None:
    staff = [person("P1", title=Title.JUNIOR, dispatchable=False)]
    pins = [pin("P1", "2026-03-02", "T1"), pin("P1", "2026-03-07", "T2")]
    county = tiny_county(people=staff, facilities=[hospital(), facility("T1", rooms=0), facility("T2")], pins=pins)
    answer = answer_of(make_case(county, *WEEK))
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.plan and [d.pinned for d in answer.plan.duties] == [True, True]


def test_no_answer_where_the_engines_disagree() -> None:
    with pytest.raises(EnginesDisagree):
        confirm(_possible(), Limits(workers=1))


def test_a_third_run_is_asked_where_the_second_cannot_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confirming, "solve_sat", lambda *_: Solution(Status.UNKNOWN))
    impossible = _possible()
    impossible.row(("more",), [0], low=2)
    assert confirm(impossible, Limits(workers=1)) == "HiGHS without presolve"


def test_unknown_where_nobody_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in ("solve_sat", "solve_mip"):
        monkeypatch.setattr(confirming, engine, lambda *_: Solution(Status.UNKNOWN))
    away = [absence("P1", *WEEK)]
    answer = answer_of(make_case(tiny_county(absences=away), *WEEK, HARD))
    assert (answer.outcome, answer.plan, answer.conflict) == (Outcome.UNKNOWN, None, ())


def _possible() -> LinearModel:
    model = LinearModel()
    model.column(0, 1)
    return model
