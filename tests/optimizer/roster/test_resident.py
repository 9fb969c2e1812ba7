"""roster.resident in the formulation: the optimum is the best of all plans, as the checker alone judges."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models.county import Mode, PinKind
from models.roster import RosterCase
from tests.builders import facility, hospital, make_case, need, only, people, person, pin, resident, tiny_county
from tests.optimizer.brute import assert_best, count
from tests.optimizer.judging import answer_of
from tests.optimizer.strategies import TOWNS, Toy, toys

RULE = "roster.resident"
VALUES = st.fixed_dictionaries(
    {f"{RULE}.mode": st.sampled_from(("hard", "hard", "soft", "report")), f"{RULE}.weight": st.sampled_from(("1", "3"))}
)
RANGES = (("2025-12-01", "2026-06-30"), ("2025-12-31", "2026-03-04"), ("2026-03-04", "2026-04-01"))


@st.composite
def resident_toys(draw: DrawFn) -> Toy:
    """Draw a toy in which one or two people are posted."""
    case = draw(toys(draw(VALUES))).case
    posted = draw(st.lists(st.sampled_from([p.id for p in case.county.staff]), min_size=1, max_size=2, unique=True))
    rows = [resident(p, draw(st.sampled_from(TOWNS)), *draw(st.sampled_from(RANGES))) for p in posted]
    county = case.county.model_copy(update={"residents": tuple(rows)})
    return Toy(RosterCase(county, case.policy, case.first, case.last))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=resident_toys())
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    assume(count(toy.case) <= 200)
    assert_best(toy.case)


def test_a_resident_counts_for_share_days_and_needs_and_goes_nowhere_else() -> None:
    places = [hospital(), facility("T1", open_weekdays=(1, 2, 3, 4)), facility("T2")]
    county = tiny_county(
        people=people(1),
        facilities=places,
        residents=[resident("P1", "T1", "2026-01-01", "2026-12-31")],
        needs=[need("T1", 4), need("T2", 1)],
    )
    soft = ("weekly_share", "annual_days", "need")
    rules = only(RULE, "roster.one_place", "roster.rooms") | {f"roster.{name}.mode": "soft" for name in soft}
    answer = answer_of(make_case(county, "2026-03-02", "2026-03-08", rules))
    assert answer.plan
    assert [(d.facility, d.date.day, d.pinned) for d in answer.plan.duties] == [("T1", n, True) for n in (2, 3, 4, 5)]
    assert [t.value for t in answer.tiers] == [3.5, 1, 0, 0, 0]  # 7.5 days due, 4 served; T2 gets nobody


def test_a_pin_takes_the_resident_away_for_its_day() -> None:
    county = tiny_county(
        people=[person()],
        residents=[resident("P1", "T1", "2026-01-01", "2026-12-31")],
        pins=[pin("P1", "2026-03-03", "T2"), pin("P1", "2026-03-04", kind=PinKind.MUST_NOT)],
    )
    rules = only(RULE, "roster.one_place", "roster.pins")
    answer = answer_of(make_case(county, "2026-03-02", "2026-03-06", rules))
    assert answer.plan
    assert [(d.facility, d.date.day) for d in answer.plan.duties] == [("T1", 2), ("T2", 3), ("T1", 5), ("T1", 6)]


@pytest.mark.parametrize(("unit", "days"), [("day", 1), ("half", 0.5)])
def test_when_soft_a_day_elsewhere_has_its_price(unit: str, days: float) -> None:
    places = [hospital(), facility("T1", open_weekdays=(1, 2, 3, 4)), facility("T2")]
    posted = [resident("P1", "T1", "2026-01-01", "2026-12-31")]
    wanted = [need("T2", days, minimum=days)]
    county = tiny_county(people=people(1), facilities=places, residents=posted, needs=wanted)
    rules = only(RULE, "roster.one_place", mode=Mode.SOFT, weight="3")
    rules |= {"roster.need.mode": "soft", "roster.availability.slot": unit, "roster.one_place.mode": "hard"}
    assert assert_best(make_case(county, "2026-03-05", "2026-03-06", rules)) == (3 * days, 0, 0, 0, 0)
