"""roster.specialty_minimum in the formulation: the optimum is the best of all plans, as the checker alone judges."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from models.certificate import Outcome
from tests.builders import facility, hospital, make_case, only, person, pin, tiny_county
from tests.optimizer.brute import assert_best, count
from tests.optimizer.judging import answer_of
from tests.optimizer.strategies import Toy, toys

RULE = "roster.specialty_minimum"
FLOORS = st.fixed_dictionaries(
    {
        f"{RULE}.mode": st.sampled_from(("soft", "soft", "hard", "report")),
        f"{RULE}.days": st.sampled_from(("0.5", "1", "2", "4")),
        f"{RULE}.specialties": st.sampled_from(("外科", "内科、外科", "内科/外科")),
        f"{RULE}.weight": st.sampled_from(("1", "2")),
    }
)
WEEK = ("2026-03-02", "2026-03-08")


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=FLOORS.flatmap(toys))
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    assume(count(toy.case) <= 200)
    assert_best(toy.case)


def test_who_has_the_specialty_goes_and_pins_serve() -> None:
    staff = [person("P1", specialty="小儿科"), person("P2", specialty="内科")]
    county = tiny_county(people=staff, facilities=[hospital(), facility("T1")], pins=[pin("P1", "2026-03-02", "T1")])
    rules = only(RULE, "roster.one_place", days="9", specialties="儿科/小儿科")
    rules |= {"roster.pins.mode": "hard"}
    answer = answer_of(make_case(county, *WEEK, rules))
    assert answer.plan and [d.person for d in answer.plan.duties] == ["P1", "P1"]  # 9 x 5/22, half up


def test_a_hard_minimum_that_nobody_can_meet_is_infeasible_and_named() -> None:
    county = tiny_county(people=[person(specialty="内科")], facilities=[hospital(), facility("T1")])
    answer = answer_of(make_case(county, *WEEK, only(RULE, days="9", specialties="儿科")))
    assert answer.outcome is Outcome.INFEASIBLE
    assert [(f.rule, f.amount) for f in answer.conflict] == [(RULE, 2)]
