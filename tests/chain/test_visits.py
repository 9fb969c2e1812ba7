"""Which visits unfilled posts ask for, why some ask for none, and how they come on top of other needs."""

import pytest

from models.chain.visits import Visit
from models.county import Activity, Category, County, FacilityKind, Need, Period, Person
from tests.builders import need, person
from tests.chain.hand import by_hand, hand_county
from tests.headcount_builders import posts, total
from tests.siting_builders import hospital, phase, town

PHYSICIAN = Category.PHYSICIAN


def visits_of(county: County, **values: str) -> list[Visit]:
    """Return the visits that posts of physicians ask for."""
    return [v for v in by_hand(county, days=(), **values).posted.visits if v.line.cell.category is PHYSICIAN]


def short_of_physicians(count: int, people: list[Person], **records: object) -> County:
    """Return the county in which T1 needs so many physicians more than it has."""
    rows = [*hand_county().posts, posts("T1", PHYSICIAN, required=count)]
    return hand_county(people=people, posts=rows, totals=[total(3)], **records)


def doctors(*specialties: str, **fields: object) -> list[Person]:
    """Return a physician of H1 of each specialty."""
    return [person(f"P{n}", specialty=s, **fields) for n, s in enumerate(specialties, start=1)]


def test_posts_take_the_specialties_that_can_come_in_turn() -> None:
    found = visits_of(short_of_physicians(5, doctors("外科", "儿科")))
    assert [(v.specialty, v.posts, v.days) for v in found] == [("外科", 3, 12.0), ("儿科", 2, 8.0)]


def test_days_and_specialties_are_policy() -> None:
    county = short_of_physicians(1, doctors("外科", "眼科"))
    found = visits_of(county, roster__need__post_days="2.5", roster__need__post_specialties="医师:眼科")
    assert [(v.specialty, v.days) for v in found] == [("眼科", 2.5)]


def test_who_is_not_licensed_for_is_not_asked_for() -> None:
    places = [hospital(), town("T1", licensed_subjects=("内科",)), town("T2")]
    [visit] = visits_of(short_of_physicians(2, doctors("外科"), facilities=places))
    assert (visit.posts, visit.days, visit.unasked) == (2, 0.0, "not_licensed")
    found = visits_of(short_of_physicians(2, doctors("外科", "内科"), facilities=places))
    assert [(v.specialty, v.posts) for v in found] == [("内科", 2)]


@pytest.mark.parametrize(
    ("people", "why"),
    [
        (doctors("眼科"), "nobody"),
        (doctors("外科", dispatchable=False), "nobody"),
        (doctors("外科", no_remote=True), "out_of_reach"),
    ],
)
def test_nobody_who_can_come_is_told(people: list[Person], why: str) -> None:
    [visit] = visits_of(short_of_physicians(1, people), roster__eligible__remote_minutes="10")
    assert (visit.unasked, visit.days) == (why, 0.0)


def test_a_category_without_specialty_and_a_place_that_receives_nobody_ask_for_none() -> None:
    listed = "nurse:护理"
    [visit] = visits_of(short_of_physicians(1, doctors("外科")), roster__need__post_specialties=listed)
    assert visit.unasked == "no_specialty"
    places = [hospital(), town("T1", kind=FacilityKind.COUNTY_HOSPITAL), town("T2")]
    [visit] = visits_of(short_of_physicians(1, doctors("外科"), facilities=places))
    assert visit.unasked == "not_receiving"


def targets(*needs: Need) -> dict[tuple[str, str, str], float]:
    """Return the targets of T1 once one physician's post asks for 4 days of 外科."""
    county = short_of_physicians(1, doctors("外科"), needs=list(needs))
    hand = by_hand(county, days=())
    return {(n.specialty, n.period.value, n.activity or ""): n.target for n in hand.posted.county.needs}


def test_days_come_on_top_of_a_month() -> None:
    assert targets(need("T1", 3, specialty="外科", period=Period.MONTH)) == {("外科", "month", ""): 7.0}


def test_days_come_on_top_of_the_weeks_of_the_month() -> None:
    """March 2026 has 22 working days in 5 weeks: four of 1 day, and 2/5 of one that rounds up to 1."""
    found = targets(need("T1", 1, specialty="外科"))
    assert found == {("外科", "week", ""): 1.0, ("外科", "month", ""): 5 + 4.0}


def test_days_come_on_top_of_those_of_an_activity() -> None:
    teaching = need("T1", 6, specialty="外科", period=Period.MONTH, activity=Activity.CLINIC)
    own = need("T1", 2, specialty="外科", period=Period.MONTH)
    found = targets(teaching, own)
    assert found == {("外科", "month", "clinic"): 6.0, ("外科", "month", ""): 6 + 4.0}


def test_a_need_of_any_specialty_grows_by_as_much() -> None:
    """Else the days of the chain would be among those that the facility wants of anybody."""
    found = targets(need("T1", 10, period=Period.MONTH), need("T2", 10, period=Period.MONTH))
    assert found[("外科", "month", "")] == 4.0
    county = short_of_physicians(1, doctors("外科"), needs=[need("T1", 10, period=Period.MONTH), need("T2", 9)])
    rows = {(n.facility, n.specialty): n.target for n in by_hand(county, days=()).posted.county.needs}
    assert rows == {("T1", ""): 14.0, ("T2", ""): 9.0, ("T1", "外科"): 4.0}


def test_a_center_that_opens_later_asks_for_no_visits_yet() -> None:
    county = hand_county(phases=[phase("1", 2027)])
    hand = by_hand(county, headcount__need__years="2")
    assert [ask.asked for ask in hand.sited.asks] == [3]
    [of_center, *_] = hand.report.needs
    assert (of_center.later, of_center.left, of_center.visits) == (True, 0, ())
    assert hand.posted.visits == ()
    assert hand.recount() == []
