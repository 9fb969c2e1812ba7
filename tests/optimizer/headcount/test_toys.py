"""The shipped toys: by hand, by the engine, and by every plan there is."""

import pytest

from instances.build.toys_headcount import HEADCOUNT_TOYS
from instances.build.toys_headcount_staff import HEADCOUNT_HARD, HEADCOUNT_STAFF_TOYS
from models.headcount import HeadcountCase
from models.policy import policy_of
from tests.optimizer.headcount.brute import assert_best, stages

TOYS = HEADCOUNT_TOYS | HEADCOUNT_STAFF_TOYS | HEADCOUNT_HARD


@pytest.mark.usefixtures("no_what_if")
@pytest.mark.parametrize("name", TOYS)
def test_by_hand_is_the_best_of_all_plans(name: str) -> None:
    county = TOYS[name].county()
    case = HeadcountCase(county, policy_of(county))
    found = assert_best(case)
    assert (found is None) == TOYS[name].infeasible
    if found is not None:
        assert dict(zip(stages(case), found.values(case), strict=True)) == TOYS[name].best
