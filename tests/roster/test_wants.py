"""What is wanted of a horizon, in proportion where a month or year lies in it in part."""

import pytest

from models.county import Activity, Period
from models.roster.wants import Want
from tests.builders import make_case, need, split, tiny_county


def wants(horizon: tuple[str, str], **fields: object) -> list[tuple[str, str, float, float, bool]]:
    case = make_case(tiny_county(needs=[need("T1", **fields)]), *horizon)  # type: ignore[arg-type]
    return [(str(w.first), str(w.last), w.minimum, w.target, w.settled) for w in case.wants]


def test_a_week_counts_in_full_where_it_ends_and_for_its_part_before() -> None:
    found = wants(("2026-03-01", "2026-03-31"), target=2)
    assert [f[0] for f in found] == ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"]
    # Two of the week's five working days: 0.8 of 2 days, rounded up.
    assert found[-1] == ("2026-03-30", "2026-03-31", 0, 1, False)
    assert found[0] == ("2026-03-02", "2026-03-08", 0, 2, True)


SPLITS = [split("T1", "2026-03-30", 2), split("T1", "2026-06-29", 0), split("T2", "2026-03-30", 1)]


@pytest.mark.parametrize(
    ("last", "target", "days", "minimum"),
    [
        ("2026-03-31", 3, 2, 0),  # as split, where proportion would ask for 2/5 of 3 days, rounded up to 2 as well
        ("2026-03-31", 6, 2, 1),  # 6 x 2/5 rounded up would be 3; the minimum of 3 counts for 1.2, down to 1
        ("2026-03-31", 1, 1, 0),  # no more than the week wants
        ("2026-06-30", 3, 0, 0),  # nothing asked in June's two days of that week, whatever the proportion
        ("2026-03-30", 6, 2, 0),  # the month does not end here: in proportion, 6 x 1/5 rounded up
    ],
)
def test_an_open_week_is_split_as_the_year_plan_has_it(last: str, target: float, days: float, minimum: float) -> None:
    wanted = need("T1", target, minimum=target // 2)
    case = make_case(tiny_county(needs=[wanted], splits=SPLITS), f"{last[:7]}-01", last)
    found = case.wants[-1]
    assert (found.settled, found.target, found.minimum) == (False, days, minimum)


def test_a_split_is_that_of_its_own_need() -> None:
    splits = [split("T1", "2026-03-30", 0, specialty="儿科"), split("T1", "2026-03-30", 0, activity=Activity.ROUNDS)]
    case = make_case(tiny_county(needs=[need("T1", 5)], splits=splits), "2026-03-01", "2026-03-31")
    assert case.wants[-1].target == 2


def test_the_month_that_ends_the_week_wants_all_of_it() -> None:
    case = make_case(tiny_county(needs=[need("T1", 5)], splits=SPLITS), "2026-04-01", "2026-04-30")
    assert (case.wants[0].target, case.wants[0].settled) == (5, True)


def test_a_month_in_full_and_in_part() -> None:
    monthly = {"target": 11, "minimum": 3, "period": Period.MONTH}
    assert wants(("2026-03-01", "2026-03-31"), **monthly) == [("2026-03-01", "2026-03-31", 3, 11, True)]
    # 10 of 22 working days: 5 of 11 days, and 1.36 of 3 down to 1.
    assert wants(("2026-03-02", "2026-03-15"), **monthly) == [("2026-03-02", "2026-03-15", 1, 5, True)]


def test_a_year_in_part() -> None:
    # March has 22 of the 248 working days of 2026 (261 weekdays, 19 off, 6 made up): 12 x 22 / 248 = 1.06.
    case = make_case(tiny_county(), "2026-01-01", "2026-12-31")
    assert len(case.slots) == 248
    (found,) = wants(("2026-03-01", "2026-03-31"), target=12, period=Period.YEAR)
    assert found == ("2026-03-01", "2026-03-31", 0, 1, True)


@pytest.mark.parametrize(
    ("specialty", "activity", "serves"),
    [("儿科", Activity.CLINIC, True), ("内科", Activity.CLINIC, False), ("儿科", Activity.REMOTE, False)],
)
def test_a_want_of_a_specialty(specialty: str, activity: Activity, serves: bool) -> None:
    county = tiny_county(needs=[need("T1", 1, specialty="儿科")])
    want: Want = make_case(county, "2026-03-02", "2026-03-08").wants[0]
    assert want.matches(specialty, activity) == serves
