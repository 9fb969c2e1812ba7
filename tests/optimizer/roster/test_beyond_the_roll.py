"""People beyond the roll (返聘, 外聘) cover needs, and count neither for the weekly share nor for annual days."""

import pytest

from models.county import Employment, Need, Part, Person
from models.roster import RosterCase
from models.rules import audit
from models.verdict import Verdict
from tests.builders import duty, facility, hospital, make_case, make_plan, need, only, person, tiny_county
from tests.optimizer.brute import assert_best
from tests.optimizer.judging import answer_of

BEYOND = pytest.mark.parametrize("employment", [Employment.REHIRED, Employment.VISITING])
ROLL = pytest.mark.parametrize("employment", [Employment.ON_POST, Employment.CONTRACTED])
SHARE, DAYS, NEED = "roster.weekly_share", "roster.annual_days", "roster.need"


def case_of(people: list[Person], *rules: str, needs: list[Need] | None = None) -> RosterCase:
    """Return two working days of a county with one town, in which only ``rules`` bind, softly."""
    county = tiny_county(people=people, facilities=[hospital(), facility("T1")], needs=needs or [])
    modes = {f"{rule}.mode": "soft" for rule in rules}
    return make_case(county, "2026-03-05", "2026-03-06", {**only("roster.one_place", "roster.availability"), **modes})


def judged(case: RosterCase, who: str) -> Verdict:
    """Return the verdict on one duty of ``who``."""
    return audit(case, make_plan(case, duty(who, "T1", "2026-03-05")))


@BEYOND
def test_alone_they_are_asked_for_nothing(employment: Employment) -> None:
    case = case_of([person(employment=employment)], SHARE, DAYS)
    assert case.obligations.weekly_roll("H1", case.weeks[0]) == ()
    assert case.obligations.annual(case.county.staff[0], 2026) is None
    answer = answer_of(case)
    assert answer.plan and answer.plan.duties == ()
    assert assert_best(case) == (0, 0, 0, 0, 0)


@ROLL
def test_the_same_people_on_the_roll_are_asked(employment: Employment) -> None:
    case = case_of([person(employment=employment)], SHARE, DAYS)
    answer = answer_of(case)
    assert answer.plan and len(answer.plan.duties) == 2
    assert assert_best(case) == (5.5, 0, 0, 0, 0)  # 7.5 days due by March, two days served, the weekly share kept


@BEYOND
def test_their_service_fills_no_weekly_share(employment: Employment) -> None:
    staff = [person("P1", employment=employment), person("P2", dispatchable=False)]
    case = case_of(staff, SHARE)
    assert [p.id for p in case.obligations.weekly_roll("H1", case.weeks[0])] == ["P2"]
    assert judged(case, "P1").score(SHARE).shortfall == 1
    assert judged(case, "P2").score(SHARE).shortfall == 0
    assert assert_best(case) == (1, 0, 0, 0, 0)


@BEYOND
def test_they_stand_in_no_denominator(employment: Employment) -> None:
    """Half of two people on the roll is one; a third and a fourth beyond it ask for no second."""
    staff = [person("P1"), person("P2"), *(person(id, employment=employment) for id in ("P3", "P4", "P5"))]
    case = case_of(staff, SHARE)
    assert judged(case, "P1").score(SHARE).shortfall == 0
    answer = answer_of(case)
    assert answer.tiers[0].value == 0


@BEYOND
def test_they_have_no_row_of_annual_days(employment: Employment) -> None:
    case = case_of([person("P1", employment=employment), person("P2")], DAYS)
    found = judged(case, "P1").of(DAYS)
    assert {f.where.person for f in found} == {"P2"}


@BEYOND
def test_they_cover_needs(employment: Employment) -> None:
    case = case_of([person(employment=employment)], NEED, SHARE, DAYS, needs=[need("T1", 2)])
    assert judged(case, "P1").score(NEED).shortfall == 1
    answer = answer_of(case)
    assert answer.plan and [d.part for d in answer.plan.duties] == [Part.DAY, Part.DAY]
    assert assert_best(case) == (0, 0, 0, 0, 0)
