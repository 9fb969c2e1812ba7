"""roster.activities in the formulation: the optimum is the best of all plans, as the checker alone judges."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from models.certificate import Outcome
from models.county import Activity
from tests.builders import facility, hospital, make_case, need, only, people, pin, tiny_county
from tests.optimizer.brute import assert_best, count
from tests.optimizer.judging import answer_of
from tests.optimizer.strategies import Toy, toys

RULE = "roster.activities"
ELSEWHERE, HERE = "central_township_center", "township_center"
HOSTING = st.fixed_dictionaries(
    {
        f"{RULE}.mode": st.sampled_from(("hard", "soft", "soft", "report")),
        f"{RULE}.rounds": st.sampled_from((ELSEWHERE, ELSEWHERE, HERE, "")),
        f"{RULE}.lecture": st.sampled_from((ELSEWHERE, HERE, "")),
        f"{RULE}.weight": st.sampled_from(("1", "2")),
    }
)
TUESDAY = ("2026-03-03", "2026-03-03")


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=HOSTING.flatmap(toys))
def test_the_optimum_is_the_best_of_all_plans(toy: Toy) -> None:
    assume(count(toy.case) <= 200)
    assert_best(toy.case)


def tiers(mode: str, **records: object) -> tuple[float, ...] | None:
    """Return the tiers of the best plan of a Tuesday on which T1 must have teaching rounds."""
    rounds = [need("T1", 1, minimum=1, activity=Activity.ROUNDS)]
    county = tiny_county(people=people(1), facilities=[hospital(), facility("T1")], needs=rounds, **records)
    rules = only("roster.need", "roster.one_place", "roster.pins")
    given = {f"{RULE}.mode": mode, f"{RULE}.rounds": ELSEWHERE, f"{RULE}.weight": "3"}
    return assert_best(make_case(county, *TUESDAY, {**rules, **given}))


def test_what_cannot_be_hosted_is_not_offered_or_has_its_price() -> None:
    assert tiers("hard") is None
    assert tiers("soft") == (3, 0, 0, 0, 0)
    assert tiers("report") == (0, 0, 0, 0, 0)


def test_a_pinned_duty_is_not_named_so_either() -> None:
    pins = [pin("P1", "2026-03-03", "T1")]
    assert tiers("hard", pins=pins) is None
    assert tiers("soft", pins=pins) == (3, 0, 0, 0, 0)


def test_the_need_says_that_the_activity_is_not_hosted() -> None:
    county = tiny_county(needs=[need("T1", 1, minimum=1, activity=Activity.ROUNDS)])
    rules = only("roster.need", RULE) | {f"{RULE}.rounds": ELSEWHERE}
    answer = answer_of(make_case(county, "2026-03-02", "2026-03-08", rules))
    assert answer.outcome is Outcome.INFEASIBLE
    assert "不开展" in answer.conflict[0].reason.zh
