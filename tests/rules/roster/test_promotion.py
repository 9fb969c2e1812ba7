"""roster.promotion: whoever is close to the days of a promotion is helped; nobody is said to qualify."""

import pytest

from models.county import County, FacilityKind
from models.roster.promotion import close_to_promotion
from tests.builders import duties, facility, hospital, make_case, only, opening, person, pin, published, tiny_county
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.promotion"
D2, D3, D4 = (f"2026-03-{n:02d}" for n in range(2, 5))


def close(days: float = 122, year: int | None = 2026, **fields: object) -> County:
    """Return a person of a promotion year with so many days within 24 months at the end of February."""
    places = [hospital(), facility("T1"), facility("C1", kind=FacilityKind.COMMUNITY_CENTER)]
    balance = opening("P1", "2026-02-28", 0, days_24m=days)
    return tiny_county([person(promotion_year=year)], places, opening=[balance], **fields)


def test_complete_exactly_at_the_days_asked() -> None:
    assert judge(RULE, close(), duties("P1", "T1", D2, D3, D4), MARCH).findings == ()


@pytest.mark.parametrize(("served", "short"), [((), 3), ((D2,), 2), ((D2, D3), 1)])
def test_broken_by_exactly_what_is_missing(served: tuple[str, ...], short: float) -> None:
    assert shortfall(RULE, close(), duties("P1", "T1", *served), MARCH) == short


@pytest.mark.parametrize(
    ("days", "year", "is_close"),
    [(105, 2026, True), (104.5, 2026, False), (125, 2026, False), (122, 2027, True), (122, 2028, False),
     (122, 2025, False), (122, None, False)],
)  # fmt: skip
def test_who_is_close(days: float, year: int | None, is_close: bool) -> None:
    case = make_case(close(days, year), *MARCH, only(RULE))
    assert bool(close_to_promotion(case)) == is_close


def test_what_was_published_since_the_balance_is_added() -> None:
    county = close(published=[published("P1", "T1", "2026-03-02"), published("P1", "C1", "2026-03-03")])
    case = make_case(county, "2026-03-09", "2026-03-31", only(RULE))
    assert close_to_promotion(case) == {"P1": 2}


def test_only_township_centers_count() -> None:
    assert shortfall(RULE, close(), duties("P1", "C1", D2, D3), MARCH) == 3


def test_pinned_days_serve_and_words_promise_nothing() -> None:
    county = close(pins=[pin("P1", D2, "T1")])
    (found,) = judge(RULE, county, duties("P1", "T1", D2), MARCH).findings
    assert (found.required, found.actual, found.amount) == (125, 123, 2)
    assert "仅供申报参考" in found.message.zh


def test_every_mode() -> None:
    assert_every_mode(RULE, close(), duties("P1", "T1", D2), 2, MARCH)
