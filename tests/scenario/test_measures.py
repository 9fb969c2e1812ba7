"""The indicators of a table are the checker's counts, of each decision."""

import pytest

from models.county import LicenseClass, Title
from models.decision import Case, Plan
from models.rules import audit
from models.scenario.measures import Amounts, measured
from tests.builders import duty, make_case, make_plan, need, people, person, tiny_county
from tests.files.out.certificates import certificate_of
from tests.headcount_builders import headcount_case, headcount_county, headcount_plan, moved, posts, posts_of
from tests.siting_builders import served, site, siting_case, siting_county, siting_plan, standing


def of(case: Case, plan: Plan) -> Amounts:
    """Return the indicators of a plan."""
    verdict = audit(case, plan)
    return measured(case, plan, verdict, certificate_of(case, plan, verdict, ())).amounts


def test_a_roster_is_measured_by_people_days_need_and_road() -> None:
    county = tiny_county(people=people(2), needs=[need("T1", 1), need("T2", 2)], profile="urad")
    case = make_case(county, "2026-03-02", "2026-03-08")
    found = of(case, make_plan(case, duty("P1", "T1", "2026-03-02"), duty("P2", "T2", "2026-03-03")))
    assert (found["sent"], found["days"], found["places"], found["unmet"]) == (2.0, 2.0, 1.0, 1.0)
    assert (found["need"], found["road"]) == (2 / 3, 2 * 30.0 + 2 * 60.0)


def test_days_of_traditional_medicine_are_a_share_of_days_and_of_places() -> None:
    tcm = {"license_class": LicenseClass.TCM}
    county = tiny_county(people=[person("P1", **tcm), person("P2")], profile="urad")
    case = make_case(county, "2026-03-02", "2026-03-08")
    plan = make_plan(
        case, duty("P1", "T1", "2026-03-02"), duty("P2", "T1", "2026-03-03"), duty("P2", "T2", "2026-03-04")
    )
    verdict = audit(case, plan)
    found = measured(case, plan, verdict, certificate_of(case, plan, verdict, ()))
    assert (found.parts["tcm"], found.parts["tcm_places"]) == ((1.0, 3.0), (1.0, 2.0))
    assert found.amounts["tcm"] == pytest.approx(1 / 3)


def test_the_weekly_share_is_counted_over_the_weeks_due() -> None:
    """Two of senior title in two weeks due, of which one serves in the first alone."""
    county = tiny_county(people=[person("P1", title=Title.DEPUTY_SENIOR), person("P2", title=Title.SENIOR)])
    case = make_case(county, "2026-03-02", "2026-03-15", {"roster.weekly_share.mode": "soft"})
    plan = make_plan(case, duty("P1", "T1", "2026-03-03"))
    verdict = audit(case, plan)
    assert measured(case, plan, verdict, certificate_of(case, plan, verdict, ())).parts["weekly"] == (1.0, 4.0)


def test_what_is_off_is_not_measured() -> None:
    case = make_case(tiny_county(), "2026-03-02", "2026-03-08", {"roster.travel.mode": "off"})
    assert "road" not in of(case, make_plan(case))


def test_a_siting_is_measured_by_its_goals() -> None:
    case = siting_case(siting_county(sites=[site(fixed_cost=7)]))
    found = of(
        case, siting_plan(standing("检验", "H1"), served("T1", "检验", "H1", 100), served("T2", "检验", "H1", 100))
    )
    assert (found["centers"], found["longest"]) == (1.0, 60.0)
    assert found["cost"] == 7.0


def test_a_headcount_is_measured_by_posts() -> None:
    case = headcount_case(headcount_county([posts("T1", approved=5, required=3), posts("T2", approved=2, required=4)]))
    found = of(case, headcount_plan(case, posts_of("T1", 4), posts_of("T2", 3), moved("T1", "T2", 1)))
    assert found == {
        "posts_met": 6 / 7, "missing": 1.0, "transferred": 1.0, "granted": 0.0, "borrowed": 0.0, "recruits": 0.0
    }  # fmt: skip
